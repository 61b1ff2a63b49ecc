import random


def variant(rng: random.Random) -> dict[str, object]:
    check = rng.choice((20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90))
    miss = check * rng.choice((3, 4, 7, 9, 19, 24)) + check
    answer = 100 * check / miss
    stem = (
        f"A model gives each machine a chance of failing this week, and its chances are right on average. A check costs {check} euros "
        f"and prevents the failure if one was coming; a failure costs {miss} euros. Nothing else counts.\n\n"
        "From what chance on, in percent, is a check worth its cost?"
    )
    return {
        "stem": stem,
        "answer": round(answer, 2),
        "tolerance": max(0.3, answer * 0.03),
        "unit": "%",
        "rationale": f"A check pays when chance × {miss} exceeds {check}, that is above {check} / {miss} = {answer:.1f} %. "
        "One half would be right only if a failure cost two checks.",
    }
