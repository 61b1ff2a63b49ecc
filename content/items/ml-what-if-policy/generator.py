import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        views = {"new": {"A": rng.choice((900, 800)), "B": 0}, "old": {"A": rng.choice((200, 400)), "B": 0}}
        views["new"]["B"] = 1000 - views["new"]["A"]
        views["old"]["B"] = 1000 - views["old"]["A"]
        rates = {group: {arm: rng.choice((5, 10, 15, 20, 30, 40)) for arm in "AB"} for group in views}
        if all(rates[g]["A"] != rates[g]["B"] for g in views) and (rates["new"]["A"] > rates["new"]["B"]) != (
            rates["old"]["A"] > rates["old"]["B"]
        ):
            break
    clicks = {g: {a: views[g][a] * rates[g][a] // 100 for a in "AB"} for g in views}
    best = {g: max("AB", key=lambda a, g=g: rates[g][a]) for g in views}
    answer = sum(rates[g][best[g]] for g in views) / 2
    agreeing_views = sum(views[g][best[g]] for g in views)
    agreeing = 100 * sum(clicks[g][best[g]] for g in views) / agreeing_views
    rows = "\n".join(f"| {g} users | {a} | {views[g][a]} | {clicks[g][a]} |" for g in ("new", "old") for a in "AB")
    stem = (
        "A page showed banner A or B by lot, with different odds for new and old users. The log:\n\n"
        f"| Visitors | Shown | Views | Clicks |\n| --- | --- | ---: | ---: |\n{rows}\n\n"
        f"Half of the visitors are new, half old, as in the log. A new rule would always show {best['new']} to new users and {best['old']} to old users.\n\n"
        "What percentage of views would you expect to be clicked under the new rule?"
    )
    rationale = (
        f"By lot means that within a group the clicks of a banner speak for all of the group. New users click {best['new']} in {rates['new'][best['new']]} %, old users {best['old']} in "
        f"{rates['old'][best['old']]} %; half and half gives {answer:g} %. Taking all views that happen to agree with the rule gives {agreeing:.1f} %, because the lot showed one "
        "group's banner more often than the other's."
    )
    return {"stem": stem, "answer": answer, "tolerance": 0.2, "unit": "%", "rationale": rationale}
