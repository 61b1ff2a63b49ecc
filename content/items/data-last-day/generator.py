import random
import sqlite3

MONTHS = (("March", "03", 31), ("April", "04", 30), ("May", "05", 31), ("June", "06", 30), ("July", "07", 31))


def _count(times: list[str], first: str, last: str) -> int:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE sales (at)")
        database.executemany("INSERT INTO sales VALUES (?)", [(time,) for time in times])
        query = "SELECT count(*) FROM sales WHERE at BETWEEN ? AND ?"
        return int(database.execute(query, (f"{first} 00:00", f"{last} 00:00")).fetchone()[0])


def variant(rng: random.Random) -> dict[str, object]:
    name, month, end = rng.choice(MONTHS)
    days = [1, *rng.sample(range(2, end), rng.choice((1, 2))), end, *[end] * rng.choice((0, 1))]
    times = [f"2026-{month}-{day:02d} {rng.randint(1, 23):02d}:{rng.choice((5, 15, 30, 45)):02d}" for day in days]
    if rng.random() < 0.4:
        times.append(f"2026-{month}-{end} 00:00")
    times = sorted(set(times))
    answer = _count(times, f"2026-{month}-01", f"2026-{month}-{end}")
    rows = "\n".join(f"| {time} |" for time in times)
    stem = (
        f"`sales` has a timestamp `at`. All its rows:\n\n| at |\n| --- |\n{rows}\n\n"
        f"```sql\nSELECT count(*) FROM sales\nWHERE at BETWEEN DATE '2026-{month}-01'\n             AND DATE '2026-{month}-{end}'\n```\n\n"
        "What does it return in PostgreSQL?"
    )
    rationale = f"As a timestamp, the last day of {name} is its midnight, and all that came later on that day is left out: {answer} of {len(times)} remain. Ask for `at >=` the first and `at <` the first of the next month."
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "", "rationale": rationale}
