import math
import random


def variant(rng: random.Random) -> dict[str, object]:
    sure = rng.choice((90, 95, 99))
    share = rng.choice((0.5, 0.8, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10))
    job = rng.choice(
        ("labelled 40,000 support tickets", "tagged 60,000 photographs", "translated 50,000 product names")
    )
    needed = math.ceil(math.log(1 - sure / 100) / math.log(1 - share / 100))
    stem = (
        f"A model {job}. You check a random sample by hand and hope to find no mistake at all. You then want to be able to say: “If {share:g} % "
        f"or more of all were wrong, such a clean sample would have turned up in at most {100 - sure} of 100 draws.”\n\n"
        "How many must you check? (Within 4 % is right.)"
    )
    rationale = (
        f"With {share:g} % wrong, a sample of n is clean with a chance of {1 - share / 100:g}^n. That falls to {100 - sure} % at "
        f"n = ln {1 - sure / 100:.2f} / ln {1 - share / 100:g}, so {needed} are needed. For 95 % the rule of three, 3 / share, comes close."
    )
    return {
        "stem": stem,
        "answer": float(needed),
        "tolerance": max(1.0, math.ceil(needed * 0.04)),
        "unit": "",
        "rationale": rationale,
    }
