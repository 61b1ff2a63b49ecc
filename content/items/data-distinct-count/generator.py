import random
import sqlite3

QUERY = "SELECT count(DISTINCT city) FROM visits"


def _count(cities: list[str | None]) -> int:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE visits (city)")
        database.executemany("INSERT INTO visits VALUES (?)", [(city,) for city in cities])
        return int(database.execute(QUERY).fetchone()[0])


def variant(rng: random.Random) -> dict[str, object]:
    names = rng.sample(("Oslo", "Lima", "Pune", "Kobe", "Graz"), 3)
    cities: list[str | None] = [*names, names[0], names[1].upper(), *[None] * rng.choice((1, 2))]
    if rng.random() < 0.5:
        cities.append(names[2].lower())
    if rng.random() < 0.5:
        cities.append(names[0])
    rng.shuffle(cities)
    answer = _count(cities)
    shown = "\n".join(f"| {'NULL' if city is None else city} |" for city in cities)
    stem = (
        "A form let visitors type their city. Texts are compared exactly, sign by sign. `visits` holds:\n\n"
        f"| city |\n| --- |\n{shown}\n\nWhat does `{QUERY}` return?"
    )
    rationale = f"Different in case is different, repeated is not, and NULL is not counted: {answer}. People would count {len(names)} cities; the values need cleaning first."
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "", "rationale": rationale}
