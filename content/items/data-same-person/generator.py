import random


def _people(rows: list[tuple[str, int]]) -> int:
    groups: list[tuple[set[str], set[int]]] = []
    for mail, phone in rows:
        mails, phones = {mail}, {phone}
        rest = []
        for group in groups:
            if group[0] & mails or group[1] & phones:
                mails |= group[0]
                phones |= group[1]
            else:
                rest.append(group)
        groups = [*rest, (mails, phones)]
    return len(groups)


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        mails, phones = rng.sample(("ada@", "ben@", "cem@", "dia@", "eva@", "fin@"), 5), rng.sample(range(11, 99), 5)
        rows = sorted({(rng.choice(mails), rng.choice(phones)) for _ in range(7)})
        people = _people(rows)
        if (
            len(rows) == 7
            and 2 <= people <= 4
            and people < len({m for m, _ in rows})
            and people < len({p for _, p in rows})
        ):
            break
    rng.shuffle(rows)
    table = "\n".join(f"| {n} | {mail} | …{phone} |" for n, (mail, phone) in enumerate(rows, start=1))
    stem = (
        "Rows with the same mail address **or** the same telephone number belong to one person, also by way of other rows.\n\n"
        f"| Row | Mail | Phone |\n| ---: | --- | --- |\n{table}\n\nHow many different people are these?"
    )
    rationale = (
        f"Follow the links from row to row until nothing new is added: {people} groups remain. Counting addresses ({len({m for m, _ in rows})}) or numbers ({len({p for _, p in rows})}) alone "
        "takes one person for several."
    )
    return {"stem": stem, "answer": float(people), "tolerance": 0.0, "unit": "people", "rationale": rationale}
