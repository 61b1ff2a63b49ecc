import random


def _run(keys: list[str], *, keeps: bool) -> tuple[str, list[str]]:
    text, pile, shown = "", "", []
    for key in keys:
        if key == "<":
            text, pile = text[:-1], pile + text[-1]
        elif key == ">":
            text, pile = text + pile[-1:], pile[:-1]
        else:
            text, pile = text + key, pile if keeps else ""
        shown.append(text)
    return text, shown


def _valid(keys: list[str]) -> bool:
    """Never takes back from an empty text nor sets again from an empty pile."""
    length = pile = 0
    for key in keys:
        length += -1 if key == "<" else 1
        pile += {"<": 1, ">": -1}.get(key, 0)
        if length < 0 or pile < 0:
            return False
    return True


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        letters = iter(rng.sample("abcdefghkmnpr", 9))
        shape = "LLL" + "".join(rng.choice("LL<<>") for _ in range(5)) + rng.choice(("L>", ">", "L>>"))
        keys = [next(letters) if sign == "L" else sign for sign in shape]
        if not _valid(keys) or keys.count("<") < 2:
            continue
        text, shown = _run(keys, keeps=True)
        if 3 <= len(text) <= 6 and text != _run(keys, keeps=False)[0] and text not in "".join(keys):
            break
    stem = (
        "An editor that is new to you explains its keys: *`<` takes the last letter of the text off and puts it on a "
        "pile. "
        "`>` takes the letter on top of the pile and writes it at the end of the text. Typing a letter does not change "
        "the "
        f"pile.*\n\nYou begin with no text and an empty pile, and press:\n\n```text\n{' '.join(keys)}\n```\n\n"
        "What does the text say?"
    )
    trace = ", ".join(state or "(nothing)" for state in shown)
    return {"stem": stem, "accepted": [text], "rationale": f"After each key: {trace}."}
