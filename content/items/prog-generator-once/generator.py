import random


def variant(rng: random.Random) -> dict[str, object]:
    scores = [rng.randint(10, 99) for _ in range(6)]
    place = rng.choice((1, 2, 3))
    limit = max(scores[:place])
    scores[place] = limit + rng.randint(1, 5)
    while scores[-1] % 2 or scores[-2] % 2 == 0:
        scores[-2:] = [rng.randint(10, 99), rng.randint(10, 99)]
    rest = scores[place + 1 :]
    code = (
        f"scores = (score for score in {scores})\n"
        f"print(any(score > {limit} for score in scores))\n"
        "print(len(list(scores)))\n"
        "print(sum(scores))"
    )
    return {
        "stem": "A check was added in the middle of a report, and the totals became wrong. What does this program print?",
        "language": "python",
        "code": code,
        "output": f"True\n{len(rest)}\n0",
        "rationale": f"`any` stops at the first score above {limit}, number {place + 1}, and the generator does not go back: "
        f"{len(rest)} scores are left for `list`, and none for `sum`.",
    }
