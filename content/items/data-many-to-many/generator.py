import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        keys = rng.sample("ABCDE", 4)
        left = {key: rng.randint(1, 4) for key in keys[:3]}
        right = {key: rng.randint(1, 4) for key in keys[1:]}
        answer = sum(left[key] * right[key] for key in keys[1:3])
        if answer not in {sum(left.values()), sum(right.values()), sum(left.values()) * sum(right.values())}:
            break
    shown = "\n".join(f"| {key} | {left.get(key, 0)} | {right.get(key, 0)} |" for key in sorted(keys))
    stem = (
        "Two tables are joined (inner join) on `code`. So often does each code occur in them:\n\n"
        f"| code | visits | letters |\n| --- | ---: | ---: |\n{shown}\n\nHow many rows has the result?"
    )
    products = " + ".join(f"{left[key]} × {right[key]}" for key in sorted(keys[1:3]))
    rationale = f"Every visit meets every letter with the same code: {products} = {answer}. Codes that occur on one side only give no row."
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "rows", "rationale": rationale}
