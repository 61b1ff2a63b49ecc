import random

STAFF = ("nurses", "guards", "engineers", "dispatchers", "clerks")


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        alarms, share = rng.randint(4, 60) * 10, rng.choice((20, 25, 40, 50, 60, 75, 80, 90))
        minutes, people = rng.choice((3, 4, 5, 6, 8, 10, 12, 15)), rng.choice((2, 3, 4, 5, 6, 8))
        false = alarms * share / 100
        hours = false * minutes / 60 / people
        if false == int(false) and 10 * hours == int(10 * hours) and 0.5 <= hours <= 12:
            break
    staff = rng.choice(STAFF)
    stem = (
        f"A model sends {alarms} alarms a week to {people} {staff}, who share them evenly. {share} % turn out to be "
        "false; "
        f"finding that out takes {minutes} minutes each.\n\nTheir head asks you: *how many hours a week does each of "
        "them "
        "lose on false alarms?*"
    )
    rationale = (
        f"{share} % of {alarms} are {false:g} false alarms; × {minutes} min = {false * minutes:g} min = "
        f"{false * minutes / 60:g} h a week, and {hours:g} h for each of {people}."
    )
    return {"stem": stem, "answer": hours, "tolerance": 0.05, "unit": "hours", "rationale": rationale}
