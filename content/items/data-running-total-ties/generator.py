import random
import sqlite3

QUERY = "SELECT id, day, amount, sum(amount) OVER (ORDER BY day) AS total FROM payments"


def _totals(rows: list[tuple[int, int, int]]) -> dict[int, int]:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE payments (id, day, amount)")
        database.executemany("INSERT INTO payments VALUES (?, ?, ?)", rows)
        return {row[0]: row[3] for row in database.execute(QUERY)}


def variant(rng: random.Random) -> dict[str, object]:
    days = [1, 2, 2, rng.choice((2, 3)), 4]
    amounts = rng.sample(range(10, 100, 5), 5)
    rows = [(n + 11, day, amount) for n, (day, amount) in enumerate(zip(days, amounts, strict=True))]
    asked = 12
    total = _totals(rows)[asked]
    table = "\n".join(f"| {i} | {day} | {amount} |" for i, day, amount in rows)
    ties = [i for i, day, _ in rows if day == 2]
    stem = (
        f"`payments` holds:\n\n| id | day | amount |\n| ---: | ---: | ---: |\n{table}\n\n"
        "```sql\nSELECT id, day, amount,\n       sum(amount) OVER (ORDER BY day) AS total\nFROM payments\n```\n\n"
        f"In PostgreSQL, what is `total` in the row with id {asked}?"
    )
    rationale = (
        f"Without a frame, the window reaches to the last row that has the same day. Ids {', '.join(map(str, ties))} share day 2, so each of "
        f"them shows {total}. With `ROWS UNBOUNDED PRECEDING` the sum would end at a single row, and which of the ties comes first would be open."
    )
    return {"stem": stem, "answer": float(total), "tolerance": 0.0, "unit": "", "rationale": rationale}
