import random

PEOPLE = ("Ines", "Jonas", "Kofi", "Mei")
TOOLS = ("Larch", "Quill", "Tern", "Basalt", "Ember", "Oriel")
NEEDS = (
    "exports all data",
    "runs in our region",
    "keeps an audit trail",
    "handles Arabic and Hindi",
    "works without sign-on changes",
    "costs less than now",
    "undoes a release in a minute",
)


def _statements(rng: random.Random, praised: str, best: str, third: str) -> tuple[list[list[str]], dict[str, set[str]]]:
    needs = rng.sample(NEEDS, 7)
    popular, scattered = needs[:3], rng.sample(needs, rng.choice((4, 5)))
    other = rng.sample(needs, 2)
    said: list[list[str]] = [[f"{praised} {need}" for need in rng.sample(popular, rng.choice((2, 3)))] for _ in PEOPLE]
    for need in popular:
        if not any(f"{praised} {need}" in lines for lines in said):
            said[0].append(f"{praised} {need}")
    for index, need in enumerate(scattered):
        said[index % len(PEOPLE)].append(f"{best} {need}")
    for need in other:
        rng.choice(said).append(f"{third} {need}")
    return said, {praised: set(popular), best: set(scattered), third: set(other)}


def variant(rng: random.Random) -> dict[str, object]:
    praised, best, third = rng.sample(TOOLS, 3)
    said, met = _statements(rng, praised, best, third)
    lines = []
    for person, facts in zip(PEOPLE, said, strict=True):
        rng.shuffle(facts)
        lines.append(f"- **{person}**: {'; '.join(facts)}.")
    listing = "\n".join(lines)
    stem = (
        "Four colleagues have each looked at three tools, and report what they found. All of it is true, and what "
        "nobody "
        "mentions is not the case. You agreed beforehand to take the tool that meets most of your seven requirements, "
        "all "
        f"of equal weight.\n\n{listing}\n\nWhich tool does your agreement call for?"
    )
    options = [
        {
            "text": tool,
            "correct": tool == best,
            "rationale": f"Meets {len(met[tool])} requirements: {', '.join(sorted(met[tool]))}."
            + (" It is praised most often, but mostly for the same things." if tool == praised else ""),
        }
        for tool in sorted(met)
    ]
    options.append(
        {
            "text": "Two tools are level, so it leaves the choice open",
            "correct": False,
            "rationale": f"{best} meets {len(met[best])} requirements and no other tool as many.",
        },
    )
    return {"stem": stem, "options": options}
