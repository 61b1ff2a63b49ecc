import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        powers = [rng.randint(1, 6) for _ in range(rng.choice((3, 4)))]
        mean = sum(powers) / len(powers)
        if mean == int(mean) and len(set(powers)) > 1:
            break
    answer = 2 ** int(mean)
    shares = ", ".join(f"1/{2**power}" for power in powers)
    stem = (
        f"A language model gave the {len(powers)} words that really came next the chances {shares}. Its perplexity on this text says: on average it was as unsure as if it "
        "had to pick among that many equally likely words. The average is taken over the **logarithms** of the chances.\n\nHow large is the perplexity?"
    )
    rationale = (
        f"In powers of two the chances are {', '.join(f'−{power}' for power in powers)}; their mean is −{int(mean)}, so the model was as unsure as among 2^{int(mean)} = {answer} "
        "words."
    )
    return {"stem": stem, "answer": float(answer), "tolerance": 0.05, "unit": "", "rationale": rationale}
