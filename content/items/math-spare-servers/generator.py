import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        up = rng.choice((0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9))
        two, three = 3 * up**2 * (1 - up), up**3
        wanted, values = rng.choice(
            (
                ("at least two of the three", (two + three, three, two, up**2)),
                ("at least one of the three", (1 - (1 - up) ** 3, up, three, 3 * up * (1 - up) ** 2)),
                ("exactly two of the three", (two, two + three, up**2, up**2 * (1 - up))),
            )
        )
        if min(abs(a - b) for i, a in enumerate(values) for b in values[:i]) >= 0.02:
            break
    thing = rng.choice(("servers", "sensors", "workers", "lines"))
    stem = (
        f"Each of three {thing} is up {up * 100:g} % of the time, independently of the others. They are watched day and night.\n\n"
        f"For how large a share of the time are {wanted} up?"
    )
    whys = {
        "at least two of the three": (
            "Two or three up: the three ways of exactly two, plus all three.",
            "That is all three; two are enough.",
            "That is exactly two; three are good as well.",
            "Two named ones being up leaves out the cases with the third.",
        ),
        "at least one of the three": (
            "Everything but all three down.",
            "That is one of them alone; the others help.",
            "That is all three at once; one is enough.",
            "That is exactly one; two or three are good as well.",
        ),
        "exactly two of the three": (
            "Three ways to choose the one that is down.",
            "That includes all three up.",
            "Two named ones being up does not say that the third is down.",
            "That is one of the three ways only.",
        ),
    }[wanted]
    options = [
        {"text": f"{100 * value:.1f} %", "correct": n == 0, "rationale": why}
        for n, (value, why) in enumerate(zip(values, whys, strict=True))
    ]
    return {"stem": stem, "options": options}
