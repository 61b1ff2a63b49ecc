import random


def variant(rng: random.Random) -> dict[str, object]:
    x, w, v, y = (
        rng.choice((1, 2, 3, -2)),
        rng.choice((-2, -1, 1, 2, 3)),
        rng.choice((-2, -1, 2, 3)),
        rng.randint(-4, 6),
    )
    if w * x < 0 and rng.random() < 0.6:  # a closed unit is the exception, so that 0 is no good guess
        w = -w
    hidden = max(0, w * x)
    error = v * hidden - y
    while w * x > 0 and error == 0:
        y += 1
        error = v * hidden - y
    slope = 2 * error * v * x if w * x > 0 else 0
    stem = (
        "A tiny network has one hidden unit: *h* = max(0, *w*·*x*), its output is *v*·*h*, and the loss is *L* = (*v*·*h* − *y*)².\n\n"
        f"Now *x* = {x}, *y* = {y}, *w* = {w} and *v* = {v}.\n\nHow large is the derivative of *L* with respect to *w*?"
    ).replace("= -", "= −")
    rationale = (
        f"h = {hidden}, output {v * hidden}, error {error}. Back: 2 × {error} × v × x = 2 × {error} × {v} × {x} = {slope}."
        if w * x > 0
        else f"w·x = {w * x} is negative, so h is 0 and stays 0 for small changes of w: the derivative is 0, whatever the error of {error}."
    )
    return {"stem": stem, "answer": float(slope), "tolerance": 0.01, "unit": "", "rationale": rationale}
