import random


def variant(rng: random.Random) -> dict[str, object]:
    names = rng.sample(("cache", "disk", "mail", "queue", "model"), 3)
    works = [rng.random() < 0.5 for _ in names]
    first_and = rng.random() < 0.5
    expression = ('up("{}") and up("{}") or up("{}")' if first_and else 'up("{}") or up("{}") and up("{}")').format(
        *names
    )
    asked: list[str] = []

    def up(n: int) -> bool:
        asked.append(names[n])
        return works[n]

    result = ((up(0) and up(1)) or up(2)) if first_and else (up(0) or (up(1) and up(2)))
    good = sorted(name for name, work in zip(names, works, strict=True) if work)
    code = f"working = {good!r}\n\ndef up(name):\n    print(name)\n    return name in working\n\nprint({expression})"
    rationale = f"`and` binds more tightly than `or`. Asked are {', '.join(asked)}: what cannot change the result any more is not called. The result is {result}."
    return {
        "stem": "What does this program print?",
        "language": "python",
        "code": code,
        "output": "\n".join([*asked, str(result)]),
        "rationale": rationale,
    }
