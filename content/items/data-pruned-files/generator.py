import random


def variant(rng: random.Random) -> dict[str, object]:
    countries, files = rng.choice((5, 8, 12, 20)), rng.choice((2, 4, 6, 10))
    wanted_days, wanted = rng.choice((3, 7, 10, 14)), rng.choice((1, 2, 3))
    by_country = rng.random() < 0.5
    codes = ", ".join(f"'{code}'" for code in rng.sample(("DE", "FR", "IN", "BR", "JP"), wanted))
    second = f"country IN ({codes})" if by_country else f"amount > {rng.choice((50, 100, 500))}"
    stem = (
        f"Events are stored as one folder per day and, in it, one folder per country. Each country folder holds {files} files; "
        f"there are {countries} countries every day and a whole year of days. Nothing is known about the contents of a file before it is opened.\n\n"
        f"A query asks for `day` in a range of {wanted_days} days and `{second}`. How many files does it have to open?"
    )
    answer = wanted_days * files * (wanted if by_country else countries)
    rationale = (
        f"Day and country are folders: {wanted_days} days × {wanted} countries × {files} files = {answer}."
        if by_country
        else f"The amount stands inside the files, so it skips none: {wanted_days} days × {countries} countries × {files} files = {answer}."
    )
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "files", "rationale": rationale}
