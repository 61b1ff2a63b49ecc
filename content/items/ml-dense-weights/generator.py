import random


def variant(rng: random.Random) -> dict[str, object]:
    inputs, hidden, outputs = (
        rng.choice((4, 5, 8, 10, 20)),
        rng.choice((10, 20, 30, 50)),
        rng.choice((1, 2, 3, 4, 5, 6)),
    )
    first, second = inputs * hidden + hidden, hidden * outputs + outputs
    stem = (
        f"A small network has {inputs} inputs, one fully connected layer of {hidden} units, and a fully connected output layer of {outputs} unit{'s' if outputs > 1 else ''}. Each unit has a weight for each of its inputs "
        "and one more number, its bias.\n\nHow many numbers are learnt?"
    )
    rationale = f"First layer: {inputs} × {hidden} + {hidden} = {first}. Output: {hidden} × {outputs} + {outputs} = {second}. Together {first + second}."
    return {"stem": stem, "answer": float(first + second), "tolerance": 0.0, "unit": "", "rationale": rationale}
