import random


def variant(rng: random.Random) -> dict[str, object]:
    rates = rng.sample(range(2, 10), 3)
    amount = rng.choice((10, 20, 30, 100))
    kept_first = rng.random() < 0.5
    kept, late = "lambda x, rate=rate: x * rate", "lambda x: x * rate"
    first, second = (kept, late) if kept_first else (late, kept)
    code = (
        f"first, second = [], []\nfor rate in {rates}:\n    first.append({first})\n    second.append({second})\n"
        f"print([f({amount}) for f in first])\nprint([f({amount}) for f in second])"
    )
    each, same = [amount * rate for rate in rates], [amount * rates[-1]] * 3
    rows = (each, same) if kept_first else (same, each)
    rationale = (
        f"`lambda x: x * rate` looks `rate` up when it is called, after the loop, when it is {rates[-1]}: all three give "
        f"{amount * rates[-1]}. With `rate=rate` each function keeps the value of its own turn."
    )
    return {
        "stem": "What does this program print?",
        "language": "python",
        "code": code,
        "output": f"{rows[0]}\n{rows[1]}",
        "rationale": rationale,
    }
