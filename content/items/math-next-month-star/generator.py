import random


def variant(rng: random.Random) -> dict[str, object]:
    mean = rng.choice((40, 50, 60, 70))
    above = rng.choice((10, 15, 20, 25, 30)) * rng.choice((1, -1))
    correlation = rng.choice((0.2, 0.3, 0.4, 0.5, 0.6, 0.7))
    answer = mean + correlation * above
    which = "best" if above > 0 else "worst"
    stem = (
        f"Two hundred shops are scored every month. The mean is always {mean} and the spread the same; the scores of one month and the next "
        f"have a correlation of {correlation:g}, and their scatter plot is a plain oval. In May, the {which} shop had {mean + above} points. Nothing is done about it.\n\n"
        "How many points do you expect it to have in June?"
    )
    rationale = (
        f"{mean} {'+' if above > 0 else '−'} {correlation:g} × {abs(above)} = {answer:g}. Part of an extreme score is luck, which does not repeat; "
        f"whoever praised or blamed the shop would see its effect here even though there is none."
    )
    return {"stem": stem, "answer": round(answer, 2), "tolerance": 0.6, "unit": "points", "rationale": rationale}
