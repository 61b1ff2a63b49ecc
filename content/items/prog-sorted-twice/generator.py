import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        words = rng.sample(("ash", "oak", "elm", "fig", "pine", "palm", "rose", "larch", "birch"), 5)
        reverse = rng.random() < 0.5
        first = sorted(words)
        second = sorted(first, key=len, reverse=reverse)
        if (
            len({len(word) for word in words}) == 2
            and second != first
            and sorted(words, key=len, reverse=reverse) != second
        ):
            break
    code = f"words = {words!r}\nwords = sorted(words)\nwords = sorted(words, key=len{', reverse=True' if reverse else ''})\nprint(*words)"
    rationale = (
        f"The second sorting goes by length{', longest first,' if reverse else ''} and leaves words of equal length in the order they had, which is that of the alphabet. `reverse=True` does not turn equals round."
        if reverse
        else "The second sorting goes by length and leaves words of equal length in the order they had, which is that of the alphabet."
    )
    return {
        "stem": "What does this program print?",
        "language": "python",
        "code": code,
        "output": " ".join(second),
        "rationale": rationale,
    }
