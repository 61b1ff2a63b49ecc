import math
import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        commits = rng.choice((12, 20, 30, 50, 60, 100, 120, 200, 250, 400, 500, 1000))
        minutes = rng.choice((2, 3, 4, 5, 6, 8, 10))
        tests = math.ceil(math.log2(commits))
        if commits < 2**tests:
            break
    stem = (
        f"Yesterday's build worked, today's does not. One of {commits} commits in between is the first bad one, and the last of them is "
        f"known to be bad. Building and testing a commit takes {minutes} minutes, one after the other, and you halve what is left each time.\n\n"
        "How many minutes does it take at most?"
    )
    rationale = (
        f"Each test halves the candidates: {tests - 1} tests tell {2 ** (tests - 1)} apart, too few for {commits}; {tests} tell {2**tests}. "
        f"{tests} × {minutes} = {tests * minutes} minutes."
    )
    return {"stem": stem, "answer": float(tests * minutes), "tolerance": 0.0, "unit": "minutes", "rationale": rationale}
