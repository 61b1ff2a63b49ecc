import itertools
import random

NAMES = ("A", "B", "C", "D")


def _cost(order: tuple[int, ...], clashes: list[tuple[int, int]], adapt: list[int]) -> int:
    place = {branch: position for position, branch in enumerate(order)}
    return sum(adapt[i] if place[i] > place[j] else adapt[j] for i, j in clashes)


def variant(rng: random.Random) -> dict[str, object]:
    pairs = list(itertools.combinations(range(4), 2))
    while True:
        adapt = rng.sample(range(1, 12), 4)
        clashes = sorted(rng.sample(pairs, rng.choice((4, 5))))
        first, second = rng.sample(range(4), 2)
        orders = list(itertools.permutations(range(4)))
        allowed = [order for order in orders if order.index(first) < order.index(second)]
        least = min(_cost(order, clashes, adapt) for order in allowed)
        if least > min(_cost(order, clashes, adapt) for order in orders):
            break
    best = next(order for order in allowed if _cost(order, clashes, adapt) == least)
    rows = "\n".join(f"| {name} | {hours} |" for name, hours in zip(NAMES, adapt, strict=True))
    touching = ", ".join(f"{NAMES[i]} and {NAMES[j]}" for i, j in clashes)
    stem = (
        "Four colleagues each have a finished branch, to be merged one after the other. Whenever a branch is merged, "
        "every "
        "branch that is still waiting and touches the same files must be adapted, each time anew:\n\n"
        f"| Branch | Hours to adapt it once |\n| --- | ---: |\n{rows}\n\n"
        f"These touch the same files: {touching}. **{NAMES[second]} needs {NAMES[first]}**, so {NAMES[first]} must be "
        "merged "
        f"before {NAMES[second]}.\n\nHow many hours of adapting does the best order cost all four together?"
    )
    rationale = (
        f"Of two branches that clash, the later one is adapted, so the cheaper one should wait. Because {NAMES[first]} "
        "must "
        f"precede {NAMES[second]}, the best order is for instance {', '.join(NAMES[i] for i in best)}, with {least} "
        "hours."
    )
    return {"stem": stem, "answer": float(least), "tolerance": 0.0, "unit": "hours", "rationale": rationale}
