import random

PARTS = ("paying by card", "uploading photos", "changing an address", "downloading invoices", "resetting a password")
WAYS = ("the phone app works", "the old form works", "our branches can do it", "it works by e-mail")
CAUSES = ("a new release", "the payment partner", "a full disk", "a network provider")


def variant(rng: random.Random) -> dict[str, object]:
    part, way, cause = rng.choice(PARTS), rng.choice(WAYS), rng.choice(CAUSES)
    share = rng.choice((10, 15, 20, 25, 30, 40))
    hour = rng.randint(9, 16)
    next_note, hoped = f"{hour}:{rng.choice((10, 15, 20))}", f"{hour}:{rng.choice((45, 50, 55))}"
    subject = part[0].upper() + part[1:]
    right = f"{subject} fails for about {share} in 100 customers; {way}. We write again at {next_note}."
    wrong = [
        (
            f"{subject} fails for about {share} in 100 customers; {way}. It is repaired by {hoped}.",
            f"{hoped} is a hope. Callers would be promised a time that nobody can keep for sure.",
        ),
        (
            f"{subject} fails for some because of {cause}; {way}. We write again at {next_note}.",
            f"That it is {cause} is a suspicion; callers would repeat it as a fact.",
        ),
        (
            f"{subject} fails for about {share} in 100 customers. We search, and write again at {next_note}.",
            "True, but leaves out the one thing that helps a caller now.",
        ),
    ]
    facts = [
        f"- {subject} fails for about {share} % of customers.",
        f"- For those customers {way}; this was tried.",
        f"- One engineer suspects {cause}; nothing has confirmed it.",
        f"- The team hopes to be done by {hoped}. The next note is due at {next_note}.",
    ]
    rng.shuffle(facts)
    listing = "\n".join(facts)
    stem = (
        f"Support staff are being called and read your note to callers word for word. It is {hour}:00. You know "
        "this:\n\n"
        f"{listing}\n\nWhich note do you send them?"
    )
    options: list[dict[str, object]] = [
        {
            "text": right,
            "correct": True,
            "rationale": "Only what is known, what a caller can do, and when more follows.",
        },
    ]
    options += [{"text": text, "correct": False, "rationale": why} for text, why in wrong]
    return {"stem": stem, "options": options}
