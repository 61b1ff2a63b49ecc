import itertools
import random

PIECES = (
    "Review the pricing change",
    "Repair the test data",
    "Answer the security questions",
    "Write the interface description",
    "Grant access to the new store",
    "Approve the labelling guide",
    "Correct the shared build",
)


def _separate(ratios: list[float]) -> bool:
    ordered = sorted(ratios, reverse=True)
    return all(high / low >= 1.25 for high, low in itertools.pairwise(ordered))


def _spread(waiting: list[int], hours: list[int]) -> bool:
    """The first by ratio is neither the shortest piece nor the one with the longest queue."""
    best = max(range(4), key=lambda i: waiting[i] / hours[i])
    return hours[best] != min(hours) and waiting[best] != max(waiting)


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        waiting = [rng.randint(1, 12) for _ in range(4)]
        hours = [rng.randint(1, 6) for _ in range(4)]
        ratios = [n / h for n, h in zip(waiting, hours, strict=True)]
        if _separate(ratios) and _spread(waiting, hours):
            break
    names = rng.sample(PIECES, 4)
    rows = "\n".join(f"| {name} | {h} | {n} |" for name, h, n in zip(names, hours, waiting, strict=True))
    order = sorted(range(4), key=lambda i: -ratios[i])
    stem = (
        "Colleagues wait for four pieces of work from you, and can do nothing else until they have them. You do one "
        "piece "
        f"after the other.\n\n| Piece | Hours you need | People waiting |\n| --- | ---: | ---: |\n{rows}\n\n"
        "Put the pieces into the order in which your colleagues lose the fewest hours in total."
    )
    shown = ", ".join(f"{names[i]}: {waiting[i]} / {hours[i]} = {ratios[i]:.2g}" for i in order)
    return {
        "stem": stem,
        "steps": [names[i] for i in order],
        "rationale": "Swapping two neighbours shows it: the piece that frees more people per hour of your work goes "
        "first. "
        f"{shown}.",
    }
