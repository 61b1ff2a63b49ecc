import random


def _stops(losses: list[int], patience: int) -> tuple[int, int]:
    best, at, since = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss < best:
            best, at, since = loss, epoch, 0
        else:
            since += 1
        if since == patience:
            return epoch, at
    return 0, at


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        patience = rng.choice((2, 3))
        losses = [90]
        for _ in range(9):
            losses.append(losses[-1] + rng.choice((-8, -6, -4, -2, 1, 2, 3)))
        stop, at = _stops(losses, patience)
        if 5 <= stop <= 9 and min(losses) != losses[at - 1]:
            break
    rows = "\n".join(f"| {epoch} | 0.{loss:02d} |" for epoch, loss in enumerate(losses, start=1))
    stem = (
        f"Training stops as soon as {patience} epochs in a row have brought no new best validation loss; then the weights of the best epoch **so far** are kept. "
        "Without the rule it would have gone like this:\n\n"
        f"| Epoch | Validation loss |\n| ---: | ---: |\n{rows}\n\nThe weights of which epoch are kept?"
    )
    rationale = (
        f"Epoch {at} brings the best loss so far, 0.{losses[at - 1]:02d}. The {patience} epochs after it do not beat it, so training ends after epoch {stop}, and the "
        "better loss later on is never reached. More patience would have found it."
    )
    return {"stem": stem, "answer": float(at), "tolerance": 0.0, "unit": "", "rationale": rationale}
