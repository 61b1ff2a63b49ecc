"""A question as a candidate may see it, a response as a form sends it, and, afterwards, the whole explained.

`question` is made from a variant's content alone: it has no way to reach the key. Options are shown in an order drawn
from the sitting's seed; their values are places in the content, so that a response means the same in any order.
The templates `bank/question.html` (with `question` and, if need be, `given`) and `bank/explained.html` (with
`explained`) render them; both work without JavaScript.
"""

from dataclasses import asdict, dataclass
from html import unescape
from random import Random

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from touchstone.bank import diffs, marking, responses
from touchstone.bank.kinds import Json, Kind
from touchstone.bank.models import Variant
from touchstone.kit import markup


@dataclass(frozen=True)
class Choice:
    value: int
    html: SafeString

    @property
    def plain(self) -> str:
        """Without markup, for places that hold text alone."""
        return unescape(strip_tags(self.html))


@dataclass(frozen=True)
class Step:
    number: int
    stem: SafeString
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Question:
    kind: str
    stem: SafeString
    choices: tuple[Choice, ...] = ()  # options, reasons, the steps to order or the right sides to match
    lefts: tuple[SafeString, ...] = ()
    lines: tuple[diffs.Line, ...] = ()
    steps: tuple[Step, ...] = ()
    code: SafeString | None = None
    language: str = ""
    unit: str = ""

    @property
    def template(self) -> str:
        return f"bank/kinds/{self.kind}.html"

    def as_json(self) -> Json:
        return asdict(self)


def question(variant: Variant, seed: int) -> Question:
    rng = Random(seed)  # noqa: S311 (an order, not a secret)
    stem = markup.html(variant.content["stem"])
    return Question(variant.kind, stem, **_FIELDS[variant.kind](variant.content, rng))


def _choice_fields(content: Json, rng: Random) -> Json:
    return {"choices": _choices(content["options"], rng, shuffle=content["shuffle"])}


def _order_fields(content: Json, rng: Random) -> Json:
    return {"choices": _choices(content["steps"], rng, shuffle=True)}


def _match_fields(content: Json, rng: Random) -> Json:
    lefts = tuple(markup.inline(left) for left in content["lefts"])
    return {"choices": _choices(content["rights"], rng, shuffle=True), "lefts": lefts}


def _review_fields(content: Json, rng: Random) -> Json:
    reasons = _choices(content["reasons"], rng, shuffle=content["shuffle"])
    language = content["language"]
    return {"choices": reasons, "lines": diffs.lines(content["diff"], language), "language": language}


def _situation_fields(content: Json, rng: Random) -> Json:
    return {"steps": tuple(_step(number, content, rng) for number in range(len(content["parts"])))}


def _output_fields(content: Json, _rng: Random) -> Json:
    code = markup.html(f"```{content['language']}\n{content['code']}\n```")
    return {"code": code, "language": content["language"]}


def _written_fields(content: Json, _rng: Random) -> Json:
    return {"unit": content.get("unit", "")}


_FIELDS = {
    Kind.CODE_REVIEW: _review_fields,
    Kind.MATCHING: _match_fields,
    Kind.MULTIPLE_CHOICE: _choice_fields,
    Kind.NUMERIC: _written_fields,
    Kind.ORDERING: _order_fields,
    Kind.PREDICT_OUTPUT: _output_fields,
    Kind.SHORT_TEXT: _written_fields,
    Kind.SINGLE_CHOICE: _choice_fields,
    Kind.SITUATION: _situation_fields,
}


def _choices(texts: list[str], rng: Random, *, shuffle: bool) -> tuple[Choice, ...]:
    choices = [Choice(place, markup.inline(text)) for place, text in enumerate(texts)]
    if shuffle:
        rng.shuffle(choices)
    return tuple(choices)


def _step(number: int, content: Json, rng: Random) -> Step:
    part = content["parts"][number]
    return Step(number, markup.html(part["stem"]), _choices(part["options"], rng, shuffle=content["shuffle"]))


# One import for those who show questions and read what comes back.
response_from_post = responses.from_post
draft_from_post = responses.draft
post_of = responses.to_post


@dataclass(frozen=True)
class Point:
    """One thing that could be chosen: whether it was, whether it is right, and why."""

    html: SafeString
    chosen: bool
    right: bool
    rationale: SafeString
    marks: int | None = None  # where options are worth different marks


@dataclass(frozen=True)
class Explained:
    """A question with its key and what was answered, for those who may see both."""

    question: Question
    score: int
    maximum: int
    dont_know: bool
    rationale: SafeString
    points: tuple[Point, ...] = ()  # options or reasons
    steps: tuple[tuple[SafeString, tuple[Point, ...]], ...] = ()  # of a situation: stem and options
    pairs: tuple[tuple[SafeString, SafeString, SafeString], ...] = ()  # position or left side, given, right
    given: str = ""
    expected: tuple[str, ...] = ()
    marked: frozenset[int] = frozenset()  # lines of a diff
    faulty: frozenset[int] = frozenset()

    @property
    def is_right(self) -> bool:
        return self.score == self.maximum


def explained(variant: Variant, response: Json | None) -> Explained:
    """Without a response, the key alone."""
    content, key, given = variant.content, variant.key, response or {}
    parts = _EXPLAINERS[variant.kind](content, key, given)
    return Explained(
        question=question(variant, 0),
        score=marking.mark(variant.kind, content, key, given) if given else 0,
        maximum=marking.maximum(variant.kind, content),
        dont_know=bool(given.get("dont_know")),
        rationale=markup.html(key.get("rationale", "")),
        **parts,
    )


def _points(texts: list[str], rationales: list[str], chosen: set[int], right: set[int]) -> tuple[Point, ...]:
    return tuple(
        Point(markup.inline(text), place in chosen, place in right, markup.inline(rationales[place]))
        for place, text in enumerate(texts)
    )


def _explained_choice(content: Json, key: Json, given: Json) -> Json:
    chosen = {given["option"]} if "option" in given else set(given.get("options", []))
    right = {key["option"]} if "option" in key else set(key["options"])
    return {"points": _points(content["options"], key["rationales"], chosen, right)}


def _explained_review(content: Json, key: Json, given: Json) -> Json:
    chosen = {given["reason"]} if "reason" in given else set()
    points = _points(content["reasons"], key["rationales"], chosen, {key["reason"]})
    return {"points": points, "marked": frozenset(given.get("lines", [])), "faulty": frozenset(key["lines"])}


def _explained_order(content: Json, key: Json, given: Json) -> Json:
    steps = [markup.inline(step) for step in content["steps"]]
    order = given.get("order", [None] * len(steps))
    pairs = [
        (SafeString(str(place)), steps[one] if one is not None else SafeString(), steps[right])
        for place, (one, right) in enumerate(zip(order, key["order"], strict=True), start=1)
    ]
    return {"pairs": tuple(pairs)}


def _explained_match(content: Json, key: Json, given: Json) -> Json:
    rights = [markup.inline(right) for right in content["rights"]]
    chosen = given.get("pairs", [None] * len(content["lefts"]))
    pairs = [
        (markup.inline(left), rights[one] if one is not None else SafeString(), rights[right])
        for left, one, right in zip(content["lefts"], chosen, key["pairs"], strict=True)
    ]
    return {"pairs": tuple(pairs)}


def _explained_number(content: Json, key: Json, given: Json) -> Json:
    unit, tolerance = content.get("unit", ""), key["tolerance"]
    margin = f" ± {tolerance:g}" if tolerance else ""
    return {"given": given.get("number", ""), "expected": (f"{key['answer']:.12g}{margin} {unit}".strip(),)}


def _explained_text(_content: Json, key: Json, given: Json) -> Json:
    return {"given": given.get("text", ""), "expected": tuple(key.get("accepted", [key.get("output", "")]))}


def _explained_situation(content: Json, key: Json, given: Json) -> Json:
    chosen = given.get("steps", [None] * len(content["parts"]))
    steps = [_explained_step(*each) for each in zip(content["parts"], key["parts"], chosen, strict=True)]
    return {"steps": tuple(steps)}


def _explained_step(part: Json, keyed: Json, chosen: int | None) -> tuple[SafeString, tuple[Point, ...]]:
    best = max(keyed["marks"])
    points = tuple(
        Point(markup.inline(text), place == chosen, marks == best, markup.inline(rationale), marks)
        for place, (text, marks, rationale) in enumerate(
            zip(part["options"], keyed["marks"], keyed["rationales"], strict=True)
        )
    )
    return markup.html(part["stem"]), points


_EXPLAINERS = {
    Kind.CODE_REVIEW: _explained_review,
    Kind.MATCHING: _explained_match,
    Kind.MULTIPLE_CHOICE: _explained_choice,
    Kind.NUMERIC: _explained_number,
    Kind.ORDERING: _explained_order,
    Kind.PREDICT_OUTPUT: _explained_text,
    Kind.SHORT_TEXT: _explained_text,
    Kind.SINGLE_CHOICE: _explained_choice,
    Kind.SITUATION: _explained_situation,
}
