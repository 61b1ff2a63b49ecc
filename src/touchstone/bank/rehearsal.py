"""Responses on demand: a plausible one that earns exactly this score, for simulated candidates and for tests."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from touchstone.bank.kinds import Json, Kind
from touchstone.bank.marking import printed

T = TypeVar("T")


class Chance(Protocol):
    """Python's and NumPy's generators alike."""

    def random(self) -> float: ...


class Asked(Protocol):
    """A variant, or anything that has its parts."""

    @property
    def content(self) -> Any: ...

    @property
    def key(self) -> Any: ...


def response_for(variant: Asked, score: int, rng: Chance) -> Json:
    return _RESPONSES[Kind(variant.content["kind"])](variant.content, variant.key, score, rng)


def _one_of(rng: Chance, choices: Sequence[T]) -> T:
    return choices[int(rng.random() * len(choices))]


def _other(rng: Chance, count: int, *than: int) -> int:
    return _one_of(rng, [place for place in range(count) if place not in than])


def _single_choice(content: Json, key: Json, score: int, rng: Chance) -> Json:
    right = key["option"]
    return {"option": right if score else _other(rng, len(content["options"]), right)}


def _multiple_choice(content: Json, key: Json, score: int, rng: Chance) -> Json:
    """The first mistake of two is a wrong tick, so that something is always ticked."""
    ticked, count = set(key["options"]), len(content["options"])
    changed = [] if score == 2 else [_other(rng, count, *(ticked if score == 0 else ()))]  # noqa: PLR2004 (all marks)
    if score == 0:
        changed.append(_other(rng, count, *changed))
    return {"options": sorted(ticked ^ set(changed))}


def _ordering(_content: Json, key: Json, score: int, rng: Chance) -> Json:
    order = list(key["order"])
    if score == 1:
        place = int(rng.random() * (len(order) - 1))
        order[place], order[place + 1] = order[place + 1], order[place]
    elif score == 0:
        order = _rotated(order, rng)
    return {"order": order}


def _matching(content: Json, key: Json, score: int, rng: Chance) -> Json:
    pairs = list(key["pairs"])
    if score == 1:
        one = int(rng.random() * len(pairs))
        other = _other(rng, len(pairs), one)
        pairs[one], pairs[other] = pairs[other], pairs[one]
    elif score == 0:
        pairs = _rotated(pairs, rng)
    return {"pairs": pairs}


def _rotated(entries: list[int], rng: Chance) -> list[int]:
    """Every entry elsewhere: never right, and never a swap of two."""
    turn = 1 + int(rng.random() * (len(entries) - 1))
    return entries[turn:] + entries[:turn]


def _numeric(_content: Json, key: Json, score: int, rng: Chance) -> Json:
    answer, tolerance = key["answer"], key["tolerance"]
    if not score:
        answer += (1 + abs(answer) + tolerance) * (1 + round(rng.random(), 2))
    return {"number": f"{answer:g}" if float(f"{answer:g}") == answer else repr(answer)}


def _short_text(_content: Json, key: Json, score: int, rng: Chance) -> Json:
    return {"text": _one_of(rng, key["accepted"]) if score else "cannot be told from this"}


def _predict_output(_content: Json, key: Json, score: int, rng: Chance) -> Json:
    lines = printed(key["output"])
    if not score:
        lines = [*lines[1:], "None" if lines[0] != "None" else "0"]
    return {"text": "\n".join(lines)}


def _code_review(content: Json, key: Json, score: int, rng: Chance) -> Json:
    for_lines = _one_of(rng, [marks for marks in (0, 1, 2) if 0 <= score - marks <= 1])
    reason = key["reason"] if score > for_lines else _other(rng, len(content["reasons"]), key["reason"])
    lines = set(key["lines"])
    innocent = [n for n in range(1, len(content["diff"]) + 1) if n not in lines]
    if for_lines == 1:
        lines ^= {_one_of(rng, innocent)}
    elif for_lines == 0:
        lines = {_one_of(rng, innocent)}
    return {"lines": sorted(lines), "reason": reason}


def _situation(_content: Json, key: Json, score: int, rng: Chance) -> Json:
    parts = [keyed["marks"] for keyed in key["parts"]]
    steps: list[int] = []
    for number, marks in enumerate(parts):
        later = _totals(parts[number + 1 :])
        steps.append(_one_of(rng, [place for place, mark in enumerate(marks) if score - mark in later]))
        score -= marks[steps[-1]]
    return {"steps": steps}


def _totals(parts: list[list[int]]) -> set[int]:
    totals = {0}
    for marks in parts:
        totals = {total + mark for total in totals for mark in marks}
    return totals


_RESPONSES: dict[Kind, Callable[[Json, Json, int, Chance], Json]] = {
    Kind.CODE_REVIEW: _code_review,
    Kind.MATCHING: _matching,
    Kind.MULTIPLE_CHOICE: _multiple_choice,
    Kind.NUMERIC: _numeric,
    Kind.ORDERING: _ordering,
    Kind.PREDICT_OUTPUT: _predict_output,
    Kind.SHORT_TEXT: _short_text,
    Kind.SINGLE_CHOICE: _single_choice,
    Kind.SITUATION: _situation,
}
