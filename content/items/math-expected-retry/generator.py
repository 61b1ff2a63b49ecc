import random


def variant(rng: random.Random) -> dict[str, object]:
    chance = rng.choice((20, 25, 40, 50, 80))
    cents = rng.choice((2, 3, 4, 6, 8, 10, 12, 15))
    wanted = rng.choice((100, 200, 300))
    answer = wanted * cents / (chance / 100) / 100
    stem = (
        f"A model's answer passes a check in {chance} % of tries, each independent of the others; what fails is tried again until it passes. "
        f"A try costs {cents} cents. {wanted} answers are needed.\n\nWhat will they cost on average, in euros?"
    )
    return {
        "stem": stem,
        "answer": answer,
        "tolerance": max(0.01, answer * 0.01),
        "unit": "euros",
        "rationale": f"On average 1 / {chance / 100:g} = {100 / chance:g} tries are needed for each answer: {wanted} × {100 / chance:g} × {cents} "
        f"cents = {answer:.2f} euros.",
    }
