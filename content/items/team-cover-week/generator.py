import random

PEOPLE = ("Aylin", "Bruno", "Carmen", "Dmitri", "Esi", "Femke", "Goran")
REASONS = ("on leave", "week before", "week after", "new")


def variant(rng: random.Random) -> dict[str, object]:
    week = rng.randint(12, 44)
    ill, *people = rng.sample(PEOPLE, 6)
    reasons: list[str | None] = [*REASONS, None]
    rng.shuffle(reasons)
    duty = {"week before": week - 1, "week after": week + 1}
    rows, options = [], []
    for person, reason in zip(people, reasons, strict=True):
        weeks = duty.get(reason or "", rng.choice((week - rng.randint(3, 5), week + rng.randint(3, 6))))
        leave = week if reason == "on leave" else week + rng.choice((-2, 2, 7))
        months = rng.randint(1, 2) if reason == "new" else rng.randint(4, 40)
        rows.append(f"| {person} | {weeks} | {leave} | {months} |")
        why = {
            "on leave": f"Is on leave in week {week}.",
            "week before": f"Is on call in week {week - 1}, so two weeks in a row.",
            "week after": f"Is on call in week {week + 1}, so two weeks in a row.",
            "new": f"Has been with the team for {months} month{'s' if months > 1 else ''} only.",
        }.get(reason or "", "No rule speaks against it.")
        options.append({"text": person, "correct": reason is None, "rationale": why})
    table = "\n".join(rows)
    stem = (
        f"{ill} is ill and was to be on call in week {week}. Nobody is on call two weeks in a row, nobody during "
        "leave, "
        "and nobody in their first three months.\n\n"
        f"| Person | On call in week | Leave in week | Months in the team |\n| --- | ---: | ---: | ---: |\n{table}\n\n"
        f"Who can take week {week}?"
    )
    return {"stem": stem, "options": options}
