import random
import sqlite3

IN_ON = "SELECT count(*) FROM customers c LEFT JOIN orders o ON o.customer = c.id AND o.state = 'open'"
IN_WHERE = "SELECT count(*) FROM customers c LEFT JOIN orders o ON o.customer = c.id WHERE o.state = 'open'"


def _count(customers: int, orders: list[tuple[int, str]], query: str) -> int:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE customers (id)")
        database.execute("CREATE TABLE orders (customer, state)")
        database.executemany("INSERT INTO customers VALUES (?)", [(n + 1,) for n in range(customers)])
        database.executemany("INSERT INTO orders VALUES (?, ?)", orders)
        return int(database.execute(query).fetchone()[0])


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        customers = rng.choice((4, 5, 6))
        orders = sorted((rng.randint(1, customers), rng.choice(("open", "paid"))) for _ in range(rng.choice((4, 5))))
        kept, lost = _count(customers, orders, IN_ON), _count(customers, orders, IN_WHERE)
        if kept > lost >= 1 and len({customer for customer, _ in orders}) < customers:
            break
    behind = rng.random() < 0.5
    rows = "\n".join(f"| {customer} | {state} |" for customer, state in orders)
    stem = (
        f"`customers` has {customers} rows, with the ids 1 to {customers}. `orders` holds:\n\n| customer | state |\n| ---: | --- |\n{rows}\n\n"
        "```sql\nSELECT c.id, o.state\nFROM customers c\nLEFT JOIN orders o ON o.customer = c.id"
        + ("\nWHERE o.state = 'open'" if behind else " AND o.state = 'open'")
        + "\n```\n\nHow many rows does this query return?"
    )
    rationale = (
        f"In `WHERE` the condition also removes customers without an open order, whose state is null: only the {lost} open orders remain. "
        f"In `ON` it would have kept everybody, {kept} rows."
        if behind
        else f"In `ON` the condition only decides what is joined: each open order gives a row, and each customer without one stays once, with "
        f"null: {kept} rows. In `WHERE` it would have left {lost}."
    )
    return {
        "stem": stem,
        "answer": float(lost if behind else kept),
        "tolerance": 0.0,
        "unit": "rows",
        "rationale": rationale,
    }
