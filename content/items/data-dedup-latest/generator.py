import random


def variant(rng: random.Random) -> dict[str, object]:
    names = rng.sample(("a7", "b2", "c9", "d4"), 3)
    rows = []
    for name in names:
        first = rng.randint(1, 4)
        rows += [(name, first, rng.randint(10, 99)), (name, first + rng.randint(1, 3), rng.randint(10, 99))]
    rng.shuffle(rows)
    best: dict[str, tuple[int, int]] = {}
    for name, version, price in rows:
        if name not in best or version > best[name][0]:
            best[name] = (version, price)
    listed = "\n".join(f"    {row!r}," for row in rows)
    code = (
        f"rows = [\n{listed}\n]\n"
        "best = {}\n"
        "for name, version, price in rows:\n"
        "    if name not in best or version > best[name][0]:\n"
        "        best[name] = (version, price)\n"
        "print([best[name][1] for name in sorted(best)])"
    )
    return {
        "stem": "Deliveries repeat products in any order; a higher version is newer. What does this program print?",
        "language": "python",
        "code": code,
        "output": str([best[name][1] for name in sorted(best)]),
        "rationale": "For each product the price of the highest version stays, wherever it stood; the list follows the sorted names.",
    }
