import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        large = rng.choice((40, 50, 60, 80, 100, 120, 200))
        small = rng.choice((0.2, 0.5, 1, 1.5, 2, 4))
        workers = rng.choice((10, 16, 20, 25, 40, 50))
        shuffle, broadcast = large + small, small * workers
        if abs(shuffle - broadcast) >= 10:
            break
    stem = (
        f"A table of {large:g} GB is joined with one of {small:g} GB on {workers} workers. Two ways are possible:\n\n"
        "- **Shuffle**: each row of both tables is sent over the network once, to the worker that is responsible for its key.\n"
        "- **Broadcast**: the small table is sent to every worker; the large one stays where it is.\n\n"
        "How many GB does the better way send over the network? (Count every copy that is sent.)"
    )
    better, why = ("Broadcast", "less") if broadcast < shuffle else ("Shuffle", "more")
    rationale = (
        f"Shuffle sends {large:g} + {small:g} = {shuffle:g} GB, broadcast {small:g} × {workers} = {broadcast:g} GB, which is {why}. "
        f"{better} is better here: a small table is no longer small when many workers each need a copy."
    )
    return {
        "stem": stem,
        "answer": float(min(shuffle, broadcast)),
        "tolerance": 0.05,
        "unit": "GB",
        "rationale": rationale,
    }
