import random


def variant(rng: random.Random) -> dict[str, object]:
    signs = rng.choice((2, 4, 5, 8, 10, 16, 20))
    things = rng.choice((500, 900, 3000, 5000, 20_000, 50_000, 70_000, 300_000, 2_000_000))
    length = 1
    while signs**length < things:
        length += 1
    what = rng.choice(("products", "parcels", "documents", "sensors"))
    stem = (
        f"Each of {things} {what} shall have a code of its own. All codes have the same length and are made of {signs} different signs, which may repeat.\n\n"
        "How many signs long must a code be at least?"
    )
    rationale = (
        f"{signs}^{length - 1} = {signs ** (length - 1)} is too few, {signs}^{length} = {signs**length} is enough."
    )
    return {"stem": stem, "answer": float(length), "tolerance": 0.0, "unit": "signs", "rationale": rationale}
