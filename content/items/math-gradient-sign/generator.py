import random


def variant(rng: random.Random) -> dict[str, object]:
    w, x = rng.choice((1, 2, 3)), rng.choice((2, 3, 4))
    y = w * x + rng.choice((-5, -4, -3, -2, 2, 3, 4, 5))
    step = rng.choice((0.01, 0.05, 0.1))
    gradient = 2 * (w * x - y) * x
    answer = round(w - step * gradient, 4)
    stem = (
        f"A model predicts `w · x`. For one example x = {x} and the target is {y}; the loss is (w · x − target)². Now w = {w}, and the "
        f"step size is {step}.\n\nWhat is w after one step of gradient descent?"
    )
    return {
        "stem": stem,
        "answer": answer,
        "tolerance": 0.005,
        "unit": "",
        "rationale": f"The residual is {w * x} − {y} = {w * x - y}, the gradient 2 · ({w * x - y}) · {x} = {gradient}, and "
        f"w − {step} · ({gradient}) = {answer:g}.",
    }
