import random


def variant(rng: random.Random) -> dict[str, object]:
    batch, features, hidden, classes = (
        rng.choice(pool) for pool in ((16, 32, 64), (10, 12, 20), (5, 8, 40), (2, 3, 7))
    )
    swapped = rng.random() < 0.5
    second = f"({classes}, {hidden})" if swapped else f"({hidden}, {classes})"
    product = "X @ W1 @ W2.T" if swapped else "X @ W1 @ W2"
    stem = (
        f"`X` has shape ({batch}, {features}), `W1` has shape ({features}, {hidden}) and `W2` has shape {second}. A colleague asks which "
        f"bias can be added to `{product}`.\n\nWhat is the shape of that product? (Write it like `3, 4`.)"
    )
    shape = f"{batch}, {classes}"
    return {
        "stem": stem,
        "accepted": [
            shape,
            f"({shape})",
            f"{batch} x {classes}",
            f"{batch},{classes}",
            f"({batch},{classes})",
            f"{batch} {classes}",
            f"{batch}x{classes}",
            f"[{shape}]",
        ],
        "rationale": f"The inner sizes {features} and {hidden} cancel; the rows of `X` and the last size {classes} remain. "
        f"A bias of length {classes} fits every row.",
    }
