import random

KINDS = (
    ("the passage was not found", "a better index"),
    ("the passage was found and overlooked", "a clearer prompt"),
    ("two passages contradict each other", "marking outdated pages"),
    ("the question was unclear", "asking back"),
)


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        counts = [rng.randint(5, 60) for _ in KINDS]
        cures = [rng.choice((10, 20, 25, 30, 40, 50, 60, 75, 80)) for _ in KINDS]
        gains = [count * cure / 100 for count, cure in zip(counts, cures, strict=True)]
        best = gains.index(max(gains))
        rest = sorted(gains)[-2]
        if gains[best] >= rest * 1.25 and counts[best] != max(counts) and cures[best] != max(cures):
            break
    rows = "\n".join(
        f"| {kind} | {count} | {mend} | {cure} % |"
        for (kind, mend), count, cure in zip(KINDS, counts, cures, strict=True)
    )
    stem = (
        f"A help bot gave {sum(counts)} wrong answers last week. They were sorted by hand, and for each kind a mend was tried on a few. All mends cost the same; there is time for one.\n\n"
        f"| What happened | Answers | Mend | It cures |\n| --- | ---: | --- | ---: |\n{rows}\n\nWhich do you take?"
    )
    options = [
        {
            "text": mend[0].upper() + mend[1:],
            "correct": n == best,
            "rationale": f"{counts[n]} × {cures[n]} % = {gains[n]:g} answers"
            + (", the most of the four." if n == best else f"; the best of the four would mend {gains[best]:g}."),
        }
        for n, (_, mend) in enumerate(KINDS)
    ]
    return {"stem": stem, "options": options}
