import random

WORDS = ("test", "trial", "")


def _text(version: tuple[int, int, int]) -> str:
    major, minor, word = version
    return f"{major}.{minor}" + (f"-{WORDS[word]}" if WORDS[word] else "")


def variant(rng: random.Random) -> dict[str, object]:
    major = rng.randint(2, 30)
    low = rng.choice((8, 9))
    high = rng.choice((10, 11, 12))
    every = [(major, low, 0), (major, low, 1), (major, low, 2), (major, high, 0), (major, high, 1), (major, high, 2)]
    every += [(major + 1, rng.randint(0, 3), rng.randint(0, 2))]
    while True:
        chosen = sorted(rng.sample(every, 5))
        minors = {minor for whole, minor, _ in chosen if whole == major}
        if len(minors) == 2 and any(word != 2 for _, _, word in chosen[1:]):
            break
    stem = (
        "From the manual of a package tool that is new to you: *Versions are compared part by part, as numbers. With "
        "equal "
        "numbers, `-test` is older than `-trial`, and `-trial` is older than the version without a word.*\n\n"
        "Put the versions in order, the **oldest** first."
    )
    steps = [_text(version) for version in chosen]
    rationale = f"{low} is less than {high} as a number; a word makes a version older. So: {', '.join(steps)}."
    return {"stem": stem, "steps": steps, "rationale": rationale}
