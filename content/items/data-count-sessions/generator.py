import random


def _sessions(clicks: list[tuple[int, str]], gap: int) -> int:
    last: dict[str, int] = {}
    count = 0
    for minute, user in clicks:
        count += user not in last or minute - last[user] > gap
        last[user] = minute
    return count


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        gap = rng.choice((15, 20, 30))
        clicks = sorted({(rng.randint(0, 11) * 5, rng.choice("KM")) for _ in range(rng.choice((7, 8)))})
        answer = _sessions(clicks, gap)
        mixed = _sessions([(minute, "all") for minute, _ in clicks], gap)
        if len(clicks) >= 7 and len({user for _, user in clicks}) == 2 and answer > mixed and answer > 2:
            break
    rows = "\n".join(f"| 14:{minute:02d} | {user} |" for minute, user in clicks)
    stem = (
        f"A visit of a user ends when the user does not click for more than {gap} minutes; the next click begins a new visit. All clicks of a day:\n\n"
        f"| Time | User |\n| --- | --- |\n{rows}\n\nHow many visits are these?"
    )
    rationale = f"For each user apart, count the first click and each click that comes more than {gap} minutes after the same user's last one: {answer}. Without telling the users apart it would be {mixed}."
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "visits", "rationale": rationale}
