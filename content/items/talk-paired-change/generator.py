import random

READERS = ("the head of service", "the product owner", "the works council", "the sales team", "the board")


def variant(rng: random.Random) -> dict[str, object]:
    gain, loss = rng.randint(5, 12) * 10, rng.randint(2, 8) * 10
    while gain - loss < 20:
        gain, loss = rng.randint(5, 12) * 10, rng.randint(2, 8) * 10
    wrong = rng.choice([count for count in range(40, 150, 10) if count != loss])
    right = 1000 - gain - loss - wrong
    stem = (
        "Two versions of an assistant answered the same 1,000 customer questions:\n\n"
        "| | New: right | New: wrong |\n| --- | ---: | ---: |\n"
        f"| **Old: right** | {right} | {loss} |\n| **Old: wrong** | {gain} | {wrong} |\n\n"
        f"Staff will have to explain changed answers to customers. {rng.choice(READERS).capitalize()} asks what "
        "customers "
        "will notice when the new version is switched on.\n\nWhich answer is right?"
    )
    texts = (
        (
            f"In 1,000 questions {gain} become right that were wrong, and {loss} become wrong that were right",
            "Both changes count.",
        ),
        (
            f"In 1,000 questions {gain - loss} become right that were wrong; the others stay as they are",
            f"{gain - loss} is gains less losses; {gain + loss} answers change, not {gain - loss}.",
        ),
        (
            f"In 1,000 questions {gain} become right that were wrong, and {wrong} become wrong that were right",
            f"{wrong} were wrong before and still are; {loss} become wrong.",
        ),
        (
            f"In 1,000 questions {gain + loss} become right that were wrong; {wrong} are wrong as before",
            f"{gain + loss} answers change, but {loss} of them for the worse.",
        ),
    )
    options = [{"text": text, "correct": n == 0, "rationale": why} for n, (text, why) in enumerate(texts)]
    return {"stem": stem, "options": options}
