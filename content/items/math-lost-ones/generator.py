import random


def _total(numbers: list[float]) -> float:
    total = 0.0
    for number in numbers:
        total += number
    return total


def variant(rng: random.Random) -> dict[str, object]:
    power = rng.choice((14, 17, 18, 20))
    small = rng.choice((1.0, 2.0, 3.0, 4.0, 5.0, 6.0))
    big = float(f"1e{power}")
    orders = [[big, small, -big], [big, -big, small], [small, big, -big]]
    chosen = rng.sample(orders, 2)

    def written(numbers: list[float]) -> str:
        return "[" + ", ".join(f"{'-' if n < 0 else ''}1e{power}" if abs(n) == big else f"{n}" for n in numbers) + "]"

    code = (
        "def add(numbers):\n    total = 0.0\n    for number in numbers:\n        total += number\n    return total\n\n"
        f"print(add({written(chosen[0])}))\nprint(add({written(chosen[1])}))"
    )
    lost = power > 16
    output = "\n".join(str(_total(numbers)) for numbers in chosen)
    rationale = (
        (
            f"Python's floats carry about 16 digits. Beside 1e{power}, {small:g} is less than half a step and vanishes; it only survives where the "
            "large numbers cancel before it is added."
        )
        if lost
        else f"Python's floats carry about 16 digits. 1e{power} leaves room for {small:g}, so nothing is lost in any order."
    )
    return {
        "stem": "What does this program print?",
        "language": "python",
        "code": code,
        "output": output,
        "rationale": rationale,
    }
