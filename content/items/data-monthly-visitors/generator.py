import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        days = [rng.randint(20, 90) * 10 for _ in range(3)]
        registered = rng.randint(80, 200) * 10
        low, high = max(days), min(sum(days), registered)
        average = sum(days) // 3
        if low + 150 < high and registered > low and len({low, high, sum(days), average, registered}) >= 4:
            break
    stem = (
        f"Only registered users can sign in; {registered} are registered, unchanged for weeks. On three days {days[0]}, {days[1]} and {days[2]} different users "
        "signed in. Nothing else was kept.\n\nWhat can be said about the number of different users who signed in on at least one of the days?"
    )
    candidates = [
        (
            f"Between {low} and {high}",
            True,
            f"If the same people came each day it is {low}, the largest day; it cannot exceed the sum {sum(days)} or the {registered} registered.",
        ),
        (f"Exactly {sum(days)}, their sum", False, "Adding counts people who came on several days several times."),
        (
            f"Between {average} and {low}",
            False,
            f"{low} different people came on one day alone, so it cannot be fewer.",
        ),
        (
            f"Between {low} and {registered if high < registered else sum(days) + registered}",
            False,
            "The upper bound is too high: neither the sum of the days nor the number of those registered can be exceeded.",
        ),
    ]
    options = [{"text": text, "correct": right, "rationale": why} for text, right, why in candidates]
    return {"stem": stem, "options": options}
