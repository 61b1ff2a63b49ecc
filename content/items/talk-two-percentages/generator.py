import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        asked = rng.choice((800, 1000, 1200, 1500, 2000))
        passed = asked * rng.choice((20, 25, 30, 40)) // 100
        given = asked - passed
        right = given * rng.choice((80, 85, 90, 95)) // 100
        high, low = 100 * right / given, 100 * right / asked
        if high == int(high) and low == int(low):
            break
    first, second = rng.sample(("Eva", "Omid", "Lucia", "Tariq", "Nils", "Hana"), 2)
    stem = (
        f"Last week {asked:,} questions were asked. The assistant passed {passed:,} of them on to people and answered "
        f"{given:,} itself; {right:,} of its answers were right. {first} reports that it is right in {high:.0f} % of "
        "the cases, "
        f"{second} that it is right in {low:.0f} %. Each thinks that the other has made a mistake.\n\n"
        "Which sentence clears this up?"
    )
    options = [
        {
            "text": f"{first} counts of the answers given, {second} of all questions asked",
            "correct": True,
            "rationale": f"{right:,} of {given:,} are {high:.0f} %; {right:,} of {asked:,} are {low:.0f} %. Both are "
            "true.",
        },
        {
            "text": f"{first} counts questions passed on as right, {second} counts them as wrong",
            "correct": False,
            "rationale": f"Counting them as right would give {100 * (right + passed) / asked:.0f} %, not {high:.0f} %.",
        },
        {
            "text": f"{first} counts of all questions asked, {second} of the answers given",
            "correct": False,
            "rationale": f"The other way round: the larger base gives the smaller share, {low:.0f} %.",
        },
        {
            "text": f"{first} counts right answers, {second} those right and not passed on",
            "correct": False,
            "rationale": f"What is passed on gets no answer, so both counts are {right:,}; the bases differ.",
        },
    ]
    return {"stem": stem, "options": options}
