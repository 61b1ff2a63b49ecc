import random


def variant(rng: random.Random) -> dict[str, object]:
    country = rng.choice(("DE", "IN", "FR", "BR", "JP"))
    total = rng.randrange(20_000, 90_000, 500)
    unknown = rng.randrange(600, 4_000, 50)
    here = rng.randrange(3_000, 9_000, 50)
    answer = total - unknown - here
    stem = (
        f"A table of {total} customers has a column `country`, which is NULL for {unknown} of them. This query counts {here}:\n\n"
        f"```sql\nSELECT count(*) FROM customer WHERE country = '{country}'\n```\n\n"
        f"What does the same query count with `country <> '{country}'`?"
    )
    return {
        "stem": stem,
        "answer": answer,
        "tolerance": 0,
        "unit": "rows",
        "rationale": f"A comparison with NULL is unknown, and WHERE keeps only what is true. So the {unknown} customers without "
        f"country appear in neither query: {total} − {unknown} − {here} = {answer}.",
    }
