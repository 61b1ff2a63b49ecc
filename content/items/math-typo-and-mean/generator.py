import random


def variant(rng: random.Random) -> dict[str, object]:
    count = rng.choice((9, 18, 20, 30, 36, 45, 50, 60, 90))
    true = rng.choice((10, 12, 15, 20, 25, 30, 40, 50))
    mean = rng.choice((14, 22, 31, 37, 45)) + true * 9 // count
    change = 9 * true / count
    stem = (
        f"The mean of {count} response times is {mean} ms. Then somebody sees that one of them was entered as {true * 10} ms and should have been {true} ms.\n\n"
        "By how many milliseconds does the mean fall when it is put right? (Within 0.05 is right.)"
    )
    rationale = f"The sum falls by {true * 10} − {true} = {9 * true} ms, and the mean by {9 * true} / {count} = {change:g} ms. The old mean does not matter."
    return {"stem": stem, "answer": round(change, 3), "tolerance": 0.05, "unit": "ms", "rationale": rationale}
