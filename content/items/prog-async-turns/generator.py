import random


def _order(names: list[str], rounds: int, greedy: str) -> str:
    seen = ""
    left = dict.fromkeys(names, rounds)
    while any(left.values()):
        for name in names:
            if left[name]:
                turns = left[name] if name == greedy else 1
                seen += name * turns
                left[name] -= turns
    return seen


def variant(rng: random.Random) -> dict[str, object]:
    names = rng.sample("ABCDKMPRX", 3)
    rounds = rng.choice((2, 3))
    greedy = rng.choice(names)
    code = (
        "import asyncio\n\nseen = []\n\nasync def polite():\n    await asyncio.sleep(0)\n\nasync def busy():\n    return None\n\n"
        f"async def work(name, pause):\n    for _ in range({rounds}):\n        seen.append(name)\n        await pause()\n\n"
        "async def main():\n    await asyncio.gather(\n"
        + "".join(f'        work("{name}", {"busy" if name == greedy else "polite"}),\n' for name in names)
        + '    )\n    print("".join(seen))\n\nasyncio.run(main())'
    )
    output = _order(names, rounds, greedy)
    rationale = (
        f"`sleep(0)` lets the others have a turn. `busy` is awaited as well but never waits for anything, so {greedy} does all "
        f"{rounds} rounds as soon as its first turn comes: {output}."
    )
    return {
        "stem": "What does this program print?",
        "language": "python",
        "code": code,
        "output": output,
        "rationale": rationale,
    }
