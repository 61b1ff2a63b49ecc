import random

NEEDS = {
    "Collect examples": (),
    "Set up the service": (),
    "Label the examples": ("Collect examples",),
    "Write the test set": ("Collect examples",),
    "Train the model": ("Label the examples",),
    "Connect the data": ("Set up the service",),
    "Evaluate": ("Train the model", "Write the test set"),
    "Trial with users": ("Evaluate", "Connect the data"),
}


def _finish(days: dict[str, int]) -> dict[str, int]:
    finish: dict[str, int] = {}
    for step, needed in NEEDS.items():
        finish[step] = days[step] + max((finish[before] for before in needed), default=0)
    return finish


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        days = {step: rng.randint(2, 9) for step in NEEDS}
        late = rng.choice(("Write the test set", "Connect the data", "Set up the service", "Label the examples"))
        delay = rng.randint(4, 10)
        before = _finish(days)["Trial with users"]
        after = _finish({**days, late: days[late] + delay})["Trial with users"]
        if 0 < after - before < delay:
            break
    rows = "\n".join(f"| {step} | {days[step]} | {', '.join(needed) or 'nothing'} |" for step, needed in NEEDS.items())
    stem = (
        "A plan has these steps. A step starts when everything it needs is done, and there are enough people for steps "
        "to "
        f"run side by side.\n\n| Step | Days | Needs |\n| --- | ---: | --- |\n{rows}\n\n"
        f"*{late}* will take {delay} days longer than planned; nothing else changes.\n\n"
        "By how many days does the end of *Trial with users* move?"
    )
    rationale = (
        f"As planned, the longest chain ends on day {before}. With the delay it ends on day {after}. The step had "
        f"{delay - (after - before)} days of slack, so only {after - before} of the {delay} days reach the end."
    )
    return {"stem": stem, "answer": float(after - before), "tolerance": 0.0, "unit": "days", "rationale": rationale}
