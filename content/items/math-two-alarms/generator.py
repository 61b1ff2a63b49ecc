import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        base = rng.choice((0.5, 1, 2, 4, 5))
        hit_one, hit_two = rng.choice((80, 90)), rng.choice((60, 70, 75, 80))
        false_one, false_two = rng.choice((5, 10, 20)), rng.choice((2, 4, 5, 10))
        bad = base * hit_one * hit_two
        good = (100 - base) * false_one * false_two
        answer = 100 * bad / (bad + good)
        if 15 <= answer <= 85:
            break
    stem = (
        f"{base:g} % of all parts are cracked. Two alarms look at every part by different physics; whether a part is cracked or not, one alarm's "
        "mistakes say nothing about the other's.\n\n"
        "| | rings for a cracked part | rings for a sound part |\n| --- | ---: | ---: |\n"
        f"| Alarm 1 | {hit_one} % | {false_one} % |\n| Alarm 2 | {hit_two} % | {false_two} % |\n\n"
        "Both ring for a part. With what chance, in percent, is it cracked?"
    )
    rationale = (
        f"Of a million parts, {base:g} % are cracked and {hit_one} % × {hit_two} % of these ring both: {bad:.0f}. Of the sound ones "
        f"{false_one} % × {false_two} % ring both: {good:.0f}. {bad:.0f} / ({bad:.0f} + {good:.0f}) = {answer:.1f} %."
    )
    return {"stem": stem, "answer": round(answer, 2), "tolerance": 1.0, "unit": "%", "rationale": rationale}
