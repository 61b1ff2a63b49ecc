import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        steps = rng.choice((6, 8, 10, 12, 15, 20, 25))
        each = rng.choice((90, 92, 94, 95, 96, 97, 98))
        whole = 100 * (each / 100) ** steps
        straight = 100 - steps * (100 - each)
        wrong = [each, straight if straight > 0 else each / 2 + 2, whole + (each - whole) * 0.6]
        values = [whole, *wrong]
        if whole >= 5 and min(abs(a - b) for i, a in enumerate(values) for b in values[:i]) >= 6:
            break
    work = rng.choice(("a data migration", "a move to a new library", "a monthly report", "an upgrade of a service"))
    stem = (
        f"An agent does {work} in {steps} steps. Each step is right with a chance of {each} %, whatever happened before, and nothing is "
        "checked on the way. One wrong step spoils the result.\n\nHow often is the whole result right, about?"
    )
    reasons = (
        f"All {steps} steps must be right: {each / 100:g} to the power of {steps} is about {whole:.0f} %.",
        f"That is the chance of one step; {steps} of them must succeed.",
        "Subtracting the failures one by one counts runs with two wrong steps twice."
        if straight > 0
        else f"No rule gives this: the steps multiply, {each / 100:g} to the power of {steps}.",
        "Closer to a single step than to a chain: every further step multiplies.",
    )
    options = [
        {"text": f"{value:.0f} % of runs", "correct": place == 0, "rationale": reasons[place]}
        for place, value in enumerate(values)
    ]
    return {"stem": stem, "options": options}
