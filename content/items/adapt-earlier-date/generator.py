import itertools
import random

PARTS = ("Search", "Chat", "Export", "Maps", "Alerts")


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        planned = [rng.randint(4, 14) for _ in PARTS]
        done = [rng.choice((0, 0, plan // 2, plan - 2)) for plan in planned]
        value = [rng.randint(2, 12) * 10 for _ in PARTS]
        left = [plan - gone for plan, gone in zip(planned, done, strict=True)]
        days = rng.randint(10, 16)
        needs, needed = rng.sample(range(5), 2)
        sets = [s for n in (2, 3, 4) for s in itertools.combinations(range(5), n)]
        fits = [s for s in sets if sum(left[i] for i in s) <= days and (needs not in s or needed in s)]
        worth = {s: sum(value[i] for i in s) for s in sets}
        ranked = sorted(fits, key=lambda s: -worth[s])
        better = [s for s in sets if s not in fits and ranked and worth[s] > worth[ranked[0]]]
        late = [s for s in better if sum(left[i] for i in s) in range(days + 1, days + 5)]
        broken = [s for s in better if sum(left[i] for i in s) <= days]
        begun = ranked and sum(planned[i] for i in ranked[0]) > days
        if len(ranked) > 1 and worth[ranked[0]] > worth[ranked[1]] and late and broken and begun:
            break
    best = ranked[0]
    offered = [best, ranked[1], rng.choice(late), rng.choice(broken)]
    rows = "\n".join(
        f"| {part} | {plan} | {gone} | {gain} |"
        for part, plan, gone, gain in zip(PARTS, planned, done, value, strict=True)
    )
    stem = (
        f"A fair is moved forward: {days} working days are left. Your team works on one part at a time; a part that is "
        "not "
        f"finished is worth nothing. **{PARTS[needs]} works only with {PARTS[needed]}.**\n\n"
        f"| Part | Days planned | Days done | Value |\n| --- | ---: | ---: | ---: |\n{rows}\n\n"
        "Which parts do you finish for the fair?"
    )
    options = []
    for chosen in sorted(offered):
        total, rest = worth[chosen], sum(left[i] for i in chosen)
        why = f"{rest} days of work are left, value {total}"
        if chosen == best:
            why += ": the most that fits."
        elif rest > days:
            why += f": does not fit into {days} days."
        elif chosen in broken:
            why += f": but {PARTS[needs]} lacks {PARTS[needed]}."
        else:
            why += f": fits, but {worth[best]} is possible."
        names = [PARTS[i] for i in chosen]
        text = f"{', '.join(names[:-1])} and {names[-1]}"
        options.append({"text": text, "correct": chosen == best, "rationale": why})
    return {"stem": stem, "options": options}
