import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        real = rng.choice((1, 2, 4, 5, 10, 20))
        score = rng.choice((60, 75, 80, 90, 95, 96, 98))
        odds = score / (100 - score) * real / (100 - real)
        answer = 100 * odds / (1 + odds)
        if 3 <= answer <= 75:
            break
    what = rng.choice(("invoices are forged", "machines fail within a week", "mails are fraud", "parts are cracked"))
    stem = (
        f"In reality {real} % of the {what.split()[0]} {' '.join(what.split()[1:])}. To train a model, cases of both kinds were drawn until there were as many of one as of the other. On data mixed half and half like this, "
        f"its chances are exactly right.\n\nIn daily use it gives a case {score} %. What is the real chance, in percent?"
    )
    rationale = (
        f"Half and half, {score} % are odds of {score} : {100 - score}, all of which come from the case itself. In reality the odds beforehand are {real} : {100 - real} instead of 1 : 1: "
        f"{score} × {real} : {100 - score} × {100 - real} = {score * real} : {(100 - score) * (100 - real)}, that is {answer:.1f} %."
    )
    return {"stem": stem, "answer": round(answer, 2), "tolerance": 0.6, "unit": "%", "rationale": rationale}
