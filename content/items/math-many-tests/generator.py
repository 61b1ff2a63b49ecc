import random


def variant(rng: random.Random) -> dict[str, object]:
    tests = rng.choice((12, 15, 18, 20, 24, 30, 36, 40))
    thing = rng.choice(("prompts", "colours of a button", "subject lines", "orders of the results"))
    chance = round(100 * (1 - 0.95**tests))
    p_value = rng.choice((0.02, 0.03, 0.04))
    stem = (
        f"A team compared {tests} {thing} with the present one, each on its own visitors, and reports: one of them is better, "
        f"p = {p_value}; the others show no difference at the level of 5 %.\n\nWhat do you answer?"
    )
    options = [
        {
            "text": f"Test that one again on new visitors: among {tests} such comparisons one by luck alone is to be expected",
            "correct": True,
            "rationale": f"If none differed, the chance of at least one “finding” would still be about {chance} %. "
            "A fresh test of that one is a single comparison.",
        },
        {
            "text": f"Use it: p = {p_value} means that the chance of an error is only {p_value * 100:.0f} %, which is little enough",
            "correct": False,
            "rationale": "That holds for a comparison chosen beforehand. This one was chosen because it came out best.",
        },
        {
            "text": "Add more visitors to that one until p falls below 1 %, and use it if it does",
            "correct": False,
            "rationale": "Looking again and again until it fits makes a lucky finding more likely, not less.",
        },
        {
            "text": f"Use none: when {tests - 1} of {tests} show no difference, the last cannot have one either",
            "correct": False,
            "rationale": "It may have one; the data do not say so yet.",
        },
    ]
    return {"stem": stem, "options": options}
