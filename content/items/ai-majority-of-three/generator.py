import random


def _majority(p: float) -> float:
    return p**3 + 3 * p**2 * (1 - p)


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        hard = rng.choice((10, 20, 25, 30, 40, 50))
        easy_right, hard_right = rng.choice((75, 80, 85, 90, 95)), rng.choice((5, 10, 15, 20, 25, 30, 35, 40))
        answer = hard * _majority(hard_right / 100) + (100 - hard) * _majority(easy_right / 100)
        mean = (hard * hard_right + (100 - hard) * easy_right) / 10_000
        if abs(answer - 100 * _majority(mean)) >= 2:
            break
    stem = (
        f"A model answers yes-or-no questions. {hard} % of them are hard for it: there each run is right with a chance of {hard_right} %. On the others it is {easy_right} %. For a given question, "
        "runs are independent.\n\nEach question is asked three times and the majority counts. What percentage of all questions is answered rightly?"
    )
    rationale = (
        f"Majority right: easy {100 * _majority(easy_right / 100):.1f} %, hard {100 * _majority(hard_right / 100):.1f} %. Weighted with {100 - hard} and {hard} %: {answer:.1f} %. "
        f"Putting the mean chance of {100 * mean:g} % into the formula gives {100 * _majority(mean):.1f} %: a majority lifts what is mostly right and sinks what is mostly wrong."
    )
    return {"stem": stem, "answer": round(answer, 2), "tolerance": 0.5, "unit": "%", "rationale": rationale}
