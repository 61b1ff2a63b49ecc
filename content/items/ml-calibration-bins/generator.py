import random


def variant(rng: random.Random) -> dict[str, object]:
    over = rng.random() < 0.5
    predicted = [10, 30, 50, 70, 90]
    factor = rng.uniform(0.45, 0.7)
    seen = [round(p * factor) if over else round(100 - (100 - p) * factor) for p in predicted]
    rows = "\n".join(f"| {p} % | {s} % |" for p, s in zip(predicted, seen, strict=True))
    direction = "too high" if over else "too low"
    stem = (
        "A model predicts the chance that a delivery is late. The planners book extra drivers by the sum of the chances. Thousands of "
        f"deliveries in each row:\n\n| Predicted | Late in fact |\n| ---: | ---: |\n{rows}\n\nWhat do you tell the planners?"
    )
    options = [
        {
            "text": f"The order is right, the chances are {direction}: map them to the shares seen before adding them up",
            "correct": True,
            "rationale": "Late shares rise with the prediction, so the ranking holds; but each is off in one direction. A monotone "
            "map, fitted on other deliveries, mends the sums and leaves the order.",
        },
        {
            "text": "The model cannot tell late from timely deliveries: train another before anybody plans with it",
            "correct": False,
            "rationale": f"It tells them apart: from {seen[0]} % to {seen[-1]} % late between the first and the last row.",
        },
        {
            "text": "The chances are right on average, so their sum can be used; only single deliveries may surprise",
            "correct": False,
            "rationale": f"They are {direction} in every row, so the sum is {direction} too.",
        },
        {
            "text": f"The chances are {'too low' if over else 'too high'}: book {'more' if over else 'fewer'} drivers than the sum says",
            "correct": False,
            "rationale": f"The other way round: predicted {predicted[2]} % and seen {seen[2]} % in the middle row.",
        },
    ]
    return {"stem": stem, "options": options}
