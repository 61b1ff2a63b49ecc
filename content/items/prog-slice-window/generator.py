import random


def variant(rng: random.Random) -> dict[str, object]:
    numbers = [rng.randint(1, 9) for _ in range(rng.choice((4, 5)))]
    width = rng.choice((2, 3))
    code = (
        f"readings = {numbers}\n"
        f"width = {width}\n"
        "for start in range(len(readings) - width + 1):\n"
        "    print(sum(readings[start:start + width]))"
    )
    sums = [sum(numbers[start : start + width]) for start in range(len(numbers) - width + 1)]
    return {
        "stem": "A sensor's readings are smoothed before a model sees them. What does this program print?",
        "language": "python",
        "code": code,
        "output": "\n".join(map(str, sums)),
        "rationale": f"The window of {width} starts at each of the first {len(sums)} places; a slice leaves out its end, so every "
        f"line adds exactly {width} readings.",
    }
