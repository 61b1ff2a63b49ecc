import random

THINGS = ("the travel assistant", "the cooking assistant", "the form assistant", "the parking app", "the lending desk")


def variant(rng: random.Random) -> dict[str, object]:
    falls = rng.random() < 0.6
    while True:
        uses, before = rng.randint(4, 20) * 1000, rng.randint(4, 15)
        factor = rng.choice((2, 3, 4))
        after = rng.randint(3, 18)
        first, second = uses * before // 1000, uses * factor * after // 1000
        if (after < before) == falls and abs(after - before) >= before / 6 and second > first * 1.3:
            break
    more = round(100 * (second / first - 1))
    way, other = ("fewer", "more") if falls else ("more", "fewer")
    stem = (
        f"In spring {rng.choice(THINGS)} was used {uses:,} times and brought {first} complaints. In summer it was used "
        f"{uses * factor:,} times and brought {second} complaints. You write one line for a reader who wants to know "
        "whether "
        "**a user** is now better or worse served.\n\nWhich line is right?"
    )
    options = [
        {
            "text": f"{way.capitalize()} complaints per use: {after} in 1,000 after {before} in 1,000",
            "correct": True,
            "rationale": f"{first} of {uses:,} are {before} in 1,000; {second} of {uses * factor:,} are {after} in "
            "1,000.",
        },
        {
            "text": f"{other.capitalize()} complaints per use: {before} in 1,000 after {after} in 1,000",
            "correct": False,
            "rationale": f"Spring and summer are exchanged: summer has {after} in 1,000.",
        },
        {
            "text": f"More complaints: {second} after {first}, a rise by {more} per cent",
            "correct": False,
            "rationale": "True as a count, but it says nothing about a single user, since use has grown.",
        },
        {
            "text": f"Fewer complaints: use grew {factor} times, complaints {second / first:.1f} times",
            "correct": False,
            "rationale": "There are more complaints in number; a reader of this line would think there are fewer."
            if falls
            else f"Complaints grew faster than use: {second / first:.1f} times is more than {factor} times.",
        },
    ]
    return {"stem": stem, "options": options}
