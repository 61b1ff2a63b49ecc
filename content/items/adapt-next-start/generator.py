import random


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"


def variant(rng: random.Random) -> dict[str, object]:
    period = rng.choice((90, 100, 120, 150, 180, 240))
    offset = rng.randint(1, 10) * 5
    now = rng.randint(8 * 60, 18 * 60)
    start = offset + -(-(now - offset + 1) // period) * period
    if start == 13 * 60 + 5:  # the example in the stem
        start += period
        now += period
    accepted = sorted({_clock(start), f"{start // 60:02d}:{start % 60:02d}", _clock(start).replace(":", ".")})
    stem = (
        "From the manual of a scheduler that is new to you: *`every 45 past 10` starts a task at 0:10 and then every "
        "45 "
        "minutes: 0:55, 1:40 and so on.*\n\n"
        f"```text\nevery {period} past {offset}\n```\n\nIt is {_clock(now)}. When does the task start next? "
        "Type the time like 13:05."
    )
    before = start - period
    rationale = f"The starts before and after {_clock(now)} are {_clock(before)} and {_clock(start)}."
    return {"stem": stem, "accepted": accepted, "rationale": rationale}
