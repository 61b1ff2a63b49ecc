import random


def variant(rng: random.Random) -> dict[str, object]:
    divisor, bonus, last = rng.choice((2, 3, 5)), rng.choice((10, 20, 30)), rng.choice((100, 200, 500))
    numbers = [divisor * rng.randint(1, 3), divisor * rng.randint(1, 2) + 1]
    rng.shuffle(numbers)
    code = (
        f"log = []\n\ndef step(n):\n    total = n\n    try:\n        if n % {divisor} == 0:\n            raise ValueError\n"
        f"        return total\n    except ValueError:\n        total += {bonus}\n        return total\n    finally:\n"
        f"        total += {last}\n        log.append(total)\n\nprint([step(n) for n in {numbers}])\nprint(log)"
    )
    results = [n + bonus if n % divisor == 0 else n for n in numbers]
    log = [result + last for result in results]
    rationale = (
        f"The value is worked out at `return`, before `finally` runs, so adding {last} there no longer changes what is returned: "
        f"{results}. The log is written in `finally` and holds the later values: {log}."
    )
    return {
        "stem": "What does this program print?",
        "language": "python",
        "code": code,
        "output": f"{results}\n{log}",
        "rationale": rationale,
    }
