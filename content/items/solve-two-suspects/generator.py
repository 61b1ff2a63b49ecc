import random

REGIONS = ("Frankfurt", "Mumbai", "Ohio", "Sydney", "Warsaw", "Oregon")
TRUTHS = ("region", "version", "both", "crowd")


def _rates(truth: str, low: int, high: int) -> dict[tuple[int, int], int]:
    """Failures per thousand for each (region, version); (1, 1) is the suspected region with the new version."""
    cells = {
        "region": {(1, 0): high, (1, 1): high},
        "version": {(0, 1): high, (1, 1): high},
        "both": {(1, 1): high},
        "crowd": {},
    }[truth]
    return {(r, v): cells.get((r, v), low) for r in (0, 1) for v in (0, 1)}


def variant(rng: random.Random) -> dict[str, object]:
    truth = rng.choice(TRUTHS)
    calm, suspected = rng.sample(REGIONS, 2)
    major, minor = rng.randint(2, 8), rng.randint(0, 8)
    old, new = f"{major}.{minor}", f"{major}.{minor + 1}"
    low = rng.choice((2, 3, 5))
    rates = _rates(truth, low, low * rng.choice((4, 6, 8)))
    few, many = rng.choice(((2, 18), (3, 24), (4, 30)))
    counts = {(0, 0): few, (0, 1): few, (1, 0): few, (1, 1): many}
    if truth != "crowd":
        counts[0, 0] = many
    names = {0: (calm, old), 1: (suspected, new)}
    rows = "\n".join(
        f"| {names[r][0]} | {names[v][1]} | {count},000 | {count * rates[r, v]} |" for (r, v), count in counts.items()
    )
    stem = (
        f"More failed requests than usual come from {suspected} with version {new}. One colleague blames the region, "
        f"another the version. Yesterday's figures:\n\n| Region | Version | Requests | Failed |\n"
        f"| --- | --- | ---: | ---: |\n{rows}\n\nWhat do the failures follow?"
    )
    shown = ", ".join(f"{names[r][0]} {names[v][1]}: {rates[r, v]} in 1,000" for r, v in counts)
    texts = {
        "region": f"{suspected}, whichever version runs there",
        "version": f"Version {new}, in whichever region it runs",
        "both": f"Version {new} in {suspected}, but neither of the two alone",
        "crowd": "The number of requests: the share that fails is the same throughout",
    }
    options = [
        {
            "text": text,
            "correct": key == truth,
            "rationale": f"Failed: {shown}. "
            + ("They follow exactly this pattern." if key == truth else "They do not follow this pattern."),
        }
        for key, text in texts.items()
    ]
    return {"stem": stem, "options": options}
