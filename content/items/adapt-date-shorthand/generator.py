import random

MONTHS = ("January", "March", "May", "July", "August", "October", "December")


def variant(rng: random.Random) -> dict[str, object]:
    month = rng.choice(MONTHS)
    weeks, back = rng.choice((1, 2)), rng.randint(1, 6)
    day = rng.randint(2, 30 - 7 * weeks)
    result = day + 7 * weeks - back
    stem = (
        "A calendar tool that is new to you has a shorthand. From its manual: *`+3w` means three weeks later, `-2d` "
        "two days "
        f"earlier; parts apply one after the other.*\n\nToday is {day} {month}. A reminder is set to "
        f"`+{weeks}w-{back}d`.\n\n"
        f"On which day of {month} is it due?"
    )
    rationale = f"{day} + {7 * weeks} = {day + 7 * weeks}; {day + 7 * weeks} − {back} = {result}."
    return {"stem": stem, "answer": float(result), "tolerance": 0.0, "unit": f"{month}", "rationale": rationale}
