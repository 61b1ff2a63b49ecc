import random

NAMES = ("load", "clean", "enrich", "rank", "trim", "score", "group")


def variant(rng: random.Random) -> dict[str, object]:
    first, second, third = rng.sample(NAMES, 3)
    limit = rng.randint(3, 6)
    faulty = rng.choice((first, second, third))
    size = limit + rng.randint(1, 3) if faulty == third else limit - rng.randint(1, 2)
    bodies = {
        first: (
            "    rows = [row for row in rows if row]\n    return rows"
            if faulty != first
            else f"    if len(rows) > {limit}:\n        return rows[:{limit}]\n    rows.reverse()"
        ),
        second: (
            f"    if rows is not None and len(rows) > {limit + 5}:\n        rows = rows[:{limit + 5}]\n    return rows"
            if faulty != second
            else f"    if len(rows) >= {limit}:\n        return rows\n    rows += [0] * ({limit} - len(rows))"
        ),
        third: (
            "    return rows and sorted(rows)"
            if faulty != third
            else f"    if len(rows) <= {limit}:\n        return sorted(rows)\n    rows.sort()"
        ),
    }
    order = [first, second, third]
    listed = sorted(order)
    rows = [rng.randint(1, 9) for _ in range(size)]
    code = "\n\n".join(f"def {name}(rows):\n{bodies[name]}" for name in listed)
    code += f"\n\nresult = {third}({second}({first}({rows})))\nprint(len(result))"
    stem = (
        f"This program ends with `TypeError: object of type 'NoneType' has no len()` in its last line.\n\n```python\n{code}\n```\n\n"
        "Which function turns the list into `None`? Type its name."
    )
    rationale = (
        f"For this list of {size} numbers, `{faulty}` gets past its `if`, changes the list in place and ends without `return`, which gives "
        "`None`. The other two hand on what they get."
    )
    return {"stem": stem, "accepted": [faulty, f"{faulty}()", f"{faulty}(rows)"], "rationale": rationale}
