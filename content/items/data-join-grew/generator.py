import random


def variant(rng: random.Random) -> dict[str, object]:
    orders = rng.randrange(2_000, 9_000, 100)
    paid_twice = rng.randrange(40, 400, 10)
    rows = orders + paid_twice
    stem = (
        f"A table has {orders} orders. Every order was paid, {paid_twice} of them in two parts, the others in one. A report joins "
        "orders with payments on the order's number, then sums the orders' amounts:\n\n"
        "```sql\nSELECT count(*), sum(orders.amount)\nFROM orders JOIN payments ON payments.order_id = orders.id\n```\n\n"
        f"It counts {rows} rows, and the sum is too high. What mends the sum?"
    )
    options = [
        {
            "text": "Bring payments to one row for each order first, then join",
            "correct": True,
            "rationale": f"{paid_twice} orders match two payments each, so the join has {rows} rows and adds those amounts twice. "
            "Grouping the payments first leaves one match for each order.",
        },
        {
            "text": "Use a `LEFT JOIN`, so that the orders decide how many rows there are",
            "correct": False,
            "rationale": "A left join keeps orders without payment; orders with two payments still give two rows.",
        },
        {
            "text": "Sum with `sum(DISTINCT orders.amount)`, so that doubled amounts count once",
            "correct": False,
            "rationale": "It also merges different orders that happen to have the same amount, so the sum becomes too low.",
        },
        {
            "text": f"Delete the {paid_twice} rows of payments that refer to an order already paid",
            "correct": False,
            "rationale": "They are real payments: the report would be right and the books wrong.",
        },
    ]
    return {"stem": stem, "options": options}
