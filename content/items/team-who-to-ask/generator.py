import itertools
import random

PEOPLE = ("Amara", "Bela", "Chen", "Dilek", "Emil", "Farida")
TOPICS = (
    "data rights",
    "model limits",
    "running costs",
    "customer contracts",
    "release dates",
    "security rules",
    "user habits",
)


def _draw(rng: random.Random) -> tuple[list[str], dict[str, set[str]], tuple[str, str], list[tuple[str, str]]]:
    while True:
        needed = rng.sample(TOPICS, 5)
        known = {person: set(rng.sample(needed, rng.choice((2, 2, 3, 3)))) for person in PEOPLE}
        pairs = list(itertools.combinations(PEOPLE, 2))
        good = [pair for pair in pairs if known[pair[0]] | known[pair[1]] == set(needed)]
        near = [pair for pair in pairs if len(known[pair[0]] | known[pair[1]]) == len(needed) - 1]
        if len(good) == 1 and len(near) >= 3:
            return needed, known, good[0], rng.sample(near, 3)


def variant(rng: random.Random) -> dict[str, object]:
    needed, known, good, near = _draw(rng)
    noise = {person: rng.sample([t for t in TOPICS if t not in needed], rng.choice((0, 1, 2))) for person in PEOPLE}
    rows = "\n".join(f"| {p} | {', '.join(sorted([*known[p], *noise[p]]))} |" for p in PEOPLE)
    stem = (
        "Tomorrow you decide with your manager whether an assistant may answer customers by itself. The decision "
        "depends on "
        f"**{', '.join(needed)}**, and neither of you knows enough about any of these. Two more people can come.\n\n"
        f"| Person | Knows well |\n| --- | --- |\n{rows}\n\nWhom do you invite?"
    )
    options = []
    for pair in sorted([good, *near]):
        missing = [topic for topic in needed if topic not in known[pair[0]] | known[pair[1]]]
        options.append(
            {
                "text": f"{pair[0]} and {pair[1]}",
                "correct": pair == good,
                "rationale": f"Nobody in the room would know about {missing[0]}."
                if missing
                else "Between them these two cover all five topics; no other pair does.",
            },
        )
    return {"stem": stem, "options": options}
