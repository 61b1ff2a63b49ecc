import random

KINDS = ("Short", "With a table", "Angry")


def _counts(rng: random.Random) -> tuple[list[int], list[int], list[int], list[int]]:
    old = [100 * n for n in rng.choice(((4, 3, 3), (3, 4, 3), (2, 4, 4), (5, 2, 3)))]
    new = [100 * n for n in rng.choice(((8, 1, 1), (7, 2, 1), (6, 3, 1)))]
    easy = rng.choice((2, 3, 4))
    old_rates = [easy, easy + rng.choice((3, 4, 5)), easy + rng.choice((8, 10, 12))]
    new_rates = [
        rate + extra for rate, extra in zip(old_rates, rng.choice(((1, 1, 2), (0, 2, 3), (1, 2, 1))), strict=True)
    ]
    return old, new, old_rates, new_rates


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        old, new, old_rates, new_rates = _counts(rng)
        old_wrong = [n * r // 100 for n, r in zip(old, old_rates, strict=True)]
        new_wrong = [n * r // 100 for n, r in zip(new, new_rates, strict=True)]
        if sum(new_wrong) / sum(new) < sum(old_wrong) / sum(old) - 0.005:
            break
    fair = sum(n * r for n, r in zip(old, new_rates, strict=True)) / sum(old)
    rows = "\n".join(
        f"| {kind} | {n:,} | {w:,} | {m:,} | {v:,} |"
        for kind, n, w, m, v in zip(KINDS, old, old_wrong, new, new_wrong, strict=True)
    )
    stem = (
        "For a week a new model answered part of the questions, mostly easy ones; the old model answered the "
        "rest. For each kind: how many it answered, and how many of the answers were wrong.\n\n"
        f"| Kind | Old | wrong | New | wrong |\n| --- | ---: | ---: | ---: | ---: |\n{rows}\n"
        f"| **All** | {sum(old):,} | {sum(old_wrong):,} | {sum(new):,} | {sum(new_wrong):,} |\n\n"
        "Suppose the new model keeps its rates for each kind. What percentage of its answers would have been wrong on "
        "the "
        "**old model's** questions? (One decimal.)"
    )
    rationale = (
        f"New rates by kind: {', '.join(f'{r} %' for r in new_rates)}. On the old questions: "
        f"{' + '.join(f'{n:,} × {r} %' for n, r in zip(old, new_rates, strict=True))} = {fair * sum(old) / 100:,.0f} "
        "of "
        f"{sum(old):,}, that is {fair:.1f} %, against {100 * sum(old_wrong) / sum(old):.1f} % for the old model. The "
        "lower "
        "total of the new model came from easier questions."
    )
    return {"stem": stem, "answer": round(fair, 2), "tolerance": 0.06, "unit": "%", "rationale": rationale}
