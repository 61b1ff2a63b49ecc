import random

CODE = """def find(values, x):
    low, high = 0, len(values) - 1
    while low < high:
        mid = (low + high) // 2
        if values[mid] > x:
            high = mid - 1
        else:
            low = mid
    return low"""


def _ends(values: list[int], x: int) -> bool:
    low, high = 0, len(values) - 1
    for _ in range(50):
        if low >= high:
            return True
        mid = (low + high) // 2
        if values[mid] > x:
            high = mid - 1
        else:
            low = mid
    return False


def variant(rng: random.Random) -> dict[str, object]:
    values = sorted(rng.sample(range(1, 40), rng.choice((4, 5, 6, 7))))
    tries = range(values[0] - 1, values[-1] + 2)
    bad = [x for x in tries if not _ends(values, x)]
    # One search for each gap between the values: two in the same gap go the same way.
    good = {sum(value <= x for value in values): x for x in rng.sample(tries, len(tries)) if _ends(values, x)}
    if len(good) < 3 or not bad:
        return variant(rng)
    asked = [rng.choice(bad), *rng.sample(sorted(good.values()), 3)]
    stem = f"Now and then this search in a sorted list never ends.\n\n```python\n{CODE}\n```\n\nFor `values = {values}`: which search does **not** end?"
    options = [
        {
            "text": f"`find(values, {x})`",
            "correct": x in bad,
            "rationale": "Two neighbouring places are left, `mid` is the lower one, its value is not above the number sought, and `low = mid` changes nothing any more."
            if x in bad
            else "Here `high = mid - 1` brings both ends together.",
        }
        for x in asked
    ]
    return {"stem": stem, "options": options}
