import random


def variant(rng: random.Random) -> dict[str, object]:
    rows = rng.choice((20, 40, 50, 60, 80))
    columns = rng.choice((30, 40, 60, 80))
    used = rng.choice((2, 3, 4, 5))
    days = rng.choice((5, 7, 10, 14))
    ratio = rng.choice((2, 4, 5))
    answer = rows * used * 8 * days / ratio / 1000
    stem = (
        f"Clicks are kept in columnar files, one folder for each day. A day has {rows} million rows of {columns} columns, 8 bytes a "
        f"value before compression; compression makes every column {ratio} times smaller. A query needs {used} columns of {days} "
        "days, and the engine reads only the columns and folders it needs.\n\n"
        "About how many gigabytes does it read? (1 GB = 1000 MB)"
    )
    return {
        "stem": stem,
        "answer": answer,
        "tolerance": answer * 0.03,
        "unit": "GB",
        "rationale": f"{rows} million rows × {used} columns × 8 bytes = {rows * used * 8} MB a day, times {days} days, divided by "
        f"{ratio}: {answer:.2f} GB. The other {columns - used} columns are not touched.",
    }
