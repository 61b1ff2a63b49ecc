import random


def variant(rng: random.Random) -> dict[str, object]:
    first, second, third = rng.sample(("red", "blue", "green", "grey", "pink"), 3)
    votes = [first, second, first, *rng.choices((first, second, third), k=2)]
    tail = votes[1:]
    rng.shuffle(tail)
    votes = [votes[0], *tail]
    asked = rng.choice((first, second, third))
    code = (
        f"votes = {votes!r}\ncount = {{}}\nfor vote in votes:\n    count[vote] = count.get(vote, 0) + 1\n"
        f"print(len(count), count.get({asked!r}, 0))"
    )
    rationale = f"{len(set(votes))} different words were seen; “{asked}” stands {votes.count(asked)} times in the list."
    return {
        "stem": "What does this program print?",
        "language": "python",
        "code": code,
        "output": f"{len(set(votes))} {votes.count(asked)}",
        "rationale": rationale,
    }
