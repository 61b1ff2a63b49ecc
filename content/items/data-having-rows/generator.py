import random
import sqlite3


def _groups(rows: list[tuple[str, int]], least: int, times: int) -> int:
    query = "SELECT city FROM trips WHERE km >= ? GROUP BY city HAVING count(*) >= ?"
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE trips (city, km)")
        database.executemany("INSERT INTO trips VALUES (?, ?)", rows)
        return len(database.execute(query, (least, times)).fetchall())


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        rows = [(rng.choice(("Oslo", "Lima", "Pune", "Kobe")), rng.randint(1, 9)) for _ in range(8)]
        least = rng.randint(3, 6)
        answer, without = _groups(rows, least, 2), _groups(rows, 0, 2)
        if 1 <= answer < without:
            break
    rows.sort()
    table = "\n".join(f"| {city} | {km} |" for city, km in rows)
    stem = (
        f"`trips` holds:\n\n| city | km |\n| --- | ---: |\n{table}\n\n"
        f"```sql\nSELECT city, count(*)\nFROM trips\nWHERE km >= {least}\nGROUP BY city\nHAVING count(*) >= 2\n```\n\n"
        "How many rows does this query return?"
    )
    rationale = (
        f"First trips under {least} km are dropped, then the rest is counted by city; {answer} of the cities still have two or more. Counting "
        f"before dropping would give {without}."
    )
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "rows", "rationale": rationale}
