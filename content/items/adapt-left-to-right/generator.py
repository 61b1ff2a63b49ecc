import operator
import random

SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "~": min}


def _from_left(numbers: list[int], signs: list[str]) -> list[int]:
    results = [numbers[0]]
    for sign, number in zip(signs, numbers[1:], strict=True):
        results.append(SIGNS[sign](results[-1], number))
    return results


def _usual(numbers: list[int], signs: list[str]) -> int:
    """With multiplication first and `~` last, as in most languages."""
    a, b, c, d = numbers
    start = SIGNS[signs[0]]
    return min(start(a, b * c), d) if signs[1] == "*" else min(start(a, b), c * d)


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        signs = [rng.choice("+-"), *rng.choice((("*", "~"), ("~", "*")))]
        numbers = [rng.randint(2, 9) for _ in range(4)]
        if signs[2] == "~":
            numbers[3] = rng.randint(12, 60)
        steps = _from_left(numbers, signs)
        if min(steps) > 0 and _usual(numbers, signs) != steps[-1]:
            break
    formula = str(numbers[0]) + "".join(f" {sign} {n}" for sign, n in zip(signs, numbers[1:], strict=True))
    stem = (
        "The manual of a rules engine that is new to you says: *Operators are applied strictly from left to right; "
        "none binds "
        f"more closely than another. `a ~ b` gives the smaller of the two.*\n\n```text\nlimit = {formula}\n```\n\n"
        "Which value has `limit`?"
    )
    rationale = f"From the left: {', then '.join(map(str, steps))}. This engine does not multiply first."
    return {"stem": stem, "answer": float(steps[-1]), "tolerance": 0.0, "unit": "", "rationale": rationale}
