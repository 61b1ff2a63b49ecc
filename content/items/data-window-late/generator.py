import random


def variant(rng: random.Random) -> dict[str, object]:
    hour = rng.randint(8, 19)
    allowance = rng.choice((10, 15, 20, 30))
    minute = rng.randrange(5, 55)
    late = rng.random() < 0.5
    arrival = allowance + (rng.randint(3, 25) if late else -rng.randint(2, allowance - 2))
    arrived_hour, arrived_minute = hour + 1 + arrival // 60, arrival % 60
    stem = (
        "A stream counts purchases in windows of one hour, by the time of the purchase. Its watermark follows the newest purchase "
        f"time seen, {allowance} minutes behind; a window is final once the watermark passes its end. Purchases from most phones "
        f"arrive at once. One phone was offline: its purchase of {hour}:{minute:02d} arrives at "
        f"{arrived_hour}:{arrived_minute:02d}.\n\nWhere is it counted?"
    )
    yes = f"In the window from {hour}:00 to {hour + 1}:00"
    no = f"In no window: the one from {hour}:00 to {hour + 1}:00 is final already"
    at = f"{hour + 1}:{allowance:02d}"
    told = f"The window ends at {hour + 1}:00 and is final when purchases of {at} have been seen, at about {at}. "
    options = [
        {
            "text": yes,
            "correct": not late,
            "rationale": told
            + (f"The phone came {arrival - allowance} minutes too late." if late else "The phone was in time."),
        },
        {
            "text": no,
            "correct": late,
            "rationale": told
            + ("The phone came after that." if late else "The phone came before that, so it still counts."),
        },
        {
            "text": f"In the window from {arrived_hour}:00 to {arrived_hour + 1}:00, in which it arrives",
            "correct": False,
            "rationale": "Windows go by the time of the purchase, not by the time of arrival.",
        },
        {
            "text": "In both windows, as it belongs to one and arrives in the other",
            "correct": False,
            "rationale": "Windows of one hour do not overlap: a purchase belongs to one of them.",
        },
    ]
    return {"stem": stem, "options": options}
