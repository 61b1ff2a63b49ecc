import random


def variant(rng: random.Random) -> dict[str, object]:
    steps = rng.randint(14, 20)
    while True:
        changed = sorted(rng.sample(range(1, steps + 1), rng.choice((4, 6, 8))))
        half = len(changed) // 2
        good = list(range(changed[half - 1], changed[half]))
        wrong = [step for step in range(2, steps) if step not in good]
        middle = steps // 2
        if middle in wrong and changed[half] - changed[half - 1] < 5:
            break
    key = rng.choice(good)
    others = [middle, *rng.sample([step for step in wrong if step != middle], 2)]
    stem = (
        f"Prices leave a pipeline wrong. It has {steps} steps in a row. After any step you can look whether the prices "
        "are "
        "still right; one look takes half an hour. Last night everything was right, and since then only these steps "
        "were "
        f"changed: **{', '.join(map(str, changed))}**. Exactly one of the changes is at fault.\n\n"
        "After which step do you look first, so that the fewest changes are left even if you are unlucky?"
    )
    options = []
    for step in sorted([key, *others]):
        before = sum(1 for change in changed if change <= step)
        after = len(changed) - before
        worst = max(before, after)
        options.append(
            {
                "text": f"After step {step}",
                "correct": step == key,
                "rationale": f"{before} changes lie up to here and {after} behind it, so {worst} may be left"
                + ("; no look leaves fewer." if step == key else f" instead of {half}."),
            },
        )
    return {"stem": stem, "options": options}
