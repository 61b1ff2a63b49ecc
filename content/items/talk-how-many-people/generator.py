import random

PLACES = ("the returns desk", "the booking line", "the delivery service", "the library", "the clinic's reception")


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        daily = rng.choice((400, 500, 600, 750, 800, 1200, 1500, 2000, 2500, 4000))
        tenths = rng.choice((2, 4, 5, 6, 8, 12, 15, 16, 24, 25))
        days, period = rng.choice(((5, "a week of five days"), (7, "a week of seven days"), (30, "a month of 30 days")))
        count = daily * tenths * days / 1000
        if count == int(count):
            break
    stem = (
        f"Your report says that the assistant at {rng.choice(PLACES)} gives {tenths / 10:g} % wrong answers. It "
        "answers one "
        f"question each from {daily:,} people a day.\n\nThe person in charge asks: *how many people get a wrong answer "
        "in "
        f"{period}?*"
    )
    rationale = (
        f"{tenths / 10:g} % of {daily:,} are {daily * tenths / 1000:g} a day; times {days} days gives {count:g}."
    )
    return {"stem": stem, "answer": float(count), "tolerance": 0.0, "unit": "people", "rationale": rationale}
