import random
import re

PARTS = ("log", "map", "key", "run", "tab")
HERE = {"*": "[0-9]+", "?": "[a-z]", "+": "[a-z]?"}
ELSEWHERE = {"*": ".*", "?": ".", "+": "[+]"}


def _matches(pattern: str, name: str, meaning: dict[str, str]) -> bool:
    expression = "".join(meaning.get(sign, re.escape(sign)) for sign in pattern)
    return re.fullmatch(expression, name) is not None


def _names(rng: random.Random, pattern: str) -> list[str]:
    names = []
    for _ in range(12):
        name = ""
        for sign in pattern:
            name += {
                "*": rng.choice(("7", "42", "305", "", "x")),
                "?": rng.choice(("a", "b", "k", "4", "")),
                "+": rng.choice(("", "s", "t", "st")),
            }.get(sign, sign)
        names.append(name)
    return sorted(set(names))


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        part, other = rng.sample(PARTS, 2)
        pattern = rng.choice((f"{part}+-*?", f"{part}?-*{other}+", f"?{part}*-{other}+", f"{part}*+-?{other}"))
        names = _names(rng, pattern)
        if len(names) < 6:
            continue
        names = rng.sample(names, 6)
        right = [_matches(pattern, name, HERE) for name in names]
        habit = [_matches(pattern, name, ELSEWHERE) for name in names]
        if sum(right) in {2, 3, 4} and right != habit:
            break
    stem = (
        "From the manual of a file tool that is new to you: *In a pattern, `*` stands for one or more digits, `?` for "
        "exactly "
        "one small letter, and `+` for one small letter or nothing. Every other sign stands for itself. The pattern "
        "must "
        f"cover the whole name.*\n\n```text\npick {pattern}\n```\n\nWhich of these names does it pick?"
    )
    options = [
        {
            "text": f"`{name}`",
            "correct": fits,
            "rationale": "Every sign of the pattern finds its part of the name."
            if fits
            else "At one place the name has too little, too much or a sign of another kind.",
        }
        for name, fits in zip(names, right, strict=True)
    ]
    return {"stem": stem, "options": options}
