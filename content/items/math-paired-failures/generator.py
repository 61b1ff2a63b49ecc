import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        first, second = rng.choice((40, 50, 80, 100, 120, 200)), rng.choice((30, 50, 60, 100, 150))
        both = rng.choice((5, 8, 10, 12, 15, 20, 24, 30))
        if both < min(first, second) * 0.8 and (100 * both / first) % 0.5 == 0:
            break
    answer = 100 * both / first
    stem = (
        f"In 10,000 hours the main line was down in {first} of them, the spare line in {second}, and both at once in {both}.\n\n"
        "The main line is down. With what chance, in percent, is the spare line down too?"
    )
    rationale = (
        f"Of the {first} hours with the main line down, {both} had the spare line down: {answer:g} %. If they failed independently it would be "
        f"{second / 100:g} %, the spare line's own share; so a good part of the failures have a cause in common."
    )
    return {"stem": stem, "answer": answer, "tolerance": 0.5, "unit": "%", "rationale": rationale}
