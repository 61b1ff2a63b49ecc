import random


def variant(rng: random.Random) -> dict[str, object]:
    rows = rng.choice((30, 40, 50, 60, 80))
    low = rng.randint(2, 6)
    high = low + rng.randint(4, 9)
    back = rng.randint(5, 12)
    end = back - rng.randint(2, 4)
    first, second = high - low + 1, back - end + 1
    stem = (
        "From the manual of a table tool: *Rows are counted from 1. `a..b` takes row a, row b and all between. A minus "
        "counts "
        "from the end: `-1` is the last row.*\n\n"
        f"The table has {rows} rows.\n\n```text\ntake {low}..{high}, -{back}..-{end}\n```\n\nHow many rows are taken?"
    )
    rationale = (
        f"{low}..{high} are {first} rows, both ends included. -{back}..-{end} are rows {rows - back + 1} to "
        f"{rows - end + 1}, {second} rows. Together {first + second}."
    )
    return {"stem": stem, "answer": float(first + second), "tolerance": 0.0, "unit": "rows", "rationale": rationale}
