import random


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        percent = rng.choice((1, 2, 3, 4, 5))
        calls = rng.choice((10, 20, 25, 30, 40, 50, 60, 80))
        slow = round(100 * (1 - (1 - percent / 100) ** calls))
        added = percent * calls
        wrong = sorted({percent, added if added <= 100 else 99, 100 - slow, percent * 3} - {slow})
        wrong = [other for other in wrong if abs(other - slow) >= 8][:3]
        if 25 <= slow <= 90 and len(wrong) == 3:
            break
    milliseconds = rng.choice((200, 500, 800))
    stem = (
        f"A page calls {calls} services at the same time and is shown when **all** have answered. Each service answers "
        "within "
        f"{milliseconds} ms in {100 - percent} % of the calls, whatever the others do.\n\n"
        f"About how many of 100 pages take longer than {milliseconds} ms?"
    )
    reasons = {
        percent: "This is the share for a single call.",
        added: f"Adds up {calls} times {percent} %, and so counts pages with several slow calls more than once.",
        99: "Some pages have no slow call at all; adding up the shares counts others more than once.",
        100 - slow: "This is about the share of pages that are fast.",
        percent * 3: f"The share grows with each of the {calls} calls, not with a fixed factor.",
    }
    options = [
        {
            "text": f"About {number}",
            "correct": number == slow,
            "rationale": f"All {calls} calls are fast in 0.{100 - percent} to the power {calls}, about {100 - slow} %."
            if number == slow
            else reasons[number],
        }
        for number in sorted([slow, *wrong])
    ]
    return {"stem": stem, "options": options}
