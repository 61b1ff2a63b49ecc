import random


def variant(rng: random.Random) -> dict[str, object]:
    share = rng.choice((20, 40, 50, 60, 75, 80))
    quick = rng.choice((0.1, 0.2, 0.3, 0.4, 0.5))
    slow = rng.choice((1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0))
    rate = rng.choice((20, 40, 50, 60, 80, 100))
    mean = share / 100 * quick + (1 - share / 100) * slow
    busy = rate * mean
    stem = (
        "An assistant has had the same load for the last hour. The dashboard shows only this:\n\n"
        f"- requests in progress at any moment: {busy:g} on average\n"
        f"- requests completed: {rate} per second\n"
        f"- {share} % of the requests are answered from a cache, which takes {quick:g} s\n\n"
        "How many seconds does a request take on average when it is **not** answered from the cache?"
    )
    rationale = (
        f"{busy:g} in progress / {rate} per second = {mean:g} s on average over all requests (Little's law). "
        f"{share} % × {quick:g} s account for {share / 100 * quick:g} s of it; the remaining "
        f"{mean - share / 100 * quick:g} s "
        f"come from {100 - share} % of the requests, so each of those takes {slow:g} s."
    )
    return {"stem": stem, "answer": slow, "tolerance": 0.05, "unit": "s", "rationale": rationale}
