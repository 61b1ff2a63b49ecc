import random


def variant(rng: random.Random) -> dict[str, object]:
    small = rng.choice((5, 10, 20, 25))
    factor = rng.choice((3, 4, 6, 8, 10))
    seconds = rng.choice((2, 3, 4, 5, 6))
    big = small * factor
    answer = seconds * factor**2
    stem = (
        "This function removes repeated ids, keeping the first of each:\n\n"
        "```python\ndef unique(ids):\n    kept = []\n    for each in ids:\n        if each not in kept:\n"
        "            kept.append(each)\n    return kept\n```\n\n"
        f"With {small} thousand ids, nearly all of them different, it takes {seconds} seconds, almost all of it in the `if`. "
        f"About how many seconds will it take with {big} thousand such ids?"
    )
    return {
        "stem": stem,
        "answer": answer,
        "tolerance": answer * 0.1,
        "unit": "seconds",
        "rationale": f"Each `not in` walks through the list kept so far, so the time grows with the square: {factor} times the ids "
        f"take {factor}² = {factor**2} times as long, {answer} seconds. With a set it would be about {seconds * factor} at most.",
    }
