import random


def _pay(total: int, off: int, bar: int, percent: int, *, before: bool) -> float:
    left = total - off
    return left * (100 - percent) / 100 if (total if before else left) >= bar else left


def variant(rng: random.Random) -> dict[str, object]:
    bar, off, percent = rng.choice((50, 80, 100, 150, 200)), rng.choice((10, 20, 30)), rng.choice((5, 10, 20))
    totals = [
        bar + rng.randrange(0, off, 5),
        bar - rng.choice((5, 10)),
        bar + off + rng.choice((0, 5, 10)),
        bar + off + rng.choice((40, 60, 100)),
    ]
    results = [[_pay(t, off, bar, percent, before=before) for before in (True, False)] for t in totals]
    stem = (
        f"You want an assistant to write the price rule of a shop: “A voucher takes {off} euros off. Orders of at least {bar} euros get {percent} % off.” Two readings are possible: the {bar} euros are "
        f"meant **before** the voucher, or **after** it. In both, the {percent} % are taken of what the voucher leaves.\n\n"
        "An example in your request shall settle it. Which order, paid with a voucher, does?"
    )
    options = [
        {
            "text": f"An order of {total} euros",
            "correct": before != after,
            "rationale": f"Before the voucher: {before:g}; after it: {after:g}. "
            + ("The example tells the two apart." if before != after else "Both readings give the same."),
        }
        for total, (before, after) in zip(totals, results, strict=True)
    ]
    return {"stem": stem, "options": options}
