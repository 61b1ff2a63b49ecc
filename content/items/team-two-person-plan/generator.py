import itertools
import random

PIECES = ("A", "B", "C", "D", "E")
Needs = dict[int, int]


def _end(order: tuple[int, ...], who: tuple[int, ...], hours: list[int], needs: Needs) -> int:
    """End of the work if pieces are begun in this order by these people, each as early as possible."""
    free, done = [0, 0], [0] * len(PIECES)
    for piece in order:
        start = max(free[who[piece]], done[needs[piece]] if piece in needs else 0)
        done[piece] = free[who[piece]] = start + hours[piece]
    return max(done)


def _earliest(hours: list[int], needs: Needs, fixed: dict[int, int]) -> int:
    orders = [
        order
        for order in itertools.permutations(range(len(PIECES)))
        if all(order.index(before) < order.index(piece) for piece, before in needs.items())
    ]
    best = sum(hours)
    for who in itertools.product((0, 1), repeat=len(PIECES)):
        load = max(sum(h for h, w in zip(hours, who, strict=True) if w == person) for person in (0, 1))
        if load >= best or any(who[piece] != person for piece, person in fixed.items()):
            continue
        best = min(best, *(_end(order, who, hours, needs) for order in orders))
    return best


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        hours = [rng.randint(2, 9) for _ in PIECES]
        first, second, third, fourth = rng.sample(range(5), 4)
        needs = {second: first, fourth: third}
        fixed = dict(zip(rng.sample(range(5), 2), (0, 1), strict=True))
        half = -(-sum(hours) // 2)
        end = _earliest(hours, needs, fixed)
        if half + 1 < end <= half + 6:
            break
    one, other = rng.sample(("Mina", "Piet", "Rahel", "Soren", "Tomi"), 2)
    people = {0: f"only {one}", 1: f"only {other}"}
    rows = "\n".join(
        f"| {name} | {hours[i]} | {people[fixed[i]] if i in fixed else 'either'} | "
        f"{PIECES[needs[i]] if i in needs else '-'} |"
        for i, name in enumerate(PIECES)
    )
    stem = (
        f"{one} and {other} share five pieces of work. Each piece is done by one person without a break; a piece can "
        "begin when "
        "the piece it needs is done.\n\n| Piece | Hours | Who can do it | Needs |\n| --- | ---: | --- | --- "
        f"|\n{rows}\n\n"
        "After how many hours can everything be done at the earliest?"
    )
    rationale = (
        f"All pieces together take {sum(hours)} hours, so {half} would be the end of an even split; who can do what "
        "and what "
        f"comes first allow {end} at best."
    )
    return {"stem": stem, "answer": float(end), "tolerance": 0.0, "unit": "hours", "rationale": rationale}
