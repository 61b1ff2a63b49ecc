import random


def variant(rng: random.Random) -> dict[str, object]:
    rows = rng.choice((1000, 2000, 4000, 5000))
    rare = rows * rng.choice((3, 4, 5, 6, 8, 10)) // 100
    wrong = rare * rng.choice((40, 50, 60, 75, 80)) // 100
    gain = 100 * (rare - wrong) / rows
    what, event = rng.choice(
        (("payments", "are fraud"), ("machines", "fail"), ("customers", "cancel"), ("parcels", "get lost"))
    )
    stem = (
        f"Of {rows} {what}, {rare} {event}. A model says for each whether this will happen, and is wrong for {wrong} of all {rows}. A colleague proposes to drop the model and "
        "always say “no”.\n\nBy how many percentage points is the model's accuracy above that of always “no”?"
    )
    rationale = (
        f"“No” is wrong for {rare}, so right for {100 * (1 - rare / rows):g} %. The model is right for {100 * (1 - wrong / rows):g} %, which is {gain:g} points more. "
        "A high accuracy says little where one answer is common."
    )
    return {"stem": stem, "answer": round(gain, 3), "tolerance": 0.05, "unit": "points", "rationale": rationale}
