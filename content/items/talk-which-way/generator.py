import random

DESKS = (("North", "South"), ("Early", "Late"), ("Blue", "Green"), ("First", "Second"))
Cell = tuple[int, int]


def _share(cells: list[Cell]) -> float:
    return sum(solved for _, solved in cells) / sum(cases for cases, _ in cells)


def _draw(rng: random.Random, truth: str) -> tuple[list[Cell], list[Cell]]:
    """Cases and solved cases, easy and hard, of the desk with the higher total and of the other one."""
    lead = {"other": (-4, -8), "same": (4, 8), "split": (-4, 8)}[truth]
    while True:
        easy, hard = rng.randint(80, 92), rng.randint(40, 60)
        many, few = rng.choice(((300, 100), (400, 100), (350, 50))), rng.choice(((100, 300), (100, 400), (200, 300)))
        one = [(many[0], many[0] * (easy + lead[0]) // 100), (many[1], many[1] * (hard + lead[1]) // 100)]
        two = [(few[0], few[0] * easy // 100), (few[1], few[1] * hard // 100)]
        exact = all(c * s % 100 == 0 for c, s in ((many[0], easy + lead[0]), (many[1], hard + lead[1])))
        if exact and _share(one) > _share(two) + 0.08:
            return one, two


def variant(rng: random.Random) -> dict[str, object]:
    truth = rng.choice(("other", "same", "split"))
    high, low = rng.choice(DESKS)
    if rng.random() < 0.5:
        high, low = low, high
    one, two = _draw(rng, truth)
    rows = [
        f"| {name} | {cells[0][0]} | {cells[0][1]} | {cells[1][0]} | {cells[1][1]} |"
        for name, cells in sorted(((high, one), (low, two)))
    ]
    table = "\n".join(rows)
    totals = f"{high} solved {100 * _share(one):.0f} % of all its cases, {low} {100 * _share(two):.0f} %."
    stem = (
        "Two desks work in different ways. Cases were sorted into easy and hard ones; within each kind it was chance "
        "which "
        f"desk got a case, but hard ones went to one desk more often.\n\n"
        f"| Desk | Easy | solved | Hard | solved |\n| --- | ---: | ---: | ---: | ---: |\n{table}\n\n"
        f"{totals} The director wants **one** way of working for all. What do you tell her?"
    )
    texts = {
        "same": f"{high}'s way: it solves more of the easy cases and more of the hard ones",
        "other": f"{low}'s way: it solves more of the easy cases and more of the hard ones",
        "split": f"It depends: {low}'s way is better for easy cases, {high}'s way for hard ones",
        "turned": f"It depends: {high}'s way is better for easy cases, {low}'s way for hard ones",
    }
    shown = ", ".join(
        f"{name} {100 * _share([cells[0]]):.0f} % of easy and {100 * _share([cells[1]]):.0f} % of hard cases"
        for name, cells in ((high, one), (low, two))
    )
    options = [
        {
            "text": text,
            "correct": key == truth,
            "rationale": f"Solved: {shown}. " + ("This is what it says." if key == truth else "It does not say so."),
        }
        for key, text in sorted(texts.items())
    ]
    return {"stem": stem, "options": options}
