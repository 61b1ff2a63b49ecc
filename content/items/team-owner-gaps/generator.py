import random

TASKS = (
    "thresholds for alerts",
    "what goes into the test set",
    "deleting personal data",
    "prices of the new plan",
    "text of refusals",
    "access for contractors",
    "when to retrain",
    "which questions go to people",
)
PEOPLE = ("Noor", "Pavel", "Quinn", "Rosa", "Sven", "Tala")
FAULTS = ("nobody decides", "two decide", "nobody does it")


def _notes(rng: random.Random, task: str, fault: str | None) -> list[str]:
    first, second, third = rng.sample(PEOPLE, 3)
    if fault == "nobody decides":
        return [f"{task.capitalize()}: {first} and {second} do the work, {third} is kept informed."]
    if fault == "two decide":
        return [f"{task.capitalize()}: {first} decides, {third} does it.", f"{second} has the last word on {task}."]
    if fault == "nobody does it":
        return [f"{task.capitalize()}: {first} decides and {second} is asked beforehand."]
    return rng.choice(
        (
            [f"{task.capitalize()}: {first} decides and does it."],
            [f"{task.capitalize()}: {first} decides, {second} and {third} do it."],
            [f"{task.capitalize()}: {second} does it.", f"{first} decides about {task}; {third} is asked beforehand."],
        ),
    )


def variant(rng: random.Random) -> dict[str, object]:
    tasks = rng.sample(TASKS, 6)
    faults: list[str | None] = rng.sample(FAULTS, rng.choice((2, 3)))
    faults += [None] * (len(tasks) - len(faults))
    rng.shuffle(faults)
    notes = [note for task, fault in zip(tasks, faults, strict=True) for note in _notes(rng, task, fault)]
    rng.shuffle(notes)
    lines = "\n".join(f"- {note}" for note in notes)
    stem = (
        "Two teams agreed that every task has **exactly one** person who decides and **at least one** who does it. "
        "Afterwards these notes were found:\n\n"
        f"{lines}\n\nWhich tasks are **not** settled by this agreement? Tick all of them."
    )
    options = [
        {
            "text": task.capitalize(),
            "correct": fault is not None,
            "rationale": f"Not settled: by the notes, {fault}."
            if fault
            else "One person decides and somebody does it.",
        }
        for task, fault in zip(tasks, faults, strict=True)
    ]
    return {"stem": stem, "options": options}
