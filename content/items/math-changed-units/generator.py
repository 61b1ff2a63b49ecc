import random

FIRST = (
    ("the temperature in degrees Celsius", "degrees Fahrenheit (1.8 × Celsius + 32)", 1),
    ("the free memory in gigabytes", "the used memory of machines that all have 64 GB", -1),
    ("the minutes that a bus is late", "the minutes that it is early (10 late is −10 early)", -1),
    ("the length in metres", "the length in feet", 1),
    ("the share of words known, in percent", "the share of words not known", -1),
)
SECOND = (
    ("the cost in euros", "the cost in cents", 1),
    ("the time needed in seconds", "the time saved against one hour", -1),
    ("the weight in kilograms", "the weight in grams", 1),
    ("the battery used, in percent", "the battery left", -1),
)


def variant(rng: random.Random) -> dict[str, object]:
    one, other = rng.choice(FIRST), rng.choice(SECOND)
    r = rng.choice((-0.8, -0.7, -0.6, -0.4, -0.3, 0.3, 0.4, 0.5, 0.7, 0.8))
    answer = r * one[2] * other[2]
    stem = (
        f"Between {one[0]} and {other[0]}, a table has a correlation of {r:g}. Somebody replaces the first column by {one[1]}, and the second by {other[1]}.\n\nWhat is the correlation now?"
    ).replace(" -", " −")
    turns = (one[2] < 0) + (other[2] < 0)
    told = (
        "Neither turns its direction",
        "One of the two turns its direction",
        "Both turn their direction, which cancels",
    )[turns]
    rationale = f"Adding a constant and multiplying by a positive one leave a correlation as it is; a column that runs the other way turns its sign. {told}: {answer:g}."
    return {"stem": stem, "answer": answer, "tolerance": 0.005, "unit": "", "rationale": rationale}
