import random

WORDS = ("add", "less", "times", "copy", "swap", "under")


def _step(stack: list[int], word: str) -> list[int]:
    *rest, top = stack
    if word == "copy":
        return [*stack, top]
    *rest, second = rest
    return {
        "add": [*rest, second + top],
        "less": [*rest, second - top],
        "times": [*rest, second * top],
        "swap": [*rest, top, second],
        "under": [*rest, second, top, second],
    }[word]


def _draw(rng: random.Random) -> tuple[list[str], list[list[int]]]:
    words: list[str] = []
    stacks: list[list[int]] = [[]]
    while len(words) < 8:
        stack = stacks[-1]
        number = len(stack) < 2 or (len(stack) < 3 and rng.random() < 0.25)
        word = str(rng.randint(2, 7)) if number else rng.choice(WORDS)
        words.append(word)
        stacks.append([*stack, int(word)] if number else _step(stack, word))
    return words, stacks


def _usable(words: list[str], stacks: list[list[int]]) -> bool:
    values = [value for stack in stacks for value in stack]
    moving = {"swap", "under", "copy"} & set(words)
    idle = any(word == "swap" and stack[-1] == stack[-2] for word, stack in zip(words, stacks, strict=False))
    plain = not idle and all(words[i : i + 2] != ["swap", "swap"] for i in range(len(words)))
    order = any(word == "less" for word in words)
    return len(stacks[-1]) == 1 and 0 <= min(values) <= max(values) < 200 and len(moving) >= 2 and plain and order


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        words, stacks = _draw(rng)
        if _usable(words, stacks) and stacks[-1][0] > 1:
            break
    stem = (
        "A small language for features works on a pile of numbers. From its manual:\n\n"
        "- A number is put on top of the pile.\n"
        "- `add`, `times` and `less` take the two topmost numbers and put back their result; `8 3 less` gives 5.\n"
        "- `copy` puts a second copy of the top number on the pile; `swap` exchanges the two topmost numbers.\n"
        "- `under` puts a copy of the **second** number on top: `8 3 under` gives 8 3 8.\n\n"
        f"```text\n{' '.join(words)}\n```\n\nWhich number is left?"
    )
    trace = "; ".join(f"{word}: {' '.join(map(str, stack))}" for word, stack in zip(words, stacks[1:], strict=True))
    return {
        "stem": stem,
        "answer": float(stacks[-1][0]),
        "tolerance": 0.0,
        "unit": "",
        "rationale": f"The pile after each word, top to the right - {trace}.",
    }
