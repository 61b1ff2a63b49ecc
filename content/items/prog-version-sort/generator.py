import random


def variant(rng: random.Random) -> dict[str, object]:
    major, low, high = rng.randint(1, 4), rng.randint(2, 9), rng.randint(10, 19)
    middle = rng.choice([n for n in range(1, 10) if n != low])
    minors = [low, high, middle]
    rng.shuffle(minors)
    versions = [f"{major}.{minor}" for minor in minors]
    code = (
        f"versions = {versions!r}\nprint(max(versions))\n"
        'print(max(versions, key=lambda v: [int(n) for n in v.split(".")]))'
    )
    by_text, by_number = max(versions), f"{major}.{high}"
    rationale = f"As texts the signs are compared one by one, and “{max(low, middle)}” comes after “1”: {by_text}. As numbers, {high} is the largest."
    return {
        "stem": "A release script picks the newest version in two ways. What does it print?",
        "language": "python",
        "code": code,
        "output": f"{by_text}\n{by_number}",
        "rationale": rationale,
    }
