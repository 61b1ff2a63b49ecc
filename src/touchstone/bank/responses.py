"""A response as a form sends it: the fields of `bank/question.html`, read and written."""

from collections.abc import Callable
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from touchstone.bank.errors import MalformedResponse
from touchstone.bank.kinds import Json, Kind
from touchstone.bank.marking import readings

LONGEST_ANSWER = 2000


def from_post(kind: str, post: QueryDict) -> Json:
    """What the fields of `bank/question.html` say. Raises MalformedResponse, with a sentence for the candidate."""
    if post.get("dont_know"):
        return {"dont_know": True}
    return _PARSERS[Kind(kind)](post)


def draft(kind: str, post: QueryDict) -> Json:
    """Whatever can be read of an answer that is still being written; `bank/question.html` takes it as `given`."""
    try:
        return from_post(kind, post)
    except MalformedResponse:
        return _partial(post)


def _partial(post: QueryDict) -> Json:
    draft: Json = {}
    for name in ("option", "reason"):
        if (value := _whole(post.get(name))) is not None:
            draft[name] = value
    draft["options"] = [value for value in map(_whole, post.getlist("options")) if value is not None]
    draft["lines"] = [value for value in map(_whole, post.getlist("lines")) if value is not None]
    draft["text"] = draft["number"] = _typed(post)[:LONGEST_ANSWER]
    for name, prefix in (("positions", "order"), ("pairs", "pair")):
        draft[name] = [_whole(value) for value in _numbered(post, prefix)]
    draft["steps"] = [_whole(post.get(f"step-{number}")) for number in range(_whole(post.get("step_count")) or 0)][:9]
    return {name: value for name, value in draft.items() if value not in ("", [])}


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else None  # noqa: PLR2004 (no such place)


def _numbered(post: QueryDict, prefix: str) -> list[str]:
    """prefix-0, prefix-1, … for as long as they come."""
    values: list[str] = []
    while f"{prefix}-{len(values)}" in post:
        values.append(post.get(f"{prefix}-{len(values)}", ""))
    return values


def _chosen(text: str | None) -> int:
    if not text:
        raise MalformedResponse(_("Please choose an answer, or say that you don’t know."))
    value = _whole(text)
    if value is None:
        raise MalformedResponse
    return value


def _single_choice(post: QueryDict) -> Json:
    return {"option": _chosen(post.get("option"))}


def _multiple_choice(post: QueryDict) -> Json:
    if not post.getlist("options"):
        raise MalformedResponse(_("Please tick at least one answer, or say that you don’t know."))
    return {"options": sorted({_chosen(value) for value in post.getlist("options")})}


def _ordering(post: QueryDict) -> Json:
    """Each step names its position, counted from 1."""
    positions = [_whole(value) for value in _numbered(post, "order")]
    if not positions or set(positions) != set(range(1, len(positions) + 1)):
        raise MalformedResponse(_("Please give every step a position of its own."))
    return {"order": sorted(range(len(positions)), key=lambda step: positions[step] or 0)}


def _matching(post: QueryDict) -> Json:
    pairs = _numbered(post, "pair")
    if not pairs or not all(pairs):
        raise MalformedResponse(_("Please choose a match for every line, or say that you don’t know."))
    return {"pairs": [_chosen(value) for value in pairs]}


def _typed(post: QueryDict) -> str:
    """Nobody types the NUL character, and not every database keeps it."""
    text = post.get("text", "")
    if "\0" in text:
        raise MalformedResponse
    return text


def _text(post: QueryDict) -> str:
    text = _typed(post)
    if not text.strip():
        raise MalformedResponse(_("Please write an answer, or say that you don’t know."))
    return text[:LONGEST_ANSWER].replace("\r\n", "\n")


def _numeric(post: QueryDict) -> Json:
    text = _text(post).strip()
    if not any(True for _reading in readings(text)) and not text[:1].isdigit():
        raise MalformedResponse(_("Please write a number, such as 3.5."))
    return {"number": text}


def _short_text(post: QueryDict) -> Json:
    return {"text": _text(post)}


def _code_review(post: QueryDict) -> Json:
    if not post.getlist("lines"):
        raise MalformedResponse(_("Please mark at least one line, or say that you don’t know."))
    lines = sorted({_chosen(value) for value in post.getlist("lines")})
    if not post.get("reason"):
        raise MalformedResponse(_("Please also choose what is wrong with these lines."))
    return {"lines": lines, "reason": _chosen(post.get("reason"))}


def _situation(post: QueryDict) -> Json:
    steps = _numbered(post, "step")
    # A radio group without a choice is not sent at all: the list ends early, and the form's count tells.
    if not steps or len(steps) != (_whole(post.get("step_count")) or len(steps)):
        raise MalformedResponse(_("Please choose an answer in every step, or say that you don’t know."))
    return {"steps": [_chosen(value) for value in steps]}


_PARSERS: dict[Kind, Callable[[QueryDict], Json]] = {
    Kind.CODE_REVIEW: _code_review,
    Kind.MATCHING: _matching,
    Kind.MULTIPLE_CHOICE: _multiple_choice,
    Kind.NUMERIC: _numeric,
    Kind.ORDERING: _ordering,
    Kind.PREDICT_OUTPUT: _short_text,
    Kind.SHORT_TEXT: _short_text,
    Kind.SINGLE_CHOICE: _single_choice,
    Kind.SITUATION: _situation,
}


def to_post(kind: str, response: Json) -> dict[str, Any]:
    """The fields that would send this response: the inverse of `from_post`."""
    if response.get("dont_know"):
        return {"dont_know": "1"}
    match Kind(kind):
        case Kind.ORDERING:
            return {f"order-{step}": str(place) for place, step in enumerate(response["order"], start=1)}
        case Kind.MATCHING:
            return {f"pair-{left}": str(right) for left, right in enumerate(response["pairs"])}
        case Kind.SITUATION:
            steps = {f"step-{number}": str(option) for number, option in enumerate(response["steps"])}
            return steps | {"step_count": str(len(steps))}
        case Kind.NUMERIC:
            return {"text": response["number"]}
        case _:
            return {name: value if isinstance(value, str) else _texts(value) for name, value in response.items()}


def _texts(value: Any) -> Any:
    return [str(one) for one in value] if isinstance(value, list) else str(value)
