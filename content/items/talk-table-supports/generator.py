import itertools
import random

MONTHS = ("June", "July", "August", "September")


def _statements(asked: list[int], passed: list[int], named: tuple[int, int]) -> list[tuple[str, bool, str]]:
    share = [100 * p / a for a, p in zip(asked, passed, strict=True)]
    shown = ", ".join(f"{month} {part:.0f} %" for month, part in zip(MONTHS, share, strict=True))
    most = passed.index(max(passed))
    total = 100 * sum(passed) / sum(asked)
    return [
        (f"In {MONTHS[most]} more questions were passed on than in any other month", True, f"{max(passed):,} were."),
        (
            f"The share passed on was highest in {MONTHS[named[0]]}",
            share[named[0]] == max(share),
            f"Shares: {shown}.",
        ),
        (
            f"The share passed on was lowest in {MONTHS[named[1]]}",
            share[named[1]] == min(share),
            f"Shares: {shown}.",
        ),
        (
            f"In {MONTHS[-1]} a smaller share was passed on than in {MONTHS[0]}",
            share[-1] < share[0],
            f"Shares: {shown}.",
        ),
        (
            "Over the four months about one question in four was passed on",
            22 <= total <= 28,
            f"It was {total:.0f} % over all four months.",
        ),
        (
            f"The new guide of {MONTHS[2]} changed the share that was passed on",
            False,
            "Before and after do not show a cause; anything else that changed would look the same.",
        ),
    ]


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        asked = [rng.randint(8, 40) * 100 for _ in MONTHS]
        passed = [a * rng.randint(12, 40) // 100 for a in asked]
        share = [p / a for a, p in zip(asked, passed, strict=True)]
        shares = sorted(share)
        clear = all(high - low > 0.02 for low, high in itertools.pairwise(shares))
        crossed = passed.index(max(passed)) != share.index(shares[-1]) and passed.index(min(passed)) != share.index(
            shares[0]
        )
        total = 100 * sum(passed) / sum(asked)
        if clear and crossed and len(set(passed)) == 4 and not (20 < total < 23 or 27 < total < 30):
            break
    named = (
        rng.choice((share.index(shares[-1]), passed.index(max(passed)))),
        rng.choice((share.index(shares[0]), passed.index(min(passed)))),
    )
    statements = _statements(asked, passed, named)
    if sum(true for _, true, _ in statements) not in range(2, 5):
        return variant(rng)
    rng.shuffle(statements)
    rows = "\n".join(f"| {m} | {a:,} | {p:,} |" for m, a, p in zip(MONTHS, asked, passed, strict=True))
    stem = (
        "An assistant answers questions and passes some on to people. In August the staff got a new guide.\n\n"
        f"| Month | Questions | Passed on to people |\n| --- | ---: | ---: |\n{rows}\n\n"
        "A colleague wants to report these findings. Tick those that the table supports."
    )
    options = [{"text": text, "correct": true, "rationale": why} for text, true, why in statements]
    return {"stem": stem, "options": options}
