import random

MODES = ("quick", "exact", "cheap", "quiet")
Setting = tuple[str, int]


def _run(words: list[str], *, locks: bool) -> Setting:
    mode, depth = "quick", 1
    locked: set[str] = set()
    for word in words:
        if word == "lock":
            locked = {"mode", "depth"} if locks else set()
        elif word == "free":
            locked = set()
        elif word.isdigit() and "depth" not in locked:
            depth = int(word)
        elif not word.isdigit() and "mode" not in locked:
            mode = word
    return mode, depth


def _text(setting: Setting) -> str:
    return f"{setting[0]}, depth {setting[1]}"


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        modes, depths = rng.sample(MODES[1:], 3), [str(n) for n in rng.sample(range(2, 10), 3)]
        start = [modes[0], depths[0]]
        middle = [modes[1], depths[1]]
        rng.shuffle(start)
        rng.shuffle(middle)
        words = [*start, "lock", *middle, *rng.choice((["free", modes[2]], ["free", depths[2]]))]
        right, last = _run(words, locks=True), _run(words, locks=False)
        first = (modes[0], int(depths[0]))
        half = (modes[2], int(depths[1])) if words[-1] == modes[2] else (modes[0], int(depths[1]))
        if len({right, last, first, half}) == 4:
            break
    stem = (
        "From the manual of a search command that is new to you: *A word sets the mode, a number the depth; what comes "
        "later "
        "counts. After `lock`, words and numbers are read but change nothing, until `free`.*\n\n"
        f"```text\nfind {' '.join(words)}\n```\n\nWith what does it search?"
    )
    reasons = {
        right: "Between `lock` and `free` nothing changes; what comes after `free` counts again.",
        last: "Would be right if `lock` did nothing.",
        first: "Would be right if `lock` could not be lifted.",
        half: "Mixes what was locked with what was read in between.",
    }
    options = [
        {"text": _text(setting).capitalize(), "correct": setting == right, "rationale": why}
        for setting, why in sorted(reasons.items())
    ]
    return {"stem": stem, "options": options}
