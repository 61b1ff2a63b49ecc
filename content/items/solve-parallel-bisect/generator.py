import random


def variant(rng: random.Random) -> dict[str, object]:
    machines = rng.choice((2, 3, 4))
    rounds = {2: rng.choice((3, 4, 5)), 3: rng.choice((3, 4)), 4: rng.choice((2, 3))}[machines]
    most, least = (machines + 1) ** rounds, (machines + 1) ** (rounds - 1) + 1
    builds = rng.randint(least, most)
    hours = rng.choice((1, 2, 3))
    stem = (
        f"Since last month {builds} builds were made, numbered 1 to {builds}. The one before build 1 was good, and "
        "build "
        f"{builds} is bad. One of the {builds} brought the fault in; it has stayed ever since. Testing a build takes "
        f"{hours} "
        f"hour{'s' if hours > 1 else ''}, and you have {machines} machines that test at the same time. After each "
        "round you "
        "may choose the next builds by what you have learnt.\n\n"
        "How many rounds do you need at most, if you choose as well as possible?"
    )
    chain, left = [str(builds)], builds
    while left > 1:
        left = -(-left // (machines + 1))
        chain.append(str(left))
    rationale = (
        f"{machines} tests cut the candidates into {machines + 1} stretches, and one of them is left. In the worst "
        "case the "
        f"candidates shrink like this: {', '.join(chain)}. That is {rounds} rounds."
    )
    return {"stem": stem, "answer": float(rounds), "tolerance": 0.0, "unit": "rounds", "rationale": rationale}
