import random

PIECES = (
    "list of products",
    "style guide",
    "glossary",
    "help pages",
    "chat answers",
    "phone script",
    "training slides",
    "newsletter",
    "test questions",
)


def _below(changed: str, made_from: dict[str, list[str]]) -> set[str]:
    found = {changed}
    for piece in PIECES:  # in an order in which nothing precedes what it is made from
        if found & set(made_from.get(piece, [])):
            found.add(piece)
    return found - {changed}


def _cause(sources: list[str], changed: str, again: set[str]) -> str:
    return next(source for source in sources if source == changed or source in again)


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        made_from = {
            piece: sorted(rng.sample(PIECES[:place], rng.choice((1, 1, 2))))
            for place, piece in enumerate(PIECES)
            if place >= 2
        }
        changed = rng.choice(PIECES[:3])
        again = _below(changed, made_from)
        rest = [piece for piece in PIECES[2:] if piece != changed]
        asked = sorted(rng.sample(rest, 6))
        affected = [piece for piece in asked if piece in again]
        indirect = [piece for piece in affected if changed not in made_from[piece]]
        if len(affected) in {2, 3, 4} and indirect:
            break
    lines = [f"- {piece.capitalize()}: made from {' and '.join(sources)}" for piece, sources in made_from.items()]
    rng.shuffle(lines)
    listing = "\n".join(lines)
    stem = (
        f"In the middle of a project this must be replaced: **{changed}**. The work so far:\n\n{listing}\n\n"
        "A piece has to be done again if anything that it was made from is replaced or done again. Which of these have "
        "to "
        "be done again?"
    )
    options = [
        {
            "text": piece.capitalize(),
            "correct": piece in again,
            "rationale": f"Made from {' and '.join(made_from[piece])}; "
            + (
                f"new among these: {_cause(made_from[piece], changed, again)}."
                if piece in again
                else "none of it is new."
            ),
        }
        for piece in asked
    ]
    return {"stem": stem, "options": options}
