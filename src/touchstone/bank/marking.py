"""Marks for a response. Pure: the same response to the same question always earns the same marks."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from touchstone.bank.errors import MalformedResponse
from touchstone.bank.kinds import Json, Kind

_GROUPED_BY_COMMAS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_LONGEST_NUMBER = 60


def maximum(kind: str, content: Json) -> int:
    """The highest score that this question can earn."""
    match Kind(kind):
        case Kind.MULTIPLE_CHOICE | Kind.ORDERING | Kind.MATCHING:
            return 2
        case Kind.CODE_REVIEW:
            return 3
        case Kind.SITUATION:
            return sum(part["best"] for part in content["parts"])
        case _:
            return 1


def mark(kind: str, content: Json, key: Json, response: Json) -> int:
    """The score that this response earns; an honest “I don’t know” earns nothing.

    Raises MalformedResponse when it is not a response to this question.
    """
    if response.get("dont_know"):
        return 0
    return _MARKS[Kind(kind)](content, key, response)


def readings(text: str, unit: str = "") -> Iterator[Fraction]:
    """Every number that a person may have meant: 1,250 is one thing in London and another in Berlin."""
    plain = text.strip().replace("−", "-").removesuffix(unit.strip()).strip().removesuffix("%")
    plain = re.sub(r"[\s_'’]", "", plain)
    candidates = {plain}
    if "," in plain:
        candidates = {plain.replace(",", ".")} if "." not in plain else {plain.replace(".", "").replace(",", ".")}
        if _GROUPED_BY_COMMAS.fullmatch(plain):
            candidates.add(plain.replace(",", ""))
    for candidate in candidates:
        if len(candidate) <= _LONGEST_NUMBER and not re.search(r"e[+-]?\d{3}", candidate, re.IGNORECASE):
            try:
                yield Fraction(candidate)
            except (ValueError, ZeroDivisionError):
                continue


def _place(value: Any, count: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < count:
        raise MalformedResponse
    return value


def _places(value: Any, count: int) -> list[int]:
    if not isinstance(value, list):
        raise MalformedResponse
    return [_place(entry, count) for entry in value]


def _text(response: Json, name: str) -> str:
    value = response.get(name)
    if not isinstance(value, str):
        raise MalformedResponse
    return value


def _single_choice(content: Json, key: Json, response: Json) -> int:
    return int(_place(response.get("option"), len(content["options"])) == key["option"])


def _multiple_choice(content: Json, key: Json, response: Json) -> int:
    ticked = set(_places(response.get("options"), len(content["options"])))
    return max(0, 2 - len(ticked ^ set(key["options"])))


def _ordering(content: Json, key: Json, response: Json) -> int:
    right, given = key["order"], _places(response.get("order"), len(content["steps"]))
    if sorted(given) != sorted(right):
        raise MalformedResponse
    wrong = [place for place, (one, other) in enumerate(zip(given, right, strict=True)) if one != other]
    neighbours_swapped = len(wrong) == 2 and wrong[1] - wrong[0] == 1  # noqa: PLR2004 (a swap moves two)
    return 2 if not wrong else int(neighbours_swapped)


def _matching(content: Json, key: Json, response: Json) -> int:
    given = _places(response.get("pairs"), len(content["rights"]))
    if len(given) != len(content["lefts"]):
        raise MalformedResponse
    wrong = sum(one != other for one, other in zip(given, key["pairs"], strict=True))
    return 2 if not wrong else int(wrong <= 2)  # noqa: PLR2004 (one confusion swaps two)


def _numeric(content: Json, key: Json, response: Json) -> int:
    answer, tolerance = Fraction(str(key["answer"])), Fraction(str(key["tolerance"]))
    meant = readings(_text(response, "number"), content.get("unit", ""))
    return int(any(abs(number - answer) <= tolerance for number in meant))


def plain(text: str) -> str:
    """Without case, spaces, and the quotation marks that people put around code."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).strip("`'\"“”‘’")


def _short_text(_content: Json, key: Json, response: Json) -> int:
    return int(plain(_text(response, "text")) in {plain(accepted) for accepted in key["accepted"]})


def printed(text: str) -> list[str]:
    """Lines as they stand on a screen: trailing spaces and empty last lines cannot be seen."""
    return [line.rstrip() for line in text.rstrip().splitlines()]


def _predict_output(_content: Json, key: Json, response: Json) -> int:
    return int(printed(_text(response, "text")) == printed(key["output"]))


def _code_review(content: Json, key: Json, response: Json) -> int:
    given, faulty = set(_places(response.get("lines"), len(content["diff"]) + 1)), set(key["lines"])
    found = max(0, 2 - len(given ^ faulty)) if given & faulty else 0  # nothing marked is nothing found
    return found + int(_place(response.get("reason"), len(content["reasons"])) == key["reason"])


def _situation(content: Json, key: Json, response: Json) -> int:
    steps = response.get("steps")
    if not isinstance(steps, list) or len(steps) != len(content["parts"]):
        raise MalformedResponse
    return sum(
        keyed["marks"][_place(step, len(keyed["marks"]))] for keyed, step in zip(key["parts"], steps, strict=True)
    )


_MARKS: dict[Kind, Callable[[Json, Json, Json], int]] = {
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
