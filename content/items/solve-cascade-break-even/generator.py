import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        large = rng.choice((8, 10, 12, 15, 16, 20, 24, 25, 30, 40))
        small = rng.choice((0.5, 1, 1.5, 2, 3, 4, 5))
        check = rng.choice((0.5, 1, 1.5, 2, 3))
        share = 100 * (large - small - check) / large
        if 30 <= share <= 90 and share == round(share, 1):
            break
    stem = (
        "A help desk can answer questions in two ways that users find equally good.\n\n"
        f"- **A**: every question goes to a large model, at ${large:g} per thousand questions.\n"
        f"- **B**: every question goes to a small model first (${small:g} per thousand). A checker reads every one of "
        "its "
        f"answers (${check:g} per thousand). Answers that fail the check are thrown away, and those questions go to "
        "the "
        "large model; its answers are not checked.\n\n"
        "Which percentage of the answers may fail the check before B costs as much as A?"
    )
    rationale = (
        f"B costs {small:g} + {check:g} + share × {large:g} per thousand, A costs {large:g}. They are equal at a share "
        "of "
        f"({large:g} − {small:g} − {check:g}) / {large:g} = {share:g} %. Failed questions are paid for twice: the "
        "small "
        "model and the check are spent on them as well."
    )
    return {"stem": stem, "answer": share, "tolerance": 0.5, "unit": "%", "rationale": rationale}
