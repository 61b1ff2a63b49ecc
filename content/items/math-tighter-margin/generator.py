import random


def variant(rng: random.Random) -> dict[str, object]:
    now = rng.choice((120, 150, 200, 250, 300, 400, 500, 600, 900))
    wide, factor = rng.choice(((6, 2), (6, 3), (4, 2), (8, 2), (8, 4), (9, 3), (5, 5), (4, 4), (10, 5)))
    more = now * factor * factor - now
    stem = (
        f"{now} randomly chosen answers of a model were rated by people. The share of good ones is known to within ±{wide} percentage points. "
        f"You want ±{wide // factor if wide % factor == 0 else wide / factor:g} points, at the same confidence.\n\nAbout how many **more** answers must be rated?"
    )
    rationale = (
        f"A margin {factor} times smaller takes {factor}² = {factor * factor} times as many: {now * factor * factor} in all, {more} more. Taking {factor} times "
        f"as many would only bring the margin down by the root of {factor}."
    )
    return {"stem": stem, "answer": float(more), "tolerance": more * 0.02, "unit": "answers", "rationale": rationale}
