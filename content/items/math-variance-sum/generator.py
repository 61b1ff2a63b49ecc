import random


def variant(rng: random.Random) -> dict[str, object]:
    rho = rng.choice((0.2, 0.3, 0.4, 0.5, 0.6))
    one = rng.choice((100, 160, 200, 240, 300, 360, 400, 500, 600, 640, 700, 800))
    five = one * (rho + (1 - rho) / 5)
    hundred = one * (rho + (1 - rho) / 100)
    naive = five / 20
    stem = (
        f"The squared error of one model of a kind is {one} on average. The mean of five such models, trained alike on resampled data, "
        f"has {five:.0f}, not {one / 5:.0f}, for their errors are correlated. A colleague wants to average a hundred of them.\n\n"
        "About what squared error do you expect? (Suppose that none of the models is systematically off.)"
    )
    options = [
        {
            "text": f"About {hundred:.0f}",
            "correct": True,
            "rationale": f"{five:.0f} = {one} (ρ + (1 − ρ)/5) gives ρ = {rho:g}. With a hundred models: {one} ({rho:g} + {1 - rho:g}/100) = "
            f"{hundred:.0f}. What they have in common does not average out.",
        },
        {
            "text": f"About {naive:.0f}",
            "correct": False,
            "rationale": "This divides the error of five by twenty, as if the errors were independent.",
        },
        {
            "text": f"About {one / 100:.0f}",
            "correct": False,
            "rationale": "This would hold for independent errors; already with five models it did not.",
        },
        {
            "text": f"Still about {five:.0f}",
            "correct": False,
            "rationale": f"The independent part goes on falling: from {one * (1 - rho) / 5:.0f} to {one * (1 - rho) / 100:.1f}.",
        },
    ]
    return {"stem": stem, "options": options}
