import random

LETTERS = "abcdefgh"
LAYERS = ("company", "country", "team", "machine")


def _apply(options: set[str], line: list[str]) -> set[str]:
    for word in line:
        if word == "fresh":
            options = set()
        elif word[0] == "+":
            options = options | set(word[1:])
        elif word[0] == "-":
            options = options - set(word[1:])
        else:
            options = set(word)
    return options


def _pick(rng: random.Random, count: int) -> str:
    return "".join(sorted(rng.sample(LETTERS, count)))


def _draw(rng: random.Random) -> list[list[str]]:
    first = [_pick(rng, rng.choice((3, 4)))]
    second = [f"-{_pick(rng, 2)}", f"+{_pick(rng, 2)}"]
    third = rng.choice(
        ([f"+{_pick(rng, 2)}", "fresh", f"+{_pick(rng, 3)}"], [f"+{_pick(rng, 2)}", f"-{_pick(rng, 2)}"])
    )
    fourth = [f"+{_pick(rng, 2)}", f"-{_pick(rng, 2)}", f"+{_pick(rng, 1)}"]
    return [first, second, third, fourth]


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        lines = _draw(rng)
        states: list[set[str]] = []
        for line in lines:
            states.append(_apply(states[-1] if states else set(), line))
        swapped: set[str] = set()
        for line in lines:  # all additions before all removals: the tempting reading
            swapped = _apply(swapped, sorted(line, key=lambda word: word[0] == "-"))
        if 2 <= len(states[-1]) <= 5 and swapped != states[-1]:
            break
    text = "\n".join(f"{name + ':':9} {' '.join(line)}" for name, line in zip(LAYERS, lines, strict=True))
    stem = (
        "From the manual of a settings tool that is new to you:\n\n"
        "- Options are single letters. Layers apply from top to bottom, and within a layer the words from left to "
        "right.\n"
        "- `abc` sets exactly these options. `+ab` switches on a and b; `-ab` switches both off. Switching on what is "
        "on, or "
        "off what is off, does nothing.\n"
        "- `fresh` switches everything off that was set so far.\n\n"
        f"```text\n{text}\n```\n\nWhich options are on in the end? Type the letters in alphabetical order, like `xyz`."
    )
    letters = sorted(states[-1])
    trace = "; ".join(f"{name}: {''.join(sorted(state))}" for name, state in zip(LAYERS, states, strict=True))
    return {
        "stem": stem,
        "accepted": ["".join(letters), ",".join(letters)],
        "rationale": f"On after each layer - {trace}.",
    }
