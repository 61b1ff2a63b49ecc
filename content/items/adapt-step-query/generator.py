import random

NAMES = ("ants", "bees", "cats", "deer", "eels", "frogs", "goats", "hares")
Row = tuple[str, int, int]


def _run(rows: list[Row], steps: list[tuple[str, int]]) -> list[Row]:
    for verb, value in steps:
        if verb == "top":
            rows = sorted(rows, key=lambda row: -row[1])[:value]
        elif verb == "first":
            rows = rows[:value]
        elif verb == "drop":
            rows = [row for row in rows if row[2] != value]
        else:
            rows = [row for row in rows if row[1] >= value]
    return rows


def _text(step: tuple[str, int]) -> str:
    verb, value = step
    return {"top": f"top {value} count", "first": f"first {value}", "drop": f"drop zone = {value}"}.get(
        verb, f"keep count >= {value}"
    )


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        rows = [(name, rng.randint(2, 40), rng.randint(1, 3)) for name in NAMES]
        limit = rng.choice((("top", rng.randint(4, 6)), ("first", rng.randint(4, 6))))
        filters = rng.sample([("drop", rng.randint(1, 3)), ("keep", rng.randint(10, 20))], rng.choice((1, 2)))
        steps = [limit, *filters] if rng.random() < 0.8 else [filters[0], limit, *filters[1:]]
        left, habit = _run(rows, steps), _run(rows, [*filters, limit])
        counts = {row[1] for row in rows}
        if 2 <= len(left) <= 4 and left != habit and len(counts) == len(rows):
            break
    table = "\n".join(f"| {name} | {count} | {zone} |" for name, count, zone in rows)
    query = "\n  > ".join(["animals", *map(_text, steps), "sum count"])
    stem = (
        "From the manual of a query tool that you use for the first time:\n\n"
        "- Steps are separated by `>` and work **in the order in which they are written**, each on what the last one "
        "left.\n"
        "- `first n` keeps the first n rows as they stand. `top n c` keeps the n rows with the largest c.\n"
        "- `keep` keeps rows that meet the condition, `drop` removes them. `sum c` adds up c.\n\n"
        f"| animals | count | zone |\n| --- | ---: | ---: |\n{table}\n\n```text\n{query}\n```\n\nWhat is the result?"
    )
    total = sum(row[1] for row in left)
    shown = ", ".join(f"{name} {count}" for name, count, _ in left)
    return {
        "stem": stem,
        "answer": float(total),
        "tolerance": 0.0,
        "unit": "",
        "rationale": f"After the last filter these rows are left: {shown}; together {total}. Filtering before "
        "limiting, as "
        f"other tools do, would give {sum(row[1] for row in habit)}.",
    }
