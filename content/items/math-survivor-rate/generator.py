import random


def variant(rng: random.Random) -> dict[str, object]:
    slow = rng.choice((12, 15, 18, 20, 24, 30, 36, 40, 45, 60))
    fast = slow * rng.choice((2, 3, 4, 5, 6, 7, 8))
    answer = 2 * slow * fast / (slow + fast)
    stem = (
        f"A long text is translated in two halves of equal length: one at {slow} words a second, the other, on a faster machine, at {fast} "
        "words a second, one after the other.\n\nHow many words a second is that for the whole text?"
    )
    return {
        "stem": stem,
        "answer": round(answer, 2),
        "tolerance": 0.6,
        "unit": "words per second",
        "rationale": f"Times add, not speeds: half a text at {slow} and half at {fast} gives 2 / (1/{slow} + 1/{fast}) = {answer:.1f}. "
        f"The plain mean {(slow + fast) / 2:g} would hold if both machines worked for equal times.",
    }
