import random

DUTIES = (
    ("read the code", "code: read"),
    ("comment on issues", "issues: write"),
    ("see whether builds passed", "builds: read"),
    ("open pull requests from a branch that it pushes", "code: write, pull requests: write"),
    ("read the wiki", "wiki: read"),
    ("upload a package", "packages: write"),
)
RISKS = ("members: write", "secrets: read", "settings: write", "billing: read")


def variant(rng: random.Random) -> dict[str, object]:
    first, second, third = rng.sample([duty for duty in DUTIES if duty[0] != "read the code"], 3)
    needed = [*first[1].split(", "), *second[1].split(", ")]
    spare = third[1].split(", ")[-1]
    risk = rng.choice(RISKS)
    sets = (
        (needed, True, "Each right is needed for one of the two tasks, and none is missing."),
        ([*needed, risk], False, f"“{risk}” is needed for neither task, and does harm in wrong hands."),
        ([*needed[:-1], spare], False, f"“{needed[-1]}” is missing, and “{spare}” is for neither task."),
        (
            [*needed[:-1], spare, risk],
            False,
            f"“{needed[-1]}” is missing; “{spare}” and “{risk}” are needed for neither task.",
        ),
    )
    stem = f"An agent on your repository shall {first[0]} and {second[0]}. “Write” on something includes reading it.\n\nWhich rights do you give its key?"
    options = [{"text": "; ".join(sorted(rights)), "correct": right, "rationale": why} for rights, right, why in sets]
    return {"stem": stem, "options": options}
