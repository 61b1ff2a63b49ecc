import itertools
import random

FAULTS = ("Stale cache", "Full queue", "Wrong index", "Lost replica", "Old feature file", "Throttled model")
SYMPTOMS = (
    "answers are slow",
    "answers repeat",
    "results are out of date",
    "some users get nothing",
    "order of results is odd",
    "cost per answer is up",
)
Effects = list[set[int]]


def _shown(faults: tuple[int, ...], effects: Effects, hides: dict[int, int]) -> set[int]:
    hidden = {hides[fault] for fault in faults if fault in hides}
    return set().union(*(effects[fault] for fault in faults)) - hidden


def _draw(rng: random.Random) -> tuple[Effects, dict[int, int], tuple[int, int], set[int]]:
    everything = range(len(FAULTS))
    pairs = list(itertools.combinations(everything, 2))
    while True:
        effects = [set(rng.sample(range(len(SYMPTOMS)), rng.choice((2, 3)))) for _ in FAULTS]
        hiding = rng.sample(everything, 2)
        hides = {fault: rng.choice([s for s in range(len(SYMPTOMS)) if s not in effects[fault]]) for fault in hiding}
        truth = rng.choice(pairs)
        seen = _shown(truth, effects, hides)
        unhidden = effects[truth[0]] | effects[truth[1]]
        singles = any(_shown((fault,), effects, hides) == seen for fault in everything)
        fitting = [pair for pair in pairs if _shown(pair, effects, hides) == seen]
        if not singles and fitting == [truth] and len(seen) == 3 and unhidden != seen:
            return effects, hides, truth, seen


def _reason(shown: set[int], seen: set[int]) -> str:
    missing = ", ".join(SYMPTOMS[s] for s in sorted(seen - shown))
    extra = ", ".join(SYMPTOMS[s] for s in sorted(shown - seen))
    parts = [f"leaves unexplained: {missing}"] * bool(missing) + [f"would also show: {extra}"] * bool(extra)
    return f"This pair {' and '.join(parts)}."


def variant(rng: random.Random) -> dict[str, object]:
    effects, hides, truth, seen = _draw(rng)
    pairs = [pair for pair in itertools.combinations(range(len(FAULTS)), 2) if pair != truth]
    rng.shuffle(pairs)
    wrong = sorted(pairs, key=lambda pair: len(_shown(pair, effects, hides) ^ seen))[:4]
    rows = "\n".join(
        f"| {name} | {', '.join(SYMPTOMS[s] for s in sorted(effects[i]))} | "
        f"{SYMPTOMS[hides[i]] if i in hides else '-'} |"
        for i, name in enumerate(FAULTS)
    )
    stem = (
        "A fault of this service always causes its symptoms. Some faults also hide a symptom, whoever causes it.\n\n"
        f"| Fault | Causes | Hides |\n| --- | --- | --- |\n{rows}\n\n"
        f"Two faults are present. You see exactly this: **{'; '.join(SYMPTOMS[s] for s in sorted(seen))}**. "
        "None of the other symptoms can be seen.\n\nWhich two faults are they?"
    )
    options = [
        {
            "text": f"{FAULTS[pair[0]]} and {FAULTS[pair[1]].lower()}",
            "correct": pair == truth,
            "rationale": "With what is hidden taken away, exactly the observed symptoms remain."
            if pair == truth
            else _reason(_shown(pair, effects, hides), seen),
        }
        for pair in sorted([truth, *wrong])
    ]
    return {"stem": stem, "options": options}
