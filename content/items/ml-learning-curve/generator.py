import random

MEND = {
    "variance": "Gather more varied training images, and regularize",
    "bias": "Use a model with more capacity, and train it longer",
    "shift": "Make the training images resemble those of the new camera",
}


def variant(rng: random.Random) -> dict[str, object]:
    kind = rng.choice(sorted(MEND))
    human = rng.choice((1, 2))
    train = human + (rng.randint(8, 14) if kind == "bias" else rng.randint(0, 1))
    held = train + (rng.randint(8, 14) if kind == "variance" else 1)
    used = held + (rng.randint(9, 15) if kind == "shift" else rng.randint(0, 1))
    stem = (
        "A model sorts photographs of parts. Errors, in percent:\n\n"
        "| People | Training images | Held-out images of the same cameras | Images of a new camera |\n| ---: | ---: | ---: | ---: |\n"
        f"| {human} | {train} | {held} | {used} |\n\nWhat do you do first?"
    )
    why = {
        "variance": f"from training ({train}) to held-out images ({held}): the model learned these images by heart",
        "bias": f"from people ({human}) to training images ({train}): the model does not even fit what it has seen",
        "shift": f"from the old cameras ({held}) to the new one ({used}): the images changed, not the task",
    }
    texts = MEND | {"threshold": "Move the decision threshold until both kinds of error balance"}
    options = [
        {
            "text": text,
            "correct": name == kind,
            "rationale": f"The large step is {why[kind]}. "
            + ("This is the mend for that step." if name == kind else "This option does not address that step."),
        }
        for name, text in texts.items()
    ]
    return {"stem": stem, "options": options}
