import random


def variant(rng: random.Random) -> dict[str, object]:
    found, after, blind = (
        rng.choice((60, 70, 75, 80, 85, 90)),
        rng.choice((80, 85, 90, 95)),
        rng.choice((5, 10, 15, 20)),
    )
    better = rng.choice((90, 92, 95, 98))
    while better <= found:
        better += 3
    answer = (better - found) * (after - blind) / 100
    stem = (
        f"A help bot first looks for the passage with the answer. When it finds the passage, {after} % of its answers are right; when not, {blind} %. So far it finds the passage for {found} % of the questions; "
        f"with a new index it would be {better} %, all else equal.\n\nBy how many percentage points would the share of right answers rise?"
    )
    rationale = (
        f"For {better - found} % of the questions the chance of a right answer rises from {blind} % to {after} %: {better - found} × {(after - blind) / 100:g} = {answer:g} points. "
        "The few right answers without the passage are lost from the gain."
    )
    return {"stem": stem, "answer": round(answer, 3), "tolerance": 0.15, "unit": "points", "rationale": rationale}
