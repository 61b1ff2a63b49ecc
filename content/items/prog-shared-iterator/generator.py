import random


def variant(rng: random.Random) -> dict[str, object]:
    numbers = rng.sample(range(1, 10), rng.choice((5, 7)))
    short = rng.choice((1, 2))
    stream = iter(numbers)
    pairs = list(zip(stream, stream, range(short), strict=False))
    rest = list(stream)
    code = (
        f"stream = iter({numbers})\n"
        f"pairs = [a - b for a, b, _ in zip(stream, stream, range({short}))]\n"
        "print(pairs)\nprint(list(stream))"
    )
    differences = [a - b for a, b, _ in pairs]
    rationale = (
        f"Both places draw from the same stream, so neighbours become pairs. After {short} of them `zip` draws two more numbers "
        f"before it finds `range({short})` empty; those two are lost and {rest} remains."
    )
    return {
        "stem": "What does this program print?",
        "language": "python",
        "code": code,
        "output": f"{differences}\n{rest}",
        "rationale": rationale,
    }
