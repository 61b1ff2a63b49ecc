import random


def variant(rng: random.Random) -> dict[str, object]:
    cases = rng.choice((40, 50, 60, 80))
    first = rng.randint(cases * 6 // 10, cases * 7 // 10)
    spread = rng.choice((4, 5, 6))
    clear = rng.random() < 0.4
    old = [first, first + spread, first + rng.randint(1, spread - 1)]
    rng.shuffle(old)
    gain = rng.choice((9, 10, 11)) if clear else 1
    new = (
        [max(old) + gain, max(old) + gain + rng.randint(1, 2), max(old) + gain + 1]
        if clear
        else [max(old) + 1, min(old) + 1, max(old) - 1]
    )
    rng.shuffle(new)
    thing = rng.choice(("prompt", "model", "retrieval setting"))
    stem = (
        f"The same {cases} cases were run three times with the old {thing} and three times with a new one; runs differ by chance alone.\n\n"
        f"- old: {old[0]}, {old[1]} and {old[2]} right\n- new: {new[0]}, {new[1]} and {new[2]} right\n\nWhat do these figures say?"
    )
    texts = (
        (
            "On these cases the new one is better",
            clear,
            f"Every new run is at least {gain} above every old one, while runs of the same kind differ by at most {spread}.",
            "The runs of old and new overlap: the difference is no larger than that between runs of one.",
        ),
        (
            "They do not tell the two apart yet",
            not clear,
            "The runs overlap, and two runs of one kind differ as much. More runs or more cases are needed.",
            f"Every new run is at least {gain} above every old one; chance alone moved runs by at most {spread}.",
        ),
        (
            "The old one is better on these cases",
            False,
            "",
            "No comparison of these runs points that way with any force.",
        ),
        (
            "Neither can be trusted, as runs differ",
            False,
            "",
            "Runs may differ; how much they differ is what tells a gain from chance.",
        ),
    )
    options = [
        {"text": text, "correct": right, "rationale": good if right else bad} for text, right, good, bad in texts
    ]
    return {"stem": stem, "options": options}
