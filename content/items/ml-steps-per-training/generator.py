import math
import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        examples, batch, epochs = (
            rng.randint(10, 90) * 100,
            rng.choice((32, 64, 128, 250, 256, 400, 500)),
            rng.choice((3, 5, 10, 20)),
        )
        if examples % batch and examples > 2 * batch:
            break
    each = math.ceil(examples / batch)
    stem = (
        f"{examples} examples go through a network {epochs} times. The weights are changed after every batch of {batch}; what is left at the end of each pass forms a smaller batch of its own.\n\n"
        "How often are the weights changed?"
    )
    rationale = f"{examples} / {batch} = {examples / batch:.2f}, so {each} batches a pass, and {each} × {epochs} = {each * epochs}."
    return {"stem": stem, "answer": float(each * epochs), "tolerance": 0.0, "unit": "times", "rationale": rationale}
