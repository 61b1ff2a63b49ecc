import itertools
import random
from collections.abc import Callable

Rule = Callable[[bool, bool, bool], bool]
# Two grounds, an excuse, the outcome, and a third ground that stands in for the excuse in one form.
CASES = (
    (
        "the assistant's score is low",
        "the customer is a minor",
        "a member of staff is asking",
        "the answer is held back",
        "the topic is medical",
    ),
    (
        "the amount is unusual",
        "the card is new",
        "the customer has confirmed by phone",
        "the payment is stopped",
        "the shop is on the list",
    ),
    (
        "the image is blurred",
        "the form is older than a year",
        "an officer has seen the original",
        "the case is returned",
        "the name is missing",
    ),
    (
        "the sensor is silent",
        "the temperature is rising",
        "a technician is on site",
        "the machine is shut down",
        "the cover is open",
    ),
    (
        "the sender is unknown",
        "the attachment is encrypted",
        "the recipient has asked for it",
        "the mail is quarantined",
        "the link is on the list",
    ),
)
FORMS: tuple[tuple[str, Rule, str], ...] = (
    (
        "When {a}, {d}, and likewise when {b}; but if {c}, neither of the two matters.",
        lambda a, b, c: (a or b) and not c,
        "either",
    ),
    (
        "When {a}, {d}, unless {c}. When {b}, {d} in any case.",
        lambda a, b, c: (a and not c) or b,
        "exempt one",
    ),
    (
        "It takes both for action: only when {a} and at the same time {b}, {d}; and not even then if {c}.",
        lambda a, b, c: a and b and not c,
        "both",
    ),
    (
        "When {a}, {d} if {b} as well, whether or not {c}. And if {c}, that alone is enough for it too.",
        lambda a, b, c: (a and b) or c,
        "or third",
    ),
)
PLAIN: dict[str, tuple[str, Rule]] = {
    "either": ("If {a} or {b}, {d}; but never if {c}.", lambda a, b, c: (a or b) and not c),
    "exempt one": ("If {b}, {d}; if {a}, {d} too, unless {c}.", lambda a, b, c: b or (a and not c)),
    "both": ("If {a} and {b}, {d}; but never if {c}.", lambda a, b, c: a and b and not c),
    "or third": ("If {c}, {d}; if {a} and {b}, {d} too.", lambda a, b, c: c or (a and b)),
    "loose": ("If {a} or {b}, {d}; if {c}, {d} too.", lambda a, b, c: a or b or c),
    "turned": ("If {a}, {d}; if {b}, {d} too, unless {c}.", lambda a, b, c: a or (b and not c)),
}


def _differs(one: Rule, other: Rule) -> tuple[bool, ...] | None:
    return next((case for case in itertools.product((True, False), repeat=3) if one(*case) != other(*case)), None)


def variant(rng: random.Random) -> dict[str, object]:
    a, b, c, d, grave = rng.choice(CASES)
    if rng.random() < 0.5:
        a, b = b, a
    text, rule, name = rng.choice(FORMS)
    if name == "or third":  # there the third condition speaks for the outcome, not against it
        c = grave
    words = {"a": a, "b": b, "c": c, "d": d}
    others = rng.sample([other for other in PLAIN if other != name], 3)
    options = []
    for other in sorted([name, *others]):
        wording, meaning = PLAIN[other]
        case = _differs(rule, meaning)
        if case is None:
            why = "Decides all eight combinations as the long text does."
        else:
            holds = [part if true else f"not ({part})" for part, true in zip((a, b, c), case, strict=True)]
            why = f"Decides differently in this case: {'; '.join(holds)}."
        options.append({"text": wording.format(**words), "correct": case is None, "rationale": why})
    start = text.format(**words)
    stem = (
        f"A manual says: *{start[0].upper()}{start[1:]}*\n\nNothing else leads to this outcome. You want to replace "
        "the text "
        "by one plain sentence that means **exactly** the same. Which?"
    )
    return {"stem": stem, "options": options}
