import random

PLACES = (
    ("Bangalore", 5.5),
    ("Berlin", 1.0),
    ("Boston", -5.0),
    ("Lagos", 1.0),
    ("Sao Paulo", -3.0),
    ("Singapore", 8.0),
)


def _clock(hour: float) -> str:
    hour %= 24
    return f"{int(hour):02d}:{int(hour % 1 * 60):02d}"


def _outside(start: float, offset: float, hours: tuple[float, float]) -> bool:
    local = (start + offset) % 24
    return local < hours[0] or local + 1 > hours[1]


def variant(rng: random.Random) -> dict[str, object]:
    slots = [slot / 2 for slot in range(48)]
    while True:
        places = rng.sample(PLACES, 3)
        hours = [(rng.choice((7.0, 8.0, 9.0)), rng.choice((17.0, 18.0, 19.0, 20.0, 21.0))) for _ in places]
        late = {s: [p for p, h in zip(places, hours, strict=True) if _outside(s, p[1], h)] for s in slots}
        good = [slot for slot in slots if not late[slot]]
        near = [slot for slot in slots if len(late[slot]) == 1]
        if good and len(near) >= 3:
            break
    key = rng.choice(good)
    near = sorted(near, key=lambda slot: abs(slot - key))[:6]
    offered = sorted([key, *rng.sample(near, 3)])
    rows = "\n".join(
        f"| {name} | UTC{offset:+g} | {_clock(h[0])} to {_clock(h[1])} |"
        for (name, offset), h in zip(places, hours, strict=True)
    )
    stem = (
        "You arrange a meeting of **one hour** for three people, within the hours that suit each of them (local "
        "time):\n\n"
        f"| Place | Local time | Can meet |\n| --- | --- | --- |\n{rows}\n\nWhich start suits all three?"
    )
    options = []
    for slot in offered:
        locals_ = ", ".join(f"{name} {_clock(slot + offset)}" for name, offset in places)
        options.append(
            {
                "text": f"{_clock(slot)} UTC",
                "correct": slot == key,
                "rationale": f"Starts at {locals_}. "
                + (f"Outside the hours in {late[slot][0][0]}." if late[slot] else "All within their hours."),
            },
        )
    return {"stem": stem, "options": options}
