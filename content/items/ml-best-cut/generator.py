import random


def _errors(rows: list[tuple[int, int]], cut: int) -> int:
    return sum((value >= cut) != bool(label) for value, label in rows)


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        values = sorted(rng.sample(range(1, 20), 8))
        labels = [int(rng.random() < (0.2 if n < 4 else 0.8)) for n in range(8)]
        rows = list(zip(values, labels, strict=True))
        errors = {value: _errors(rows, value) for value in values}
        least = min(errors.values())
        if list(errors.values()).count(least) == 1 and least >= 1 and 2 <= sum(labels) <= 6:
            break
    answer = min(errors, key=lambda value: errors[value])
    shown = "\n".join(f"| {value} | {'yes' if label else 'no'} |" for value, label in rows)
    if answer == values[0]:
        return variant(rng)
    stem = (
        "A first rule shall say “late” when the number of stops is **at least** some limit. Past tours:\n\n"
        f"| Stops | Late |\n| ---: | --- |\n{shown}\n\nWhich of these numbers of stops is the limit with the fewest mistakes?"
    )
    rationale = f"With the limit {answer} the rule is wrong for {least} of the eight tours; every other limit makes more mistakes."
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "stops", "rationale": rationale}
