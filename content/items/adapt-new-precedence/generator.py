import random

FIELDS = {"language": ("German", "Polish", "Greek"), "customer": ("new", "gold"), "topic": ("refund", "repair")}
TEAMS = ("Red", "Blue", "Green", "Grey", "Pink")
Rule = tuple[dict[str, str], str]


def _fits(rule: Rule, request: dict[str, str]) -> bool:
    return all(request[field] == value for field, value in rule[0].items())


def _old(rules: list[Rule], request: dict[str, str]) -> str:
    return next(team for conditions, team in rules if _fits((conditions, team), request))


def _new(rules: list[Rule], request: dict[str, str]) -> str:
    fitting = [(len(rule[0]), place) for place, rule in enumerate(rules) if _fits(rule, request)]
    return rules[max(fitting)[1]][1]


def _draw(rng: random.Random) -> tuple[list[Rule], list[dict[str, str]]]:
    sizes = rng.sample((1, 1, 2, 2), 4)
    rules: list[Rule] = []
    for size, team in zip(sizes, rng.sample(TEAMS[:4], 4), strict=True):
        fields = rng.sample(sorted(FIELDS), size)
        rules.append(({field: rng.choice(FIELDS[field]) for field in fields}, team))
    rules.append(({}, TEAMS[4]))
    every = [
        {"language": a, "customer": b, "topic": c}
        for a in FIELDS["language"]
        for b in FIELDS["customer"]
        for c in FIELDS["topic"]
    ]
    return rules, rng.sample(every, 6)


def variant(rng: random.Random) -> dict[str, object]:
    while True:
        rules, requests = _draw(rng)
        changed = [_old(rules, request) != _new(rules, request) for request in requests]
        alike = len({str(sorted(conditions.items())) for conditions, _ in rules}) < len(rules)
        if not alike and sum(changed) in {2, 3, 4} and len({_old(rules, request) for request in requests}) > 2:
            break
    lines = "\n".join(
        f"{number}. {' and '.join(f'{f} is {v}' for f, v in sorted(conditions.items())) or 'everything'}: team {team}"
        for number, (conditions, team) in enumerate(rules, start=1)
    )
    stem = (
        f"Requests go to teams by these rules:\n\n{lines}\n\nSo far the **first** rule that fits has counted. After an "
        "update the fitting rule with the **most conditions** counts; among rules with equally many, the **later** "
        "one. "
        "(*Everything* has no condition.)\n\nWhich of these requests go to **another** team after the update?"
    )
    options = []
    for request, moved in zip(requests, changed, strict=True):
        before, after = _old(rules, request), _new(rules, request)
        options.append(
            {
                "text": f"{request['language']}, {request['customer']} customer, {request['topic']}",
                "correct": moved,
                "rationale": f"Before: {before}. After: {after}.",
            },
        )
    return {"stem": stem, "options": options}
