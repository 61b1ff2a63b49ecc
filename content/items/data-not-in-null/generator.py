import random
import sqlite3

QUERY = "SELECT count(*) FROM people WHERE id NOT IN (SELECT manager FROM teams)"


def _count(people: int, managers: list[int | None]) -> int:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE people (id)")
        database.execute("CREATE TABLE teams (manager)")
        database.executemany("INSERT INTO people VALUES (?)", [(n + 1,) for n in range(people)])
        database.executemany("INSERT INTO teams VALUES (?)", [(manager,) for manager in managers])
        return int(database.execute(QUERY).fetchone()[0])


def variant(rng: random.Random) -> dict[str, object]:
    people = rng.choice((8, 9, 10, 12, 15, 20))
    managers: list[int | None] = [rng.randint(1, people) for _ in range(rng.choice((3, 4, 5)))]
    missing = rng.random() < 0.6
    if missing:
        managers[rng.randrange(len(managers))] = None
    answer = _count(people, managers)
    shown = ", ".join("NULL" if manager is None else str(manager) for manager in managers)
    different = len({manager for manager in managers if manager is not None})
    stem = (
        f"`people` has {people} rows, with the ids 1 to {people}. The column `manager` of `teams` holds: {shown}.\n\n"
        f"```sql\n{QUERY}\n```\n\nWhat does it return?"
    )
    rationale = (
        f"Whether an id is not among the managers cannot be decided while one of them is unknown, so the condition is true for nobody: 0, and not {people - different}. `NOT EXISTS`, or leaving NULL out, "
        "gives what was meant."
        if missing
        else f"{different} different ids are managers and none is missing, so {people} − {different} = {answer} remain. One NULL among them would make it 0."
    )
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "", "rationale": rationale}
