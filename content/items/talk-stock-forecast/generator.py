import random

GOODS = ("filters", "toner cartridges", "seed trays", "test kits", "brake pads", "lamps")


def variant(rng: random.Random) -> dict[str, object]:
    goods = rng.choice(GOODS)
    usual = rng.randint(20, 60) * 10
    low, high = usual - rng.randint(4, 12) * 10, usual + rng.randint(8, 20) * 10
    stock = rng.randint(3, 12) * 10
    tolerated = rng.choice(("one week in ten", "five weeks in fifty"))
    stem = (
        f"The forecast for next week's demand for {goods}: in one week of ten below {low}, in half of the weeks below "
        f"{usual}, "
        f"in nine weeks of ten below {high}. There are {stock} in stock, and what is left over keeps. The warehouse "
        "manager "
        f"accepts running out in {tolerated} and asks: *how many do I order, and what can I count on?*\n\nWhat do you "
        "say?"
    )
    options = [
        {
            "text": f"Order {high - stock}; in weeks like this you would still run out about one time in ten",
            "correct": True,
            "rationale": f"{high} covers nine weeks of ten; {stock} are there already; the rest of the risk is said.",
        },
        {
            "text": f"Order {usual - stock}; that is the expected demand, so most likely you will have enough",
            "correct": False,
            "rationale": f"{usual} is passed in half of the weeks, five times as often as accepted.",
        },
        {
            "text": f"Order {high}; in weeks like this you would still run out about one time in ten",
            "correct": False,
            "rationale": f"Forgets the {stock} in stock: the true risk is lower than said, and capital is tied up.",
        },
        {
            "text": f"Order {high - stock}; demand will be below {high}, so that you will not run out",
            "correct": False,
            "rationale": "The right number with a wrong promise: one week in ten is above it.",
        },
    ]
    return {"stem": stem, "options": options}
