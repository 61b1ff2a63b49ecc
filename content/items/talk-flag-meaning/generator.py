import itertools
import random

THINGS = (
    ("claims", "fraud"),
    ("parcels", "damage"),
    ("meters", "a fault"),
    ("scans", "a fracture"),
    ("machines", "a worn bearing"),
)


def variant(rng: random.Random) -> dict[str, object]:
    things, fault = rng.choice(THINGS)
    while True:
        total, bad = rng.choice((5000, 10_000, 20_000)), rng.choice((50, 100, 200, 400))
        caught, alarm = rng.choice((70, 75, 80, 90, 95)), rng.choice((1, 2, 3, 4, 5))
        hits, false = bad * caught // 100, (total - bad) * alarm // 100
        share = round(100 * hits / (hits + false))
        offered = [share, caught, 100 - alarm, round(100 * (hits + false) / total)]
        apart = sorted(offered)
        if all(high - low >= 4 for low, high in itertools.pairwise(apart)) and share < caught - 15:
            break
    reasons = (
        f"{hits} with {fault} are flagged and about {false} without: {hits} of {hits + false}.",
        f"{caught} of 100 is the share of {things} with {fault} that are flagged, read the wrong way round.",
        f"{100 - alarm} of 100 is the share of sound {things} that are left alone.",
        f"About {hits + false} of {total:,} are flagged at all; this says nothing about what a flag means.",
    )
    stem = (
        f"A model looks at {total:,} {things} a month; about {bad} of them have {fault}. It flags {caught} % of those, "
        "and by "
        f"mistake {alarm} % of the others. The team leads, who will send a person to every flag, ask what a flag "
        "means.\n\n"
        "Which answer is right?"
    )
    options = [
        {"text": f"About {number} of 100 flagged {things} have {fault}", "correct": index == 0, "rationale": why}
        for index, (number, why) in enumerate(zip(offered, reasons, strict=True))
    ]
    return {"stem": stem, "options": options}
