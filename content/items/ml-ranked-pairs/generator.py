import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        scores = rng.sample(range(10, 96, 5), 7)
        good = rng.choice((3, 4))
        labels = [1] * good + [0] * (7 - good)
        rng.shuffle(labels)
        positive = [s for s, label in zip(scores, labels, strict=True) if label]
        negative = [s for s, label in zip(scores, labels, strict=True) if not label]
        won = sum(p > n for p in positive for n in negative)
        pairs = len(positive) * len(negative)
        if 0.5 < won / pairs < 1:
            break
    rows = "\n".join(
        f"| {s} | {'yes' if label else 'no'} |" for s, label in sorted(zip(scores, labels, strict=True), reverse=True)
    )
    stem = (
        f"A model scored seven leads; later it was seen who bought:\n\n| Score | Bought |\n| ---: | --- |\n{rows}\n\n"
        "How large is the area under its ROC curve (between 0 and 1)?"
    )
    answer = won / pairs
    rationale = (
        f"The area is the share of pairs, one buyer and one who did not buy, in which the buyer has the higher score: {won} of {len(positive)} × {len(negative)} = {pairs} "
        f"pairs, {answer:.3f}."
    )
    return {"stem": stem, "answer": round(answer, 4), "tolerance": 0.011, "unit": "", "rationale": rationale}
