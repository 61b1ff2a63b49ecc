import random


def variant(rng: random.Random) -> dict[str, object]:
    low = -rng.choice((2, 3, 4, 5)) / 10
    high = rng.choice((14, 16, 18, 21, 24)) / 10
    wished = rng.choice((8, 10, 12)) / 10
    middle = (low + high) / 2
    stem = (
        "Half of the visitors saw a new search. Purchases rose by "
        f"**{middle:.2f} percentage points, 95 % interval {low:.1f} to {high:.1f}**. The change would pay from {wished:.1f} points on.\n\n"
        "Which report is right?"
    )
    options = [
        {
            "text": "Not decided: no gain and a gain that pays are both still possible, so more visitors are needed",
            "correct": True,
            "rationale": f"The interval contains 0 and {wished:.1f}, so the data agree with both.",
        },
        {
            "text": "No effect: the interval contains zero, so the new search does not change purchases",
            "correct": False,
            "rationale": f"It also contains {high - 0.1:.1f}. Not having found an effect is not having found that there is none.",
        },
        {
            "text": f"It pays: the best estimate is {middle:.2f}, and most of the interval lies above zero",
            "correct": False,
            "rationale": f"The question is whether it exceeds {wished:.1f}, and a good part of the interval does not.",
        },
        {
            "text": f"With a chance of 95 % the gain of a single visitor lies between {low:.1f} and {high:.1f} points",
            "correct": False,
            "rationale": "The interval speaks about the mean difference and not about single visitors.",
        },
    ]
    return {"stem": stem, "options": options}
