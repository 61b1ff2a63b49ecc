import random

TASKS = ("Nightly prices", "Weekly report", "Photo sorting", "Mail digest", "Stock check", "Map tiles", "Archive copy")


EFFECTS = {
    "caught": "Takes longer than the new default and has no limit of its own: it will be stopped.",
    "own limit": "Takes longer than the new default, but its own limit stays.",
    "short": "Ends before the new default limit, and its file is small enough.",
    "big": "Its largest file is above the size: it will be split.",
    "exact": "Its largest file has exactly the size and is not above it.",
}


def _row(rng: random.Random, kind: str, old: int, new: int, size: int) -> str:
    seconds = rng.randint(new + 3, old - 10) if kind in {"caught", "own limit"} else rng.randint(4, new - 5)
    limit = f"{old + rng.choice((0, 60))} s" if kind == "own limit" else "none"
    small = size - rng.randint(1, 9) * 20
    megabytes = {"big": size + rng.randint(1, 9) * 20, "exact": size}.get(kind, small)
    return f"{seconds} s | {limit} | {megabytes:,} MB"


def variant(rng: random.Random) -> dict[str, object]:
    old, new = rng.choice(((120, 60), (90, 30), (300, 120), (180, 90)))
    size = rng.choice((500, 1000, 2000))
    kinds = rng.choice(
        (
            ["caught", "caught", "own limit", "short", "big", "exact"],
            ["caught", "own limit", "own limit", "short", "big", "exact"],
            ["caught", "own limit", "short", "big", "big", "short"],
            ["caught", "caught", "own limit", "big", "big", "exact"],
        ),
    )
    rng.shuffle(kinds)
    names = rng.sample(TASKS, 6)
    rows = "\n".join(f"| {name} | {_row(rng, kind, old, new, size)} |" for name, kind in zip(names, kinds, strict=True))
    stem = (
        "Release notes of a scheduler:\n\n"
        f"- The default time limit falls from {old} s to {new} s; a task that reaches its limit is stopped. Limits "
        "that you have set stay.\n"
        f"- Files above {size:,} MB are split into parts.\n"
        "- A task may now be started by hand while it is running. (No task of yours is started by hand.)\n\n"
        "| Task | Takes | Own limit | Largest file |\n| --- | ---: | ---: | ---: |\n"
        f"{rows}\n\nYou update and change nothing else. For which tasks will something be different?"
    )
    options = [
        {"text": name, "correct": kind in {"caught", "big"}, "rationale": EFFECTS[kind]}
        for name, kind in zip(names, kinds, strict=True)
    ]
    return {"stem": stem, "options": options}
