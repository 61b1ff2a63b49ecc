import random

LAYERS = (("browser", "web server"), ("web server", "order service"), ("order service", "database"))


def variant(rng: random.Random) -> dict[str, object]:
    retries = [rng.randint(0, 4) for _ in LAYERS]
    while sum(retries) < 4 or retries.count(0) > 1:
        retries = [rng.randint(0, 4) for _ in LAYERS]
    clicks = rng.choice((20, 30, 40, 50, 60))
    attempts = [n + 1 for n in retries]
    total = clicks * attempts[0] * attempts[1] * attempts[2]
    words = {0: "does not retry", 1: "retries once", 2: "retries twice"}
    lines = "\n".join(
        f"- The {caller} calls the {called}; on failure it {words.get(n, f'retries {n} times')}."
        for (caller, called), n in zip(LAYERS, retries, strict=True)
    )
    stem = (
        "A click passes three layers before it reaches the database:\n\n"
        f"{lines}\n\nThe database begins to reject **every** query. Users click {clicks} times a second and do not "
        "click "
        "again. Nothing times out.\n\nHow many queries a second reach the database?"
    )
    rationale = (
        f"First tries count too, so the layers make {attempts[0]}, {attempts[1]} and {attempts[2]} attempts. Each "
        "attempt "
        f"of an upper layer starts all attempts below it: {clicks} × {attempts[0]} × {attempts[1]} × {attempts[2]} = "
        f"{total}."
    )
    return {
        "stem": stem,
        "answer": float(total),
        "tolerance": 0.0,
        "unit": "queries per second",
        "rationale": rationale,
    }
