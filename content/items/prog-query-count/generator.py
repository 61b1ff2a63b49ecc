import random


def variant(rng: random.Random) -> dict[str, object]:
    teams, people, depth = rng.randint(3, 12), rng.randint(4, 20), rng.random() < 0.5
    code = (
        f"teams = database.teams()                        # {teams} teams\nfor team in teams:\n"
        f"    members = database.members(team.id)         # {people} people each\n    lead = database.person(team.lead_id)\n"
        "    for person in members:\n"
        + ("        badge = database.badge(person.id)\n" if depth else "")
        + "        show(person.name)\n"
    )
    answer = 1 + 2 * teams + (teams * people if depth else 0)
    stem = (
        "Every call on `database` sends one query; `show` sends none. Nothing is cached.\n\n"
        f"```python\n{code}```\n\nHow many queries does this page send?"
    )
    rationale = f"One for the teams, two for each of the {teams} teams" + (
        f", and one for each of the {teams} × {people} people: 1 + {2 * teams} + {teams * people} = {answer}. Fetching badges for all members "
        "at once would save most of them."
        if depth
        else f": 1 + {2 * teams} = {answer}. The people come with their team's query; showing a name costs nothing."
    )
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "queries", "rationale": rationale}
