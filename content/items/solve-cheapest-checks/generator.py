import itertools
import random

CAUSES = ("Wrong data", "Old model", "Slow network", "Full cache", "Bad config")
CHECKS = ("Replay", "Trace", "Hash test", "Restart", "Miss count")
RESULTS = ("H", "M", "L")
Table = list[list[str]]


def _alike(pair: tuple[int, int], table: Table) -> tuple[int, int] | None:
    """Two causes that this pair of checks cannot tell apart, if there are any."""
    seen: dict[tuple[str, str], int] = {}
    for cause, row in enumerate(table):
        result = (row[pair[0]], row[pair[1]])
        if result in seen:
            return seen[result], cause
        seen[result] = cause
    return None


def _draw(rng: random.Random) -> tuple[Table, list[int], tuple[int, int], list[tuple[int, int]]]:
    pairs = list(itertools.combinations(range(5), 2))
    while True:
        table = [[rng.choice(RESULTS) for _ in CHECKS] for _ in CAUSES]
        minutes = rng.sample(range(2, 19), 5)
        cost = {pair: minutes[pair[0]] + minutes[pair[1]] for pair in pairs}
        settling = sorted((pair for pair in pairs if _alike(pair, table) is None), key=lambda pair: cost[pair])
        if len(settling) in {2, 3} and cost[settling[0]] < cost[settling[1]]:
            best = settling[0]
            cheaper = [pair for pair in pairs if cost[pair] < cost[best]]
            if len(cheaper) >= 3:
                return table, minutes, best, [settling[1], *rng.sample(cheaper, 3)]


def variant(rng: random.Random) -> dict[str, object]:
    table, minutes, best, others = _draw(rng)
    named = ", ".join(f"**{letter}** {cause.lower()}" for letter, cause in zip("ABCDE", CAUSES, strict=True))
    rows = "\n".join(
        f"| {check} | {minutes[place]} | {' | '.join(row[place] for row in table)} |"
        for place, check in enumerate(CHECKS)
    )
    stem = (
        f"Exactly one of five causes is at work: {named}. What each check would show for each cause (H high, M middle, "
        "L low):\n\n"
        f"| Check | Min. | A | B | C | D | E |\n| --- | ---: | --- | --- | --- | --- | --- |\n{rows}\n\n"
        "You must order **two** checks now, to be run one after the other, and want to be sure of the cause "
        "afterwards, "
        "whatever it is. Which two take the least time?"
    )
    options = []
    for pair in sorted([best, *others]):
        alike, time = _alike(pair, table), minutes[pair[0]] + minutes[pair[1]]
        why = f"{time} minutes; every cause gives another pair of results"
        if alike:
            one, other = (CAUSES[cause].lower() for cause in alike)
            why = f"{time} minutes, but {one} and {other} give the same pair of results."
        else:
            why += ", and no cheaper pair does this." if pair == best else ", but another pair does it in less time."
        text = f"{CHECKS[pair[0]]} and {CHECKS[pair[1]].lower()}"
        options.append({"text": text, "correct": pair == best, "rationale": why})
    return {"stem": stem, "options": options}
