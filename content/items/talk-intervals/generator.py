import random

REGIONS = ("North", "South", "East", "West")


def _pairs(spans: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """(ordered pairs whose intervals are apart, better one first; pairs that overlap, higher middle first)"""
    apart, over = [], []
    for i, one in enumerate(spans):
        for j, other in enumerate(spans):
            if one[0] > other[1]:
                apart.append((i, j))
            elif i != j and one[1] >= other[0] and sum(one) > sum(other):
                over.append((i, j))
    return apart, over


def _draw(rng: random.Random) -> tuple[list[tuple[int, int]], int]:
    while True:
        middles = [rng.randint(70, 94) for _ in REGIONS]
        spans = [(m - w, m + w) for m, w in zip(middles, (rng.randint(1, 6) for _ in REGIONS), strict=True)]
        line = rng.choice((78, 80, 85))
        apart, over = _pairs(spans)
        across = [s for s in spans if s[0] < line < s[1]]
        beyond = [s for s in spans if s[0] > line or s[1] < line]
        if apart and over and across and beyond and max(s[1] for s in spans) < 99 and len(set(middles)) == 4:
            return spans, line


def _claims(rng: random.Random, spans: list[tuple[int, int]], line: int) -> list[tuple[str, bool, str]]:
    apart, over = _pairs(spans)
    better, worse = rng.choice(apart)
    maybe, than = rng.choice(over)
    across = rng.choice([i for i, s in enumerate(spans) if s[0] < line < s[1]])
    beyond = rng.choice([i for i, s in enumerate(spans) if s[0] > line or s[1] < line])
    side = "above" if spans[beyond][0] > line else "below"
    middle = "above" if sum(spans[across]) > 2 * line else "below"
    named = [f"{region} {low} to {high}" for region, (low, high) in zip(REGIONS, spans, strict=True)]
    return [
        (f"{REGIONS[better]} does better than {REGIONS[worse]}", True, f"{named[better]}, {named[worse]}: apart."),
        (f"{REGIONS[maybe]} does better than {REGIONS[than]}", False, f"{named[maybe]}, {named[than]}: they overlap."),
        (f"{REGIONS[maybe]} and {REGIONS[than]} do equally well", False, "Overlap leaves open which is better."),
        (f"{REGIONS[beyond]} lies {side} {line} %", True, f"{named[beyond]}: all of it is {side} {line}."),
        (f"{REGIONS[across]} lies {middle} {line} %", False, f"{named[across]}: {line} lies inside."),
        (f"It is open whether {REGIONS[across]} reaches {line} %", True, f"{named[across]}: {line} lies inside."),
    ]


def variant(rng: random.Random) -> dict[str, object]:
    spans, line = _draw(rng)
    claims = _claims(rng, spans, line)
    del claims[rng.choice((0, 1, 2, 3))]
    rng.shuffle(claims)
    rows = "\n".join(f"| {region} | {low} to {high} % |" for region, (low, high) in zip(REGIONS, spans, strict=True))
    stem = (
        "The share of right answers was estimated from samples. The true share of each region lies in the given "
        "interval; "
        "where in it, the samples do not tell.\n\n"
        f"| Region | Share of right answers |\n| --- | --- |\n{rows}\n\n"
        "Which sentences may stand in the report, because they hold **wherever** in the intervals the true shares lie, "
        "or "
        "say rightly that something is open?"
    )
    options = [{"text": text, "correct": true, "rationale": why} for text, true, why in claims]
    return {"stem": stem, "options": options}
