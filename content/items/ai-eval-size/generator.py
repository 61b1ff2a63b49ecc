import random


def variant(rng: random.Random) -> dict[str, object]:
    root = rng.choice((4, 6, 8, 10, 12, 14, 16, 18))
    differing = root * root
    same = rng.choice((60, 80, 100, 140, 180, 220, 260, 300, 340))
    answer = differing // 2 + root
    stem = (
        f"Two prompts were tried on the same {same + differing} cases. On {same} of them both were right or both were wrong; on "
        f"{differing} only one of them was right. If the prompts were equally good, each of the {differing} would be a toss of a coin, "
        "and heads would vary around one half with a standard deviation of √n / 2.\n\n"
        "How many of these cases must the new prompt win at least to lie two standard deviations above one half?"
    )
    return {
        "stem": stem,
        "answer": answer,
        "tolerance": 0,
        "unit": "cases",
        "rationale": f"Half of {differing} is {differing // 2}; √{differing} / 2 = {root / 2:g}, twice that is {root}: {answer}. "
        f"The {same} cases with the same outcome say nothing about which one is better.",
    }
