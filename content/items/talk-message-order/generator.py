import random

TOPICS = (
    (
        "the contract for the speech service",
        "the test calls stop",
        "the free period ends",
        "two teams have used it since May",
    ),
    (
        "the plan for moving the archive",
        "the old store is billed again",
        "the lease runs out",
        "the archive dates from 2014",
    ),
    (
        "the list of test customers",
        "the trial moves to next month",
        "customers get their notice",
        "three trials ran so far",
    ),
    ("the budget for labelling", "two labellers go elsewhere", "their contracts end", "labelling began last winter"),
    (
        "the text for refusals",
        "the release goes out without it",
        "the translators start",
        "legal wrote a draft in June",
    ),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
ROLES = ("director", "head of product", "head of finance", "head of operations")


def variant(rng: random.Random) -> dict[str, object]:
    topic, effect, reason, background = rng.choice(TOPICS)
    day = rng.randrange(len(DAYS))
    count = rng.choice((2, 3, 4, 5, 6))
    hour = rng.choice((9, 10, 11, 12, 15, 16, 17))
    steps = [
        f"Please approve {topic} by {DAYS[day]}, {hour}:00.",
        f"Without an answer by then, {effect}, and {count} colleagues wait.",
        f"It cannot be later, because {reason} on {DAYS[day]} night.",
        f"For your background: {background}.",
    ]
    stem = (
        f"You write to a {rng.choice(ROLES)} who reads on the way to a meeting and may stop after any sentence. Your "
        "team's "
        "rule: first what you want from the reader, then what happens otherwise, then why, last what is merely good to "
        "know.\n\nPut the sentences into this order."
    )
    return {
        "stem": stem,
        "steps": steps,
        "rationale": "Request with date, consequence, reason, background: a reader who stops early still knows what to "
        "do.",
    }
