import math
import random


def variant(rng: random.Random) -> dict[str, object]:
    kinds = rng.choice((4, 5, 8, 10, 20, 50, 100))
    expected = math.log(kinds)
    case = rng.choice(("high", "low", "right"))
    shown = {
        "high": expected * rng.choice((3, 4, 5)),
        "low": expected * rng.choice((0.2, 0.3, 0.4)),
        "right": expected,
    }[case]
    noise = 1 + rng.choice((-0.01, 0.0, 0.01))
    what = rng.choice(("sounds", "letters", "products", "birds"))
    stem = (
        f"A new network shall sort {what} into {kinds} equally common kinds. Its weights have just been drawn at random; nothing has been learnt. On the first batch of 500, before any "
        f"step, its mean cross-entropy (natural logarithm) is {shown * noise:.2f}.\n\nWhat do you conclude?"
    )
    texts = {
        "high": "Its first outputs are far too sure of themselves",
        "low": "It gets to see the labels in some way",
        "right": "That is what knowing nothing should give",
    }
    whys = {
        "high": f"Knowing nothing gives ln {kinds} = {expected:.2f}; much more means that wrong kinds get nearly all the probability: large first weights, or inputs that were not scaled.",
        "low": f"Knowing nothing gives ln {kinds} = {expected:.2f}; less without learning means that the answer leaks in, or that the loss is computed wrongly.",
        "right": f"Equal chances for {kinds} kinds give ln {kinds} = {expected:.2f}.",
    }
    options = [
        {
            "text": text,
            "correct": name == case,
            "rationale": whys[name]
            if name == case
            else f"With ln {kinds} = {expected:.2f} for knowing nothing, {shown:.2f} says something else.",
        }
        for name, text in texts.items()
    ]
    options.append(
        {
            "text": "Nothing: before the first step it is a chance figure",
            "correct": False,
            "rationale": f"The mean over 500 examples lies close to its expectation, {expected:.2f} for knowing nothing, so it is a useful check.",
        }
    )
    return {"stem": stem, "options": options}
