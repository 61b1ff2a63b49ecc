import math
import random


def variant(rng: random.Random) -> dict[str, object]:
    names = rng.sample(("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn"), 4)
    while True:
        age, income = rng.randint(25, 60), rng.randint(25, 70) * 1000
        people = [
            (age + rng.choice((-2, -1, 1, 2)), income + rng.choice((-1, 1)) * rng.randint(2, 6) * 1000),
            (age + rng.choice((-1, 1)) * rng.randint(18, 30), income + rng.choice((-1, 1)) * rng.randint(1, 6) * 100),
            (age + rng.choice((-1, 1)) * rng.randint(5, 9), income + rng.choice((-1, 1)) * rng.randint(8, 12) * 100),
            (age + rng.choice((-1, 1)) * rng.randint(3, 12), income + rng.choice((-1, 1)) * rng.randint(7, 12) * 1000),
        ]
        distances = [math.dist((age, income), person) for person in people]
        if sorted(distances)[1] > min(distances) + 150 and all(15 < person[0] < 95 for person in people):
            break
    best = distances.index(min(distances))
    rows = "\n".join(f"| {name} | {person[0]} | {person[1]} |" for name, person in zip(names, people, strict=True))
    stem = (
        "A model finds the most similar customer by plain straight-line distance over age in years and income in euros, as they stand.\n\n"
        f"| Customer | Age | Income |\n| --- | ---: | ---: |\n{rows}\n\nA new customer is {age} years old and earns {income}. Whom does the model find?"
    )
    options = [
        {
            "text": name,
            "correct": n == best,
            "rationale": f"Distance {distances[n]:.0f}: {abs(people[n][1] - income)} in income, and only {abs(people[n][0] - age)} in age, which hardly counts."
            + (" The smallest." if n == best else ""),
        }
        for n, name in enumerate(names)
    ]
    return {"stem": stem, "options": options}
