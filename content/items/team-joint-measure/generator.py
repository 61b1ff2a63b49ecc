import random


def _options(gain: int, handling: int, leaving: int, clicks: int, complaints: int) -> list[dict[str, object]]:
    net = gain - handling - leaving
    verdict = f"Keep it: all in all it brings about ${net:,} a week" if net > 0 else ""
    verdict = verdict or f"Withdraw it: all in all it costs about ${-net:,} a week"
    return [
        {
            "text": verdict,
            "correct": True,
            "rationale": f"${gain:,} for clicks less ${handling:,} for handling and ${leaving:,} for customers who "
            "leave.",
        },
        {
            "text": f"Keep it: all in all it brings about ${gain - handling:,} a week",
            "correct": False,
            "rationale": f"Leaves out the customers who cancel, worth ${leaving:,} a week.",
        },
        {
            "text": f"Keep it: the rise in clicks brings about ${gain:,} a week",
            "correct": False,
            "rationale": "Counts the ranking team's gain only; the costs fall to others but are real.",
        },
        {
            "text": f"Withdraw it: complaints rose by {complaints} %, clicks by only {clicks} %",
            "correct": False,
            "rationale": "Compares percentages of different things; what they are worth decides.",
        },
    ]


def variant(rng: random.Random) -> dict[str, object]:
    good = rng.random() < 0.5
    while True:
        clicks, complaints = rng.choice((2, 3, 4, 5)), rng.choice((6, 8, 9, 10, 12))
        million, base = rng.choice((1, 2, 3, 4)), rng.choice((500, 1000, 1500, 2000))
        cents, each, worth = rng.choice((1, 2)), rng.choice((4, 5, 6, 8)), rng.choice((40, 50, 60, 80, 120))
        more = base * complaints // 100
        gain, handling = million * 10_000 * clicks * cents // 100, more * each
        leaving = more // 10 * worth
        net = gain - handling - leaving
        if more % 10 == 0 and gain - handling > 100 and abs(net) > 100 and (net > 0) == good:
            break
    stem = (
        "A new ranking has run for a month. The ranking team, which is measured by clicks, wants to keep it; the "
        "support "
        "team, which is measured by complaints, wants it withdrawn. Both ask you what the company should do. Per "
        "week:\n\n"
        f"- clicks rose by {clicks} %, from {million} million; a click brings {cents} cent{'s' if cents > 1 else ''}\n"
        f"- complaints rose by {complaints} %, from {base:,}; handling one costs ${each}\n"
        f"- one in ten of the customers who complain cancels, which loses ${worth}\n\n"
        "Nothing else changed. What do you advise, and why?"
    )
    return {"stem": stem, "options": _options(gain, handling, leaving, clicks, complaints)}
