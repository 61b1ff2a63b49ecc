import itertools
import random

PEOPLE = ("Abena", "Botond", "Clara", "Dev", "Eirik")
AREAS = ("billing", "search", "model training", "data import", "sign-in", "reports")


def variant(rng: random.Random) -> dict[str, object]:
    pairs = list(itertools.combinations(PEOPLE, 2))
    while True:
        risky = rng.sample(pairs, rng.choice((2, 3)))
        known = {area: list(pair) for area, pair in zip(AREAS, risky, strict=False)}
        for area in AREAS[len(risky) :]:
            known[area] = sorted(rng.sample(PEOPLE, rng.choice((3, 3, 4))))
        others = [pair for pair in pairs if pair not in risky]
        offered = sorted([*risky, *rng.sample(others, 6 - len(risky))])
        if {person for people in known.values() for person in people} == set(PEOPLE):
            break
    areas = rng.sample(AREAS, len(AREAS))
    rows = "\n".join(f"| {area} | {', '.join(known[area])} |" for area in areas)
    stem = (
        "For every area at least one person who knows it must be at work each week.\n\n"
        f"| Area | Who knows it |\n| --- | --- |\n{rows}\n\nWhich pairs must **not** be on leave in the same week, if "
        "everybody else is at work?"
    )
    options = []
    for pair in offered:
        area = next((name for name in areas if set(known[name]) <= set(pair)), None)
        options.append(
            {
                "text": f"{pair[0]} and {pair[1]}",
                "correct": area is not None,
                "rationale": f"Nobody else knows {area}." if area else "Somebody else is left for every area.",
            },
        )
    return {"stem": stem, "options": options}
