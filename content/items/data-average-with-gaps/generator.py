import random
import sqlite3

QUERY = "SELECT avg(rating) FROM visits"


def _average(values: list[int | None]) -> float:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE visits (rating)")
        database.executemany("INSERT INTO visits VALUES (?)", [(value,) for value in values])
        return float(database.execute(QUERY).fetchone()[0])


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        given = [rng.choice((0, 2, 3, 4, 5)) for _ in range(rng.choice((4, 5)))]
        values: list[int | None] = [*given, *[None] * rng.choice((1, 2, 3))]
        average = _average(values)
        if average == round(average, 1) and 0 in given and 1 <= average < 5:
            break
    rng.shuffle(values)
    shown = ", ".join("null" if value is None else str(value) for value in values)
    stem = (
        f"Visitors may give 0 to 5 stars or skip the question. The column `rating` of `visits` holds: {shown}.\n\n"
        f"What does `{QUERY}` return?"
    )
    wrong = sum(given) / len(values)
    rationale = (
        f"Nulls are left out, zeros are not: {sum(given)} / {len(given)} = {average:g}. Dividing by all {len(values)} rows would treat silence "
        f"as zero stars ({wrong:.2f})."
    )
    return {"stem": stem, "answer": average, "tolerance": 0.01, "unit": "stars", "rationale": rationale}
