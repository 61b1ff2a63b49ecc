import random


def variant(rng: random.Random) -> dict[str, object]:
    small, other = rng.sample(range(2, 5), 2)
    extra = rng.randint(10, 99)
    copies = rng.random() < 0.5
    change = f"second = first + [{extra}]" if copies else f"second = first\nsecond.append({extra})"
    code = (
        "from functools import cache\n\n@cache\ndef steps(n):\n    return list(range(n))\n\n"
        f"first = steps({small})\n{change}\nthird = steps({small})\nsteps({other}).append({extra + 1})\n"
        f"print(len(second), len(third), len(steps({other})))"
    )
    numbers = (small + 1, small if copies else small + 1, other + 1)
    rationale = (
        f"The cache keeps the list itself. `steps({other})` was lengthened after it was stored, so the next call returns {other + 1} numbers. "
        + (
            "`first + [...]` makes a new list and leaves the stored one alone."
            if copies
            else "`second = first` is a second name for the stored list, so `append` changes what `third` gets."
        )
    )
    return {
        "stem": "What does this program print?",
        "language": "python",
        "code": code,
        "output": " ".join(map(str, numbers)),
        "rationale": rationale,
    }
