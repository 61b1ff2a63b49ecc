import random


def variant(rng: random.Random) -> dict[str, object]:
    size = rng.choice((7, 8, 10, 12, 24, 60))
    while True:
        now, back = rng.randint(1, size - 2), rng.randint(2, size + size // 2)
        python = (now - back) % size
        java = -((back - now) % size)
        if now < back and len({python, java, back - now, now}) == 4 and java != 0 and python != -java:
            break
    stem = (
        f"A ring of {size} slots is moved from Python to Java. In Python the slot was `(now - back) % {size}`, and the same line was kept. "
        f"A test with `now = {now}` and `back = {back}` fails.\n\nWhat did the line give before, and what does it give now?"
    )
    reasons = (
        f"{now} − {back} = {now - back}. Python's remainder has the sign of {size}, Java's that of {now - back}; `Math.floorMod` mends it.",
        "The two are swapped: it is Python that keeps the remainder from 0 upwards.",
        f"Java's sign is right, but Python does not mirror it: {now - back} lies {python} above a multiple of {size}.",
        f"Java's remainder of a negative number is not positive: {now - back} leaves {java}.",
    )
    texts = (
        f"{python} in Python, {java} in Java",
        f"{java} in Python, {python} in Java",
        f"{-java} in Python, {java} in Java",
        f"{python} in Python, {-java} in Java",
    )
    options = [{"text": text, "correct": n == 0, "rationale": reasons[n]} for n, text in enumerate(texts)]
    return {"stem": stem, "options": options}
