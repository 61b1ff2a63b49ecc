import itertools
import random

PEOPLE = ("Arjun", "Brit", "Chloe", "Davide", "Ebba")
MODULES = ("orders", "prices", "login")
Plan = tuple[str, int, int]


def _clash(one: Plan, other: Plan) -> bool:
    return one[0] == other[0] and one[1] <= other[2] and other[1] <= one[2]


def _near(one: Plan, other: Plan) -> bool:
    return one[0] == other[0] or (one[1] <= other[2] and other[1] <= one[2])


def variant(rng: random.Random) -> dict[str, object]:
    pairs = list(itertools.combinations(range(5), 2))
    while True:
        plans: list[Plan] = []
        for _ in PEOPLE:
            start = rng.randint(1, 20)
            plans.append((rng.choice(MODULES), start, start + rng.randint(2, 6)))
        clashing = [pair for pair in pairs if _clash(plans[pair[0]], plans[pair[1]])]
        near = [pair for pair in pairs if pair not in clashing and _near(plans[pair[0]], plans[pair[1]])]
        same = [pair for pair in near if plans[pair[0]][0] == plans[pair[1]][0]]
        if len(clashing) == 1 and len(near) >= 3 and same:
            break
    chosen = rng.choice(same)
    offered = sorted([clashing[0], chosen, *rng.sample([pair for pair in near if pair != chosen], 2)])
    rows = "\n".join(
        f"| {name} | {module} | {start} to {end} |" for name, (module, start, end) in zip(PEOPLE, plans, strict=True)
    )
    stem = (
        "Five colleagues have written down which part they are going to rebuild, and on which days of the month:\n\n"
        f"| Name | Part | Days |\n| --- | --- | --- |\n{rows}\n\n"
        "Two of them would change the same part at the same time and should talk first. Which two?"
    )
    options = []
    for one, other in offered:
        alike = plans[one][0] == plans[other][0]
        why = "Same part, but the days do not overlap." if alike else "Their days overlap, but the parts differ."
        key = (one, other) == clashing[0]
        options.append(
            {
                "text": f"{PEOPLE[one]} and {PEOPLE[other]}",
                "correct": key,
                "rationale": "Same part, and their days overlap." if key else why,
            },
        )
    return {"stem": stem, "options": options}
