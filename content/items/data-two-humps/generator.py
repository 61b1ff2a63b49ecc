import random

UNITS = (
    ("delivery times", "seconds", "minutes", 60.0, 1200),
    ("response times", "milliseconds", "seconds", 1000.0, 800),
    ("parcel lengths", "centimetres", "inches", 2.54, 60),
    ("body weights", "pounds", "kilograms", 2.2046, 165),
    ("ceiling heights", "feet", "metres", 3.2808, 9),
    ("journeys", "kilometres", "miles", 1.6093, 400),
)


def variant(rng: random.Random) -> dict[str, object]:
    what, fine, coarse, factor, typical = rng.choice(UNITS)
    high = typical * rng.choice((0.8, 0.9, 1.0, 1.1, 1.2))
    low = high / factor
    share = rng.choice((10, 15, 20, 25, 30))
    stem = (
        f"A table of {what} is meant to be in {fine}. Its histogram has two humps of the same shape: most rows around {high:.3g}, and "
        f"{share} % around {low:.3g}. The {share} % all come from one branch that joined last month.\n\nWhich explanation should be checked first?"
    )
    texts = (
        (
            f"The new branch sends {coarse} instead of {fine}",
            f"{high:.3g} / {low:.3g} is {factor:g}, the number of {fine} in one of the {coarse}; the whole branch is affected.",
        ),
        (
            "The new branch rounds its values before it sends them",
            "Rounding moves values by less than one unit; it does not divide them all.",
        ),
        (
            "The rows of the new branch were loaded several times",
            "Loading twice makes a hump higher, it does not move it.",
        ),
        (
            "The new branch leaves out those values that are large",
            "Cutting off would end the hump on one side; its shape and place would differ.",
        ),
    )
    options = [{"text": text, "correct": n == 0, "rationale": why} for n, (text, why) in enumerate(texts)]
    return {"stem": stem, "options": options}
