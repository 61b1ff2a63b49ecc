import random

WORDS = ("ada", "lin", "kai", "noa", "rui", "sam", "zoe", "mia")


def variant(rng: random.Random) -> dict[str, object]:
    names = rng.sample(WORDS, 4)
    own = rng.randrange(1, 4)
    calls = [f"add({name!r}, [])" if place == own else f"add({name!r})" for place, name in enumerate(names)]
    code = "def add(name, team=[]):\n    team.append(name)\n    return len(team)\n\n\n"
    code += "\n".join(f"print({call})" for call in calls)
    shared, lines = 0, []
    for place in range(len(names)):
        shared += place != own
        lines.append("1" if place == own else str(shared))
    return {
        "stem": "A colleague expects every line of this program to print 1. What does it print?",
        "language": "python",
        "code": code,
        "output": "\n".join(lines),
        "rationale": "The list in the signature is made once and shared by the calls that do not bring their own, so it grows "
        f"with each of them. Call {own + 1} brings its own list and neither sees nor changes the shared one.",
    }
