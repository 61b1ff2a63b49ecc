import random


def variant(rng: random.Random) -> dict[str, object]:
    known = dict(zip(rng.sample("abcdef", 3), rng.sample(range(1, 9), 3), strict=True))
    keys = list(known)
    asked = [keys[0], "x", keys[1], keys[2]]
    if rng.random() < 0.5:
        asked = [keys[0], keys[1], "x", keys[2]]
    shown = ", ".join(f'"{key}": {value}' for key, value in known.items())
    word = "".join(asked)
    code = (
        f'prices = {{{shown}}}\n\ninside = 0\nfor key in "{word}":\n    try:\n        inside += prices[key]\n    except KeyError:\n        pass\n\n'
        f'around = 0\ntry:\n    for key in "{word}":\n        around += prices[key]\nexcept KeyError:\n    pass\n\nprint(inside, around)'
    )
    inside = sum(known.values())
    around = sum(known[key] for key in asked[: asked.index("x")])
    rationale = f"Inside, the missing “x” costs one turn: {inside}. Around, it ends the loop, and what was added before it remains: {around}."
    return {
        "stem": "What does this program print?",
        "language": "python",
        "code": code,
        "output": f"{inside} {around}",
        "rationale": rationale,
    }
