import random

TEAMS = ("Billing", "Search", "Reports", "Mobile app", "Fraud", "Support desk")


def _switch(ready: int, first: int, cycle: int) -> int:
    return first + max(0, -(-(ready - first) // cycle)) * cycle


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        start = rng.randint(2, 6)
        teams = [
            (name, rng.randint(2, 15), rng.randint(1, 9), rng.choice((5, 7, 10, 14)), rng.choice((0, 2, 5, 7, 10)))
            for name in rng.sample(TEAMS, 4)
        ]
        switched = [_switch(start + work, first, cycle) for _, work, first, cycle, _ in teams]
        free = [day + team[4] for day, team in zip(switched, teams, strict=True)]
        decisive = free.index(max(free))
        if free.count(max(free)) == 1 and switched[decisive] != max(switched):
            break
    rows = "\n".join(
        f"| {name} | {work} | {first}, then every {cycle} | {back} |" for name, work, first, cycle, back in teams
    )
    stem = (
        f"You rename a field that four teams read. From day {start} on, messages carry the old and the new field. Each "
        "team "
        "then works on its switch, ships it with its first release on or after the day the work is done, and wants to "
        "be "
        "able to go back to the old field for some days after that.\n\n"
        "| Team | Days of work | Releases on day | Days to go back |\n| --- | ---: | --- | ---: |\n"
        f"{rows}\n\nFor example: work of 3 days that starts on day 2 is done on day 5. A team that ships on day 20 and "
        "wants "
        "7 days to go back no longer needs the old field on day 27.\n\n"
        "What is the first day on which nobody needs the old field any more?"
    )
    shown = "; ".join(
        f"{team[0]} ships on day {day}, free on day {end}" for team, day, end in zip(teams, switched, free, strict=True)
    )
    rationale = f"{shown}. The last of these is day {max(free)}, although another team ships later."
    return {"stem": stem, "answer": float(max(free)), "tolerance": 0.0, "unit": "day number", "rationale": rationale}
