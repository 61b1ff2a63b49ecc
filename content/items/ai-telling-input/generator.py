import random


def _chunks(items: list[int], size: int) -> list[list[int]]:
    return [items[i : i + size] for i in range(0, len(items), size)]


def _chunks_wrong(items: list[int], size: int) -> list[list[int]]:
    return [items[i : i + size] for i in range(0, len(items) - size + 1, size)]


def _overlap(a: int, b: int, c: int, d: int) -> bool:
    return a <= d and c <= b


def _overlap_wrong(a: int, b: int, c: int, d: int) -> bool:
    return a <= c <= b or a <= d <= b


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _leap_wrong(year: int) -> bool:
    return year % 4 == 0 and year % 100 != 0


def _second(values: list[int]) -> int:
    return sorted(set(values))[-2]


def _second_wrong(values: list[int]) -> int:
    return sorted(values)[-2]


CHUNKS = """def chunks(items, size):
    return [items[i:i + size] for i in range(0, len(items) - size + 1, size)]"""
OVERLAP = """def overlap(a, b, c, d):
    return a <= c <= b or a <= d <= b"""
LEAP = """def is_leap(year):
    return year % 4 == 0 and year % 100 != 0"""
SECOND = """def second_largest(values):
    return sorted(values)[-2]"""


def _of_chunks(rng: random.Random) -> tuple[list[str], list[bool]]:
    size = rng.choice((2, 3, 4))
    lengths = [size * n for n in rng.sample((1, 2, 3, 4), 3)] + [size * rng.choice((1, 2)) + rng.randint(1, size - 1)]
    calls = [(list(range(rng.randint(1, 5), 40))[:length], size) for length in lengths]
    return [f"chunks({items}, {n})" for items, n in calls], [_chunks(*c) != _chunks_wrong(*c) for c in calls]


def _of_overlap(rng: random.Random) -> tuple[list[str], list[bool]]:
    at = rng.randint(2, 40)
    near, far = at + rng.randint(3, 9), at + rng.randint(20, 30)
    calls = [
        (near, near + 2, at, far),
        (at, near, near, far),
        (at, near, far, far + rng.randint(1, 9)),
        (at, far, near, near + 1),
    ]
    return [f"overlap({', '.join(map(str, c))})" for c in calls], [_overlap(*c) != _overlap_wrong(*c) for c in calls]


def _of_leap(rng: random.Random) -> tuple[list[str], list[bool]]:
    years = [
        rng.choice((1600, 2000, 2400)),
        rng.choice((1700, 1800, 1900, 2100)),
        4 * rng.randint(476, 499),
        4 * rng.randint(451, 474) + rng.randint(1, 3),
    ]
    return [f"is_leap({year})" for year in years], [_leap(year) != _leap_wrong(year) for year in years]


def _of_second(rng: random.Random) -> tuple[list[str], list[bool]]:
    low, mid, top = sorted(rng.sample(range(1, 60), 3))
    lists = [[top, low, top, mid], [low, mid, low, top], [mid, top], [top, mid, low]]
    return [f"second_largest({values})" for values in lists], [_second(v) != _second_wrong(v) for v in lists]


FAMILIES = (
    (CHUNKS, "cuts a list into pieces of `size`; the last piece may be shorter", _of_chunks),
    (OVERLAP, "tells whether the days a to b and the days c to d share at least one day", _of_overlap),
    (
        LEAP,
        "tells whether a year of the Gregorian calendar is a leap year: every fourth, of the hundreds only every fourth hundred",
        _of_leap,
    ),
    (SECOND, "returns the largest value that is smaller than the largest of all", _of_second),
)


def variant(rng: random.Random) -> dict[str, object]:
    code, claim, calls_of = rng.choice(FAMILIES)
    calls, tells = calls_of(rng)
    assert sum(tells) == 1
    stem = (
        f"An assistant wrote this and says that it {claim}. It is wrong for some inputs.\n\n"
        f"```python\n{code}\n```\n\nWhich of these calls brings the fault to light?"
    )
    options = [
        {
            "text": f"`{call}`",
            "correct": shows,
            "rationale": "Here the result differs from what was claimed."
            if shows
            else "Here the result is as claimed, so a test of this call passes.",
        }
        for call, shows in zip(calls, tells, strict=True)
    ]
    return {"stem": stem, "options": options}
