import random


def variant(rng: random.Random) -> dict[str, object]:
    payments = rng.choice((10_000, 20_000, 50_000))
    fraud = rng.choice((20, 40, 50, 100))
    recall = rng.choice((70, 75, 80, 90))
    false_rate = rng.choice((0.5, 1, 2))
    caught = fraud * recall / 100
    wrong = (payments - fraud) * false_rate / 100
    answer = 100 * caught / (caught + wrong)
    stem = (
        f"Of {payments} payments a day, {fraud} are fraud. A model raises an alarm for {recall} % of the frauds and for "
        f"{false_rate} % of the honest payments. People check every alarm.\n\n"
        "What percentage of the alarms will turn out to be fraud? (Whole percent is enough.)"
    )
    return {
        "stem": stem,
        "answer": round(answer, 1),
        "tolerance": 1.0,
        "unit": "%",
        "rationale": f"{caught:.0f} right alarms against {wrong:.0f} wrong ones: {caught:.0f} / ({caught:.0f} + {wrong:.0f}) = "
        f"{answer:.0f} %. Fraud is so rare that even a small rate of false alarms outnumbers it.",
    }
