import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        alarms = rng.choice((40, 50, 60, 80, 100, 120, 150, 200))
        precision = rng.choice((50, 60, 75, 80, 90))
        recall = rng.choice((40, 50, 60, 75, 80))
        found = alarms * precision / 100
        real = found * 100 / recall
        if found == int(found) and real == int(real):
            break
    missed = int(real - found)
    stem = (
        f"A model raised {alarms} alarms in a month. {precision} % of them were justified. A later audit of everything showed that the model had found {recall} % of all real cases.\n\n"
        "How many real cases did it miss?"
    )
    rationale = f"{precision} % of {alarms} alarms are {found:g} real cases. They are {recall} % of all, so there were {real:g}, and {missed} were missed."
    return {"stem": stem, "answer": float(missed), "tolerance": 0.0, "unit": "cases", "rationale": rationale}
