import random


def variant(rng: random.Random) -> dict[str, object]:
    down = rng.choice((10, 20, 25, 30, 40, 50, 60))
    up = rng.choice((10, 20, 25, 30, 40, 50, 60, 75, 100))
    what = rng.choice(("The cost of a run", "The time of a query", "The size of a file"))
    start = rng.choice((100, 200, 400, 800))
    result = start * (100 - down) * (100 + up) / 10_000
    stem = (
        f"{what} was {start} units. A first change made it {down} % smaller; a second one made the new value {up} % larger.\n\n"
        "How many units is it now?"
    )
    naive = start * (100 - down + up) / 100
    rationale = (
        f"{start} × {1 - down / 100:g} × {1 + up / 100:g} = {result:g}. The second percentage is taken of the smaller value, so the two cannot "
        f"simply be added ({naive:g} would come of that)."
    )
    return {"stem": stem, "answer": result, "tolerance": 0.5, "unit": "units", "rationale": rationale}
