import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        machines, size = rng.choice((10, 20, 25, 40, 50)), rng.choice((2, 4, 5, 10))
        free = rng.choice((1, 2, 3, 4, 6, 12))
        daily = machines * size * 24
        days = free * 1_000_000 / daily
        if days >= 5 and abs(days - round(days)) > 0.1:
            break
    answer = int(days)
    stem = (
        f"{machines} machines each write {size} MB of logs an hour, day and night, to one disk. {free} TB are free (1 TB = 1 000 000 MB), and nothing is deleted.\n\n"
        "For how many full days is there room?"
    )
    rationale = (
        f"{machines} × {size} × 24 = {daily} MB a day; {free} 000 000 / {daily} = {days:.1f}, so {answer} full days."
    )
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "days", "rationale": rationale}
