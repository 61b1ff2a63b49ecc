import random


def _totals(*, old: int, new: int, move: int, leave: int, months: int, rest: int) -> dict[str, int]:
    return {
        "now": move + leave + new * months,
        "later": old * rest + move + new * (months - rest),
        "stay": old * months,
    }


def variant(rng: random.Random) -> dict[str, object]:
    target = rng.choice(("now", "later", "stay"))
    while True:
        old = rng.randint(8, 30)
        new = old - rng.randint(2, old // 2)
        move, leave = rng.randint(10, 120), rng.choice((0, 5, 10, 20, 40))
        months, rest = rng.choice((18, 24, 30)), rng.choice((4, 6, 8, 10))
        totals = _totals(old=old, new=new, move=move, leave=leave, months=months, rest=rest)
        ranked = sorted(totals.values())
        if totals[target] == ranked[0] and ranked[1] / ranked[0] > 1.05:
            break
    spent = rng.randint(5, 20) * 10
    fee = f"${leave},000 for leaving early" if leave else "nothing for leaving early"
    stem = (
        f"You plan for the next {months} months. Your search tool costs ${old},000 a month, and ${spent},000 were "
        "spent last "
        f"year to fit it to your systems. A new one is as good for your users and costs ${new},000 a month. Moving "
        "takes "
        f"${move},000 of work, whenever you do it. The present contract runs for {rest} more months; before that, the "
        f"provider asks {fee}, and you no longer pay the monthly price.\n\nWhat costs least over the {months} months?"
    )
    texts = {
        "now": "Moving now",
        "later": f"Moving when the contract ends, in {rest} months",
        "stay": f"Staying with the present tool for {months} months",
    }
    options = [
        {
            "text": text,
            "correct": way == target,
            "rationale": f"Costs ${totals[way]},000 from now on"
            + ("." if way == target else f", against ${ranked[0]},000 for the best way."),
        }
        for way, text in texts.items()
    ]
    if target == "stay":
        text, why = f"Moving now, since every month saves ${old - new},000", "Leaves out what moving and leaving cost."
    else:
        text = f"Staying, since the ${spent},000 spent on it would be lost otherwise"
        why = f"The ${spent},000 are spent on every way and do not count any more."
    options.append({"text": text, "correct": False, "rationale": why})
    return {"stem": stem, "options": options}
