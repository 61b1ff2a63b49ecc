import random

NAMES = ("Fetch", "Extract text", "Classify", "Summarise")


def _capacities(workers: list[int], seconds: list[int], share: int) -> list[float]:
    """Documents a minute at the entrance that each stage can keep up with; the filter stands after stage two."""
    reach = (1.0, 1.0, share / 100, share / 100)
    return [60 * n / s / r for n, s, r in zip(workers, seconds, reach, strict=True)]


def variant(rng: random.Random) -> dict[str, object]:
    target = rng.randrange(len(NAMES))
    while True:
        workers = [rng.randint(2, 9) for _ in NAMES]
        seconds = [rng.choice((2, 3, 4, 5, 6, 8, 10, 12, 15, 20)) for _ in NAMES]
        share = rng.choice((20, 25, 40, 50, 60))
        capacities = _capacities(workers, seconds, share)
        ranked = sorted(capacities)
        limiting = capacities.index(ranked[0])
        slowest = seconds.index(max(seconds))
        if limiting == target and ranked[1] / ranked[0] > 1.15 and slowest != limiting:
            break
    rows = "\n".join(f"| {n} | {w} | {s} |" for n, w, s in zip(NAMES, workers, seconds, strict=True))
    stem = (
        "Documents pass four stages in this order. Every worker handles one document at a time.\n\n"
        f"| Stage | Workers | Seconds per document |\n| --- | ---: | ---: |\n{rows}\n\n"
        f"After *Extract text* a filter drops duplicates at once: {share} % of the documents go on. More documents "
        "wait "
        "at the entrance than can be handled. You may add **one** worker.\n\n"
        "Where does it let more documents through per minute?"
    )
    options = [
        {
            "text": f"At *{name}*",
            "correct": index == limiting,
            "rationale": f"This stage keeps up with {capacities[index]:.0f} documents a minute at the entrance; "
            + (
                "no other stage allows fewer, so it limits the line."
                if index == limiting
                else f"the line is held at {ranked[0]:.0f} by *{NAMES[limiting]}*, so a worker here would wait."
            ),
        }
        for index, name in enumerate(NAMES)
    ]
    return {"stem": stem, "options": options}
