import random

CLAIMS = (
    ("an empty list of rows is refused", "+    if not rows:\n+        raise ValueError('no rows')"),
    ("rows without a price are left out", "+    rows = [row for row in rows if row.price is not None]"),
    ("the rows are sorted by date, newest first", "+    rows = sorted(rows, key=lambda row: row.date, reverse=True)"),
    ("at most a thousand rows are sent", "+    rows = rows[:1000]"),
    ("names are stripped of spaces at both ends", "+    rows = [replace(row, name=row.name.strip()) for row in rows]"),
    ("the number of rows is logged", "+    log.info('sending %d rows', len(rows))"),
)
NEARLY = {
    0: None,
    1: "+    rows = [row for row in rows if row.price != 0]",
    2: "+    rows = sorted(rows, key=lambda row: row.date)",
    3: "+    rows = rows[1000:]",
    4: "+    rows = [replace(row, name=row.name.lower()) for row in rows]",
    5: None,
}


def variant(rng: random.Random) -> dict[str, object]:
    chosen = sorted(rng.sample(range(6), 4))
    untrue = rng.choice(chosen)
    order = rng.sample(chosen, 4)
    lines = [NEARLY[n] if n == untrue else CLAIMS[n][1] for n in chosen]
    change = "\n".join(
        [
            " def send(rows, target):",
            *(line for line in lines if line),
            "     target.post([asdict(row) for row in rows])",
        ]
    )
    stem = (
        "An assistant hands you this change and says what it does.\n\n"
        f"```diff\n{change}\n```\n\nWhich of its claims is **not** true?"
    )
    options = [
        {
            "text": f"“Now {CLAIMS[n][0]}.”",
            "correct": n == untrue,
            "rationale": (
                "Nothing in the change does this."
                if NEARLY[n] is None
                else "There is a line about it, but it does something else."
            )
            if n == untrue
            else "The change has a line that does this.",
        }
        for n in order
    ]
    return {"stem": stem, "options": options}
