import random


def variant(rng: random.Random) -> dict[str, object]:
    calls = rng.choice((10, 19, 20, 24, 29, 30, 39, 40, 49, 50, 60))
    step = rng.choice((1, 2, 3, 4, 5))
    fixed = rng.choice((0, 2, 5, 10))
    total = step * calls * (calls + 1) // 2 + fixed * calls
    before = f"Every call begins with {fixed} thousand tokens of instructions. " if fixed else ""
    stem = (
        f"An agent solves a task in {calls} calls of a model. {before}The first call {'also ' if fixed else ''}sends {step} thousand tokens of its task. Each later call sends what the call just before it sent, "
        f"and {step} thousand tokens more; nothing is cached or cut{' (the instructions still stand only once in each)' if fixed else ''}.\n\n"
        "How many thousand tokens are sent in all?"
    )
    rationale = (
        f"The growing part is {step} + {2 * step} + … + {calls * step} = {step} × {calls} × {calls + 1} / 2 = {step * calls * (calls + 1) // 2} thousand"
        + (f", and the instructions add {calls} × {fixed} = {calls * fixed}: {total}." if fixed else ".")
        + " Twice as many calls cost about four times as much; starting afresh for each part of the task avoids that."
    )
    return {"stem": stem, "answer": float(total), "tolerance": 0.0, "unit": "thousand tokens", "rationale": rationale}
