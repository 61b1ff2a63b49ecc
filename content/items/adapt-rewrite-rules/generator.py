import random

LETTERS = "abc"


def _rewrite(text: str, rules: list[tuple[str, str]]) -> list[str]:
    seen = [text]
    while len(seen) < 12:
        rule = next((rule for rule in rules if rule[0] in text), None)
        if rule is None:
            break
        text = text.replace(rule[0], rule[1], 1)
        seen.append(text)
    return seen


def _by_place(text: str, rules: list[tuple[str, str]]) -> str:
    """What comes out if one works from left to right instead: the tempting reading."""
    for _ in range(30):
        found = [(text.find(old), place) for place, (old, _) in enumerate(rules) if old in text]
        if not found:
            break
        old, new = rules[min(found)[1]]
        text = text.replace(old, new, 1)
    return text


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        lefts = rng.sample([x + y for x in LETTERS for y in LETTERS], 3)
        rules = [(left, "".join(rng.choices(LETTERS, k=rng.choice((1, 1, 2))))) for left in lefts]
        start = "".join(rng.choices(LETTERS, k=6))
        path = _rewrite(start, rules)
        used = {next(rule for rule in rules if rule[0] in text) for text in path[:-1]}
        if (
            5 <= len(path) <= 8
            and len(path[-1]) in {3, 4}
            and path[-1] not in start
            and len(used) == 3
            and _by_place(start, rules) != path[-1]
        ):
            break
    listing = "\n".join(f"{number}. {old} -> {new}" for number, (old, new) in enumerate(rules, start=1))
    stem = (
        "A labelling tool tidies labels by numbered rules. Its manual says: *Take the rule with the lowest number "
        "whose left "
        "side occurs anywhere in the label. Replace the **leftmost** occurrence of it, once. Then begin again with "
        "rule 1. "
        "Stop when no rule applies.*\n\n"
        f"```text\n{listing}\n```\n\nWhich label does `{start}` become in the end?"
    )
    return {"stem": stem, "accepted": [path[-1]], "rationale": f"Step by step: {' → '.join(path)}."}
