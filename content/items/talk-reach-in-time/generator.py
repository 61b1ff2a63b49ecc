import random

PEOPLE = ("Adaeze", "Bjarne", "Camille", "Deniz", "Erika", "Farouk", "Gita", "Hugo")


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def variant(rng: random.Random) -> dict[str, object]:
    now = rng.randint(18, 30) * 30 + rng.choice((5, 10, 20))
    late = [True] * rng.choice((2, 3, 4))
    late += [False] * (6 - len(late))
    rng.shuffle(late)
    rows, options = [], []
    for person, too_late in zip(rng.sample(PEOPLE, 6), late, strict=True):
        reads = now - now % 30 + rng.randint(2, 7) * 30
        gap = rng.choice((15, 30, 45, 60))
        needs = max(now + 15, reads - gap) if too_late else reads + rng.choice((0, 15, 30, 45))
        earlier = now - now % 30 - rng.randint(0, 5) * 30
        rows.append(f"| {person} | {_clock(earlier)} and {_clock(reads)} | {_clock(needs)} |")
        told = f"Reads at {_clock(reads)}, must know by {_clock(needs)}: "
        options.append(
            {
                "text": person,
                "correct": too_late,
                "rationale": told + ("too late, so a call is needed." if too_late else "the message arrives in time."),
            },
        )
    table = "\n".join(rows)
    stem = (
        f"It is {_clock(now)}. A release is called off, and six people must know before they go on. They read messages "
        "at "
        "fixed times and do not want calls that can be avoided.\n\n"
        f"| Person | Reads messages at | Must know by |\n| --- | --- | --- |\n{table}\n\n"
        "You send all of them a message now. Whom do you phone as well?"
    )
    return {"stem": stem, "options": options}
