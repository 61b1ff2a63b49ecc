import itertools
import random

NAMES = ("A", "B", "C", "D")


def _finish(order: tuple[int, ...], build: list[int], check: list[int]) -> int:
    built = checked = 0
    for piece in order:
        built += build[piece]
        checked = max(built, checked) + check[piece]
    return checked


def variant(rng: random.Random) -> dict[str, object]:
    orders = list(itertools.permutations(range(4)))
    while True:
        build, check = [rng.randint(1, 9) for _ in range(4)], [rng.randint(1, 9) for _ in range(4)]
        times = {order: _finish(order, build, check) for order in orders}
        least = min(times.values())
        simple = [
            tuple(sorted(range(4), key=lambda i: build[i])),
            tuple(sorted(range(4), key=lambda i: -check[i])),
            (0, 1, 2, 3),
        ]
        if all(times[order] > least for order in simple) and len(set(times.values())) > 4:
            break
    best = min(orders, key=lambda order: times[order])
    rows = "\n".join(f"| {n} | {b} | {c} |" for n, b, c in zip(NAMES, build, check, strict=True))
    builder, checker = rng.sample(("Ana", "Boris", "Chidi", "Dana", "Elif"), 2)
    stem = (
        f"{builder} prepares four pieces, one after the other; {checker} checks each piece once it is prepared, one "
        "after the "
        f"other and in the same order.\n\n| Piece | Hours for {builder} | Hours for {checker} |\n| --- | ---: | ---: "
        "|\n"
        f"{rows}\n\nThe two may agree on the order. After how many hours can everything be checked at the earliest?"
    )
    rationale = (
        "Begin with pieces that are quick to prepare and long to check, and end with those that are quick to check. "
        "For "
        f"instance {', '.join(NAMES[i] for i in best)} is done after {least} hours."
    )
    return {"stem": stem, "answer": float(least), "tolerance": 0.0, "unit": "hours", "rationale": rationale}
