import random


def variant(rng: random.Random) -> dict[str, object]:
    rows, columns = rng.choice((2, 3)), rng.choice((2, 3))
    row, column, value = rng.randrange(rows), rng.randrange(columns), rng.randint(2, 9)
    first = [[0] * columns] * rows
    second = [[0] * columns for _ in range(rows)]
    first[row][column] = second[row][column] = value
    code = (
        f"a = [[0] * {columns}] * {rows}\n"
        f"b = [[0] * {columns} for _ in range({rows})]\n"
        f"a[{row}][{column}] = {value}\n"
        f"b[{row}][{column}] = {value}\n"
        "print(sum(map(sum, a)))\n"
        "print(sum(map(sum, b)))"
    )
    return {
        "stem": "Two ways to make a table of zeros, used in the same program. What does it print?",
        "language": "python",
        "code": code,
        "output": f"{sum(map(sum, first))}\n{sum(map(sum, second))}",
        "rationale": f"The rows of `a` are one list, met {rows} times, so the {value} shows in each of them. The rows of `b` are "
        "different lists, and only one of them changed.",
    }
