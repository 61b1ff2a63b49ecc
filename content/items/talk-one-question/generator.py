import random

POINTS = (
    ("Which test accounts count?", "test accounts"),
    ("Which kind of visit counts?", "kind of visit"),
    ("By which clock does the month end?", "end of the month"),
    ("Do people or firms count?", "people or firms"),
    ("How do cancelled orders count?", "cancelled orders"),
    ("How do the bought-up shops count?", "bought-up shops"),
)


def variant(rng: random.Random) -> dict[str, object]:
    limit = rng.randint(8, 40) * 1000
    above = rng.random() < 0.5
    margin = rng.randint(4, 12) * 50
    base = limit + margin if above else limit - margin
    toward = -1 if above else 1
    effects = [
        toward * (margin + rng.randint(2, 6) * 50),  # crosses the limit
        -toward * (margin + rng.randint(12, 30) * 50),  # larger, but away from the limit
        toward * (margin - rng.randint(1, 2) * 50),  # toward the limit, not far enough
        -toward * rng.randint(1, 6) * 50,
    ]
    points = rng.sample(POINTS, 4)
    rows = [f"| {what} | {effect:+,} |" for (_, what), effect in zip(points, effects, strict=True)]
    rng.shuffle(rows)
    table = "\n".join(rows)
    verdict = "above" if above else "below"
    stem = (
        f"In ten minutes a director tells the board whether there were **more than {limit:,} active customers** last "
        "month. "
        f"By the usual definition there were {base:,}. You are not sure that she means the usual definition. It may "
        "differ in "
        "**one** point, and you know what each would do to the number:\n\n"
        f"| Point | Effect if she means it the other way |\n| --- | ---: |\n{table}\n\nShe has time for one question. "
        "Which do you ask?"
    )
    options = []
    for index, ((question, _), effect) in enumerate(zip(points, effects, strict=True)):
        crosses = index == 0
        outcome = f"{base:,} would become {base + effect:,}"
        why = "which changes the answer to the board." if crosses else f"still {verdict} {limit:,}: the answer stays."
        options.append({"text": question, "correct": crosses, "rationale": f"{outcome}, {why}"})
    return {"stem": stem, "options": options}
