import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        easy_a, hard_a = rng.randint(86, 95), rng.randint(48, 60)
        easy_b, hard_b = easy_a - rng.randint(4, 7), hard_a - rng.randint(4, 8)
        n_easy_a, n_hard_a = rng.choice((100, 150, 200)), rng.choice((700, 800, 900))
        n_easy_b, n_hard_b = n_hard_a, n_easy_a
        total_a = (easy_a * n_easy_a + hard_a * n_hard_a) / (n_easy_a + n_hard_a)
        total_b = (easy_b * n_easy_b + hard_b * n_hard_b) / (n_easy_b + n_hard_b)
        if total_b - total_a > 8:
            break
    stem = (
        "Two assistants answer customers. Which one gets a question depends on its topic. Solved:\n\n"
        "| | Simple questions | Hard questions | All |\n| --- | ---: | ---: | ---: |\n"
        f"| Assistant A | {easy_a} % of {n_easy_a} | {hard_a} % of {n_hard_a} | {total_a:.0f} % |\n"
        f"| Assistant B | {easy_b} % of {n_easy_b} | {hard_b} % of {n_hard_b} | {total_b:.0f} % |\n\n"
        "All questions are to go to one of them. Which, by these figures?"
    )
    options = [
        {
            "text": "A: it solves more of both kinds; it got mostly hard ones",
            "correct": True,
            "rationale": "Given the same mixture of questions A would solve more of them, whatever the mixture.",
        },
        {
            "text": "B: it solves more in total, and the total is what customers experience in the end",
            "correct": False,
            "rationale": f"B's total comes from {n_easy_b} simple questions. With A's questions it would do worse than A.",
        },
        {
            "text": "Neither: the table contradicts itself, so a figure in it must be wrong",
            "correct": False,
            "rationale": "The totals are the weighted means of their rows; nothing contradicts.",
        },
        {
            "text": "B for simple and A for hard questions, as each is given mostly those",
            "correct": False,
            "rationale": f"A is better on simple questions too: {easy_a} % against {easy_b} %.",
        },
    ]
    return {"stem": stem, "options": options}
