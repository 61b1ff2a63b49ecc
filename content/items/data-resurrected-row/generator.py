import random


def _apply(events: list[tuple[str, int, int | None]]) -> list[tuple[str, tuple[int, int]]]:
    state: dict[str, tuple[int, int]] = {}
    for key, version, value in events:
        if key in state and version <= state[key][0]:
            continue
        if value is None:
            state.pop(key, None)
        else:
            state[key] = (version, value)
    return sorted(state.items())


def variant(rng: random.Random) -> dict[str, object]:
    gone, kept = rng.sample("abcdefg", 2)
    late = rng.choice((1, 2))
    values = rng.sample(range(10, 99), 4)
    first: list[tuple[str, int, int | None]] = [
        (gone, 2 if late == 1 else 1, values[0]),
        (gone, 3, None),
        (gone, late, values[1]),
    ]
    second: list[tuple[str, int, int | None]] = [(kept, 2, values[2]), (kept, 1, values[3])]
    events = first[:]
    for event in second:
        events.insert(rng.randint(0, len(events)), event)
    if events.index(second[0]) > events.index(second[1]) and rng.random() < 0.7:
        one, other = events.index(second[0]), events.index(second[1])
        events[one], events[other] = events[other], events[one]
    code = (
        "events = [\n"
        + "".join(f"    {event!r},\n" for event in events).replace("'", '"')
        + "]\nstate = {}\nfor key, version, value in events:\n    if key in state and version <= state[key][0]:\n        continue\n"
        "    if value is None:\n        state.pop(key, None)\n    else:\n        state[key] = (version, value)\n"
        "for key in sorted(state):\n    print(key, *state[key])"
    )
    output = "\n".join(f"{key} {version} {value}" for key, (version, value) in _apply(events))
    rationale = (
        f"Deleting “{gone}” also forgets that version 3 was seen, so the late version {late} is taken for new and the row comes back. "
        f"For “{kept}” the version is still known, and an older one that arrives later is dropped."
    )
    return {
        "stem": "Messages (key, version, value) may arrive late; `None` means deleted. What does this consumer print?",
        "language": "python",
        "code": code,
        "output": output,
        "rationale": rationale,
    }
