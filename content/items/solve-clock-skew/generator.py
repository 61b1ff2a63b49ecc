import random

SERVICES = ("cart", "stock", "price", "search", "login", "mail", "payment")
FAULTS = ("connection refused", "timed out waiting for a reply", "no healthy target", "queue is full")


def _clock(second: int) -> str:
    return f"{9 + second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        names = rng.sample(SERVICES, 4)
        start = rng.randint(600, 3000)
        true = [start + offset for offset in rng.sample(range(0, 40, 2), 4)]
        lead = rng.sample((0, rng.randint(3, 15), rng.randint(16, 30), -rng.randint(3, 20)), 4)
        printed = [at + ahead for at, ahead in zip(true, lead, strict=True)]
        if printed.index(min(printed)) != true.index(min(true)) and len(set(printed)) == len(printed):
            break
    first = names[true.index(min(true))]
    lines = sorted(zip(printed, names, rng.sample(FAULTS, 4), strict=True))
    log = "\n".join(f"{_clock(at)} {name:8} ERROR {fault}" for at, name, fault in lines)
    clocks = "\n".join(
        f"- {name}: " + ("right" if not ahead else f"{abs(ahead)} s {'ahead' if ahead > 0 else 'behind'}")
        for name, ahead in zip(names, lead, strict=True)
    )
    stem = (
        "Four services failed one after the other. Each prints its own clock:\n\n"
        f"```text\n{log}\n```\n\nAfterwards the clocks were compared with the true time:\n\n{clocks}\n\n"
        "Which service failed first? Type its name."
    )
    shown = ", ".join(f"{name} {_clock(at)}" for at, name in sorted(zip(true, names, strict=True)))
    return {
        "stem": stem,
        "accepted": [first],
        "rationale": f"A clock that is ahead prints too late a time, so its lead is taken off. True order: {shown}.",
    }
