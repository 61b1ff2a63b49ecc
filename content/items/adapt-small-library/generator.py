import random

CODE = """class Batch:
    def __init__(self, items):
        self.items = items

    def __rshift__(self, n):
        return Batch(self.items[n:] + self.items[:n])

    def __or__(self, other):
        return Batch([max(a, b) for a, b in zip(self.items, other.items)])

    def __sub__(self, n):
        return Batch([item for item in self.items if item != n])


x = Batch({first})
y = Batch({second})
print({expression})
"""


def _turned(items: list[int], n: int) -> list[int]:
    return items[n:] + items[:n]


def _larger(one: list[int], other: list[int]) -> list[int]:
    return [max(a, b) for a, b in zip(one, other, strict=False)]


def variant(rng: random.Random) -> dict[str, object]:
    first, second = rng.sample(range(1, 10), 4), rng.sample(range(1, 10), 4)
    n, gone = rng.randint(1, 3), rng.choice(second)
    shape = rng.randrange(3)
    if shape == 0:
        expression = f"((x >> {n}) | (y - {gone})).items"
        result = _larger(_turned(first, n), [item for item in second if item != gone])
    elif shape == 1:
        expression = f"((x | y) >> {n}).items"
        result = _turned(_larger(first, second), n)
    else:
        expression = f"(((y - {gone}) >> 1) | x).items"
        result = _larger(_turned([item for item in second if item != gone], 1), first)
    return {
        "stem": "You meet this small library in a colleague's code. What does the program print?",
        "language": "python",
        "code": CODE.format(first=first, second=second, expression=expression),
        "output": f"{result}\n",
        "rationale": "Here `>>` moves the first items to the end, `-` leaves out a value, and `|` takes the larger of "
        "each "
        f"pair until the shorter batch ends. The result is {result}.",
    }
