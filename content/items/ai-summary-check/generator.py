import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        calls = [rng.choice((200, 400, 500, 800, 1000)), rng.choice((200, 400, 500, 800, 1000))]
        shares = [rng.choice((10, 20, 25, 40, 50)), rng.choice((10, 20, 25, 40, 50, 60))]
        solved = [n * share // 100 for n, share in zip(calls, shares, strict=True)]
        exact = all(n * share % 100 == 0 for n, share in zip(calls, shares, strict=True))
        if exact and calls[0] != calls[1] and shares[0] != shares[1] and solved[0] != solved[1]:
            growth = round(100 * (calls[1] - calls[0]) / calls[0])
            change = round(100 * (solved[1] - solved[0]) / solved[0])
            points = shares[1] - shares[0]
            within = abs(points) < shares[0]  # a rise of 200 points would give itself away
            if within and abs(change) != abs(points) and abs(growth) != abs(change) and growth != points:
                break
    word = {True: "rose", False: "fell"}
    true = [
        f"The number of calls {word[growth > 0]} by {abs(growth)} %.",
        f"The share of solved calls {word[points > 0]} by {abs(points)} percentage points.",
        f"The number of solved calls {word[change > 0]} by {abs(change)} %.",
        f"{calls[1] - solved[1]} calls of June were not solved.",
    ]
    relative = round(100 * points / shares[0])
    false = [
        f"The number of calls {word[growth > 0]} by {abs(round(100 * (calls[1] - calls[0]) / calls[1]))} %.",
        f"The share of solved calls {word[points > 0]} by {abs(relative)} percentage points.",
        f"The number of solved calls {word[points > 0]} by {abs(points)} %.",
        f"{calls[0] - solved[0]} calls of June were not solved.",
    ]
    wrong = rng.randrange(4)
    if true[wrong] == false[wrong]:
        wrong = 1
    whys = (
        f"From {calls[0]} to {calls[1]} is {growth:+d} %, measured by the old number.",
        f"From {shares[0]} % to {shares[1]} % is {points:+d} points.",
        f"From {solved[0]} to {solved[1]} is {change:+d} %.",
        f"{calls[1]} − {solved[1]} = {calls[1] - solved[1]}.",
    )
    stem = (
        "A model summed up this table for a newsletter, in four sentences.\n\n"
        f"| Month | Calls | Solved |\n| --- | ---: | ---: |\n| May | {calls[0]} | {solved[0]} |\n| June | {calls[1]} | {solved[1]} |\n\n"
        "Which sentence does the table **not** support? (Percentages are rounded.)"
    )
    options = [
        {"text": false[n] if n == wrong else true[n], "correct": n == wrong, "rationale": whys[n]} for n in range(4)
    ]
    return {"stem": stem, "options": options}
