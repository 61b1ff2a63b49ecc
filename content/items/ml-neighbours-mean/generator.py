import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        new = rng.randint(45, 75)
        sizes = sorted(rng.sample([n for n in range(25, 100) if n != new], 6))
        rents = {size: 10 * (size + rng.randint(-6, 12)) for size in sizes}
        near = sorted(sizes, key=lambda size: abs(size - new))
        gaps = [abs(size - new) for size in near]
        answer = sum(rents[size] for size in near[:3]) / 3
        if gaps[2] + 1 < gaps[3] and answer == int(answer) and abs(answer - rents[near[0]]) >= 20:
            break
    rows = "\n".join(f"| {size} | {rents[size]} |" for size in sizes)
    stem = (
        "A first model guesses the rent of a flat as the mean rent of the **three** known flats that are nearest to it in size.\n\n"
        f"| Square metres | Rent |\n| ---: | ---: |\n{rows}\n\nWhat does it guess for a flat of {new} square metres?"
    )
    shown = ", ".join(f"{size} m² ({rents[size]})" for size in near[:3])
    rationale = f"The three nearest to {new} are {shown}; their mean is {answer:g}."
    return {"stem": stem, "answer": answer, "tolerance": 0.5, "unit": "", "rationale": rationale}
