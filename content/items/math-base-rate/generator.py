import random


def variant(rng: random.Random) -> dict[str, object]:
    base = rng.choice((1, 2, 4, 5))
    found = rng.choice((80, 90, 95, 98))
    false = rng.choice((2, 3, 5, 8, 10))
    right = base * 10 * found / 100
    wrong = (1000 - base * 10) * false / 100
    answer = 100 * right / (right + wrong)
    stem = (
        f"{base} % of the parts from a line have a hidden crack. A camera reports {found} % of the cracked parts, and by mistake also "
        f"{false} % of the sound ones. It reports a part.\n\nWhat is the chance, in percent, that this part is cracked?"
    )
    return {
        "stem": stem,
        "answer": round(answer, 1),
        "tolerance": 1.0,
        "unit": "%",
        "rationale": f"Of 1 000 parts {base * 10} are cracked, {right:.1f} of them reported, and {wrong:.1f} sound ones are reported too: "
        f"{right:.1f} / ({right:.1f} + {wrong:.1f}) = {answer:.0f} %.",
    }
