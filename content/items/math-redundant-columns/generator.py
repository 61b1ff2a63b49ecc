import random


def variant(rng: random.Random) -> dict[str, object]:
    cities, plans = rng.randint(3, 8), rng.randint(2, 6)
    derived = rng.choice(("months", "square", "none"))
    columns = 1 + cities + plans + 1 + (derived != "none")
    rank = columns - 2 - (derived == "months")
    extra = {
        "months": "- the age in months, as twelve times the years\n",
        "square": "- the square of the age\n",
        "none": "",
    }[derived]
    stem = (
        "A linear model without any penalty gets these columns:\n\n- a constant 1\n"
        f"- one indicator (0 or 1) for each of {cities} cities; every row has exactly one city\n"
        f"- one indicator for each of {plans} price plans; every row has exactly one plan\n- the age in whole years\n{extra}\n"
        "All combinations occur, with many ages each. How many of its columns can be linearly independent at most?"
    )
    told = {
        "months": ", and the months are a multiple of the years",
        "square": "; the square of the age is no linear combination of the others and counts",
        "none": "",
    }[derived]
    rationale = f"There are {columns} columns. The city indicators add up to the constant, and so do those of the plans: two fewer{told}. {rank} remain."
    return {"stem": stem, "answer": float(rank), "tolerance": 0.0, "unit": "columns", "rationale": rationale}
