import random

FRACTIONS = {2: "half", 3: "a third", 4: "a quarter", 5: "a fifth"}
SUBJECTS = (
    "the parcel assistant",
    "the tax assistant",
    "the travel assistant",
    "the invoice reader",
    "the form checker",
)


def variant(rng: random.Random) -> dict[str, object]:
    part = rng.choice(tuple(FRACTIONS))
    old = part * rng.randint(2, 24 // part)
    new = old - old // part
    points = old - new
    cases = rng.choice((400, 600, 800, 1000, 2000))
    word = FRACTIONS[part]
    right = rng.choice(
        (
            f"Wrong answers fell from {old} to {new} in 100: {word} fewer than before",
            f"The share of wrong answers fell by {points} percentage points, which is {word} of it",
        ),
    )
    wrong = [
        (
            f"The share of wrong answers fell by {points} per cent, namely from {old} to {new} in 100 answers",
            f"{points} are percentage points; in per cent of the old share it is {100 // part}.",
        ),
        (
            f"The share of right answers rose by {word}, namely from {100 - old} to {100 - new} in 100",
            f"Right answers rose by {points} in {100 - old}; {word} is the fall of the wrong ones.",
        ),
        (
            f"The new version gives better answers to {100 // part} of 100 questions than before",
            f"The number of wrong answers changed by {points} in 100 questions.",
        ),
    ]
    stem = (
        f"Two versions of {rng.choice(SUBJECTS)} answered the same {cases:,} questions. The old one got "
        f"{cases * old // 100} "
        f"wrong, the new one {cases * new // 100}.\n\nA colleague offers four sentences for the customers' newsletter. "
        "Which one is right?"
    )
    options = [
        {"text": right, "correct": True, "rationale": f"{old} % less {new} % is {points} points; {points} / {old}."}
    ]
    options += [{"text": text, "correct": False, "rationale": why} for text, why in wrong]
    return {"stem": stem, "options": options}
