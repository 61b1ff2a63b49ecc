import random
import sqlite3

QUERY = "SELECT count(*) FROM people WHERE id > {limit} OR id NOT IN (SELECT manager FROM teams)"


def _count(query: str, people: int, managers: list[int | None]) -> int:
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE people (id)")
        database.execute("CREATE TABLE teams (manager)")
        database.executemany("INSERT INTO people VALUES (?)", [(n + 1,) for n in range(people)])
        database.executemany("INSERT INTO teams VALUES (?)", [(manager,) for manager in managers])
        return int(database.execute(query).fetchone()[0])


def variant(rng: random.Random) -> dict[str, object]:
    people = rng.choice((8, 9, 10, 12, 15, 20))
    limit = rng.randint(people // 2, people - 2)
    managers: list[int | None] = [rng.randint(1, people) for _ in range(rng.choice((2, 3, 4)))]
    managers.insert(rng.randrange(len(managers) + 1), None)
    if all(n in managers for n in range(1, limit + 1)):
        managers.remove(1)  # somebody up to the limit manages no team, or NULL would make no difference
    query = QUERY.format(limit=limit)
    answer = _count(query, people, managers)
    hoped = people - len({manager for manager in managers if manager is not None and manager <= limit})
    shown = ", ".join("NULL" if manager is None else str(manager) for manager in managers)
    stem = (
        f"`people` has {people} rows, with the ids 1 to {people}. The column `manager` of `teams` holds: {shown}.\n\n"
        f"```sql\n{query.replace(' WHERE', chr(10) + 'WHERE')}\n```\n\nWhat does it return?"
    )
    rationale = (
        "Whether an id is not among the managers cannot be decided while one of them is unknown, so the second condition "
        f"is true for nobody. What remains are the {answer} ids above {limit}, and not {hoped}. `NOT EXISTS`, or leaving "
        "NULL out, gives what was meant."
    )
    return {"stem": stem, "answer": float(answer), "tolerance": 0.0, "unit": "", "rationale": rationale}
