import itertools
import random

PEOPLE = ("Asha", "Ben", "Cora", "Dilan", "Ewa", "Fynn")
PIECES = ("the price list", "the test data", "the interface", "the design", "the contract", "the access rights")


def _finishes(waits: dict[int, set[int]], given: int | None) -> bool:
    done = {given} if given is not None else set()
    for _ in waits:
        done |= {person for person, others in waits.items() if others <= done}
    return len(done) == len(waits)


def _draw(rng: random.Random) -> tuple[dict[int, set[int]], int]:
    everybody = range(len(PEOPLE))
    links = list(itertools.permutations(everybody, 2))
    while True:
        waits: dict[int, set[int]] = {person: set() for person in everybody}
        for person, other in rng.sample(links, 9):
            waits[person].add(other)
        if _finishes(waits, None) or not all(waits.values()):
            continue
        freeing = [person for person in everybody if _finishes(waits, person)]
        asked = {person: sum(person in others for others in waits.values()) for person in everybody}
        if len(freeing) == 1 and asked[freeing[0]] < max(asked.values()):
            return waits, freeing[0]


def variant(rng: random.Random) -> dict[str, object]:
    waits, key = _draw(rng)
    pieces = rng.sample(PIECES, len(PEOPLE))
    lines = "\n".join(
        f"- **{PEOPLE[person]}** makes {pieces[person]} and first needs "
        f"{' and '.join(pieces[o] for o in sorted(others))}."
        for person, others in waits.items()
    )
    others = rng.sample([person for person in waits if person != key], 4)
    stem = (
        f"A project stands still:\n\n{lines}\n\nOne of them could hand out a provisional version at once, with which "
        "all the "
        "others could work; then everybody who has what they need finishes in turn.\n\nWhose provisional version gets "
        "**everything** finished?"
    )
    options = [
        {
            "text": f"{PEOPLE[person]}'s",
            "correct": person == key,
            "rationale": f"With {pieces[person]} the others can finish one after the other."
            if person == key
            else f"With {pieces[person]} alone, some of the others still wait for each other.",
        }
        for person in sorted([key, *others])
    ]
    return {"stem": stem, "options": options}
