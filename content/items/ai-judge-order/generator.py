import random


def variant(rng: random.Random) -> dict[str, object]:
    first_runs, second_runs = rng.choice(((300, 100), (400, 100), (200, 50), (500, 100), (100, 300), (100, 400)))
    fair = rng.choice((40, 42, 44, 46, 48, 52, 54, 56, 58, 60))
    pull = rng.choice((8, 10, 12, 14, 16, 18))
    first_wins, second_wins = first_runs * (fair + pull) // 100, second_runs * (fair - pull) // 100
    exact = 50 * (first_wins / first_runs + second_wins / second_runs)
    pooled = 100 * (first_wins + second_wins) / (first_runs + second_runs)
    stem = (
        "A model judges which of two answers, A or B, is better. It likes whichever is shown first: that adds the same number of percentage "
        "points in both orders. There are no ties.\n\n"
        "| Shown first | Comparisons | A preferred |\n| --- | ---: | ---: |\n"
        f"| A | {first_runs} | {first_wins} |\n| B | {second_runs} | {second_wins} |\n\n"
        "In which percentage of comparisons would A be preferred if the place made no difference?"
    )
    rationale = (
        f"A wins {100 * first_wins / first_runs:g} % when shown first and {100 * second_wins / second_runs:g} % when shown second. The pull of the "
        f"place cancels in the plain mean of the two: {exact:g} %. All votes together give {pooled:.1f} %, which leans towards the order "
        "that was run more often."
    )
    return {"stem": stem, "answer": round(exact, 2), "tolerance": 0.6, "unit": "%", "rationale": rationale}
