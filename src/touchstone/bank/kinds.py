"""The kinds of question: what each is made of, and which part of it a candidate may see.

Theory of operation. A question comes apart into its *content*, which may reach a candidate, and its *key*, which never
does before it is explained. Both are plain JSON and refer to options by their place. Authors tend to write the right
option first; `scrambled` therefore puts options into an order of chance, so that not even a place tells anything.
"""

from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchstone.bank.fields import Fields

Json = dict[str, Any]

MOST_MARKS_OF_A_SITUATION = 6
SIDES_OF_A_DIFF = (" ", "+", "-")


class Kind(TextChoices):
    CODE_REVIEW = "code_review", gettext_lazy("Mini code review")
    MATCHING = "matching", gettext_lazy("Matching")
    MULTIPLE_CHOICE = "multiple_choice", gettext_lazy("Multiple choice")
    NUMERIC = "numeric", gettext_lazy("Number")
    ORDERING = "ordering", gettext_lazy("Ordering")
    PREDICT_OUTPUT = "predict_output", gettext_lazy("Predict the output")
    SHORT_TEXT = "short_text", gettext_lazy("Short text")
    SINGLE_CHOICE = "single_choice", gettext_lazy("Single choice")
    SITUATION = "situation", gettext_lazy("Situation in steps")


class Matter(NamedTuple):
    """What is asked and what is right, apart."""

    content: Json
    key: Json


class _Options(NamedTuple):
    texts: list[str]
    correct: list[int]
    rationales: list[str]


def matter(kind: Kind, fields: Fields, *, stem: str, shuffle: bool) -> Matter:
    """The fields of this kind, read; findings go where `fields` collects them."""
    content, key = _READERS[kind](fields)
    fields.nothing_else()
    return Matter({"kind": str(kind), "stem": stem, "shuffle": shuffle} | content, key)


def _options(fields: Fields, name: str = "options") -> _Options:
    options = _Options([], [], [])
    for place, option in enumerate(fields.tables(name)):
        options.texts.append(option.text("text"))
        options.rationales.append(option.text("rationale"))
        if option.flag("correct", default=False):
            options.correct.append(place)
        option.nothing_else()
    _distinct(fields, name, options.texts)
    return options


def _distinct(fields: Fields, name: str, texts: list[str]) -> None:
    if len({text.strip().casefold() for text in texts}) < len(texts):
        fields.refuse(name, _("two of them say the same"))


def _count(fields: Fields, name: str, found: int, least: int, most: int) -> None:
    if found and not least <= found <= most:
        told = {"least": least, "most": most, "found": found}
        fields.refuse(name, _("must be %(least)d to %(most)d, not %(found)d") % told)


def _one_right(fields: Fields, name: str, options: _Options) -> int:
    _count(fields, name, len(options.texts), 3, 6)
    if options.texts and len(options.correct) != 1:
        message = _("exactly one must be correct, not %(found)d")
        fields.refuse(name, message % {"found": len(options.correct)})
    return options.correct[0] if options.correct else 0


def _single_choice(fields: Fields) -> Matter:
    options = _options(fields)
    right = _one_right(fields, "options", options)
    return Matter({"options": options.texts}, {"option": right, "rationales": options.rationales})


def _multiple_choice(fields: Fields) -> Matter:
    options = _options(fields)
    _count(fields, "options", len(options.texts), 4, 8)
    if options.texts and not 1 < len(options.correct) < len(options.texts):
        fields.refuse("options", _("at least two must be correct, and at least one wrong"))
    return Matter({"options": options.texts}, {"options": options.correct, "rationales": options.rationales})


def _ordering(fields: Fields) -> Matter:
    steps = fields.texts("steps")
    _count(fields, "steps", len(steps), 3, 8)
    _distinct(fields, "steps", steps)
    return Matter({"steps": steps}, {"order": list(range(len(steps))), "rationale": fields.text("rationale")})


def _matching(fields: Fields) -> Matter:
    lefts, rights = [], []
    for pair in fields.tables("pairs"):
        lefts.append(pair.text("left"))
        rights.append(pair.text("right"))
        pair.nothing_else()
    _count(fields, "pairs", len(lefts), 3, 8)
    key = {"pairs": list(range(len(lefts))), "rationale": fields.text("rationale")}
    rights += fields.texts("extra_rights", default=[])
    _distinct(fields, "pairs", lefts)
    _distinct(fields, "pairs", rights)
    return Matter({"lefts": lefts, "rights": rights}, key)


def _numeric(fields: Fields) -> Matter:
    answer = fields.number("answer", least=-1e15, most=1e15)
    tolerance = fields.number("tolerance", least=0, most=1e12)
    if not tolerance and answer != int(answer):
        fields.refuse("tolerance", _("must be above 0 unless the answer is a whole number"))
    key = {"answer": answer, "tolerance": tolerance, "rationale": fields.text("rationale")}
    return Matter({"unit": fields.text("unit", default="")}, key)


def _short_text(fields: Fields) -> Matter:
    return Matter({}, {"accepted": fields.texts("accepted"), "rationale": fields.text("rationale")})


def _predict_output(fields: Fields) -> Matter:
    language = fields.text("language")
    if language and language != "python":
        fields.refuse("language", _("must be python: the key is proved by running it"))
    key = {"output": fields.text("output"), "rationale": fields.text("rationale")}
    return Matter({"language": language, "code": fields.text("code").strip("\n")}, key)


def _code_review(fields: Fields) -> Matter:
    # An editor strips the space of an empty context line; it is meant all the same.
    lines = [line or " " for line in fields.text("diff").strip("\n").splitlines()]
    if wrong := [n for n, line in enumerate(lines, start=1) if line[0] not in SIDES_OF_A_DIFF]:
        fields.refuse("diff", _("every line begins with a space, + or -; not line %(line)d") % {"line": wrong[0]})
    faulty = sorted(set(fields.wholes("faulty_lines")))
    if outside := [line for line in faulty if not 1 <= line <= len(lines)]:
        fields.refuse("faulty_lines", _("there is no line %(line)d in the diff") % {"line": outside[0]})
    elif removed := [line for line in faulty if lines[line - 1][0] == "-"]:
        fields.refuse("faulty_lines", _("line %(line)d is removed: it cannot be faulty") % {"line": removed[0]})
    if lines and len(faulty) >= len(lines):
        fields.refuse("faulty_lines", _("at least one line must be right"))
    reasons = _options(fields, "reasons")
    right = _one_right(fields, "reasons", reasons)
    content = {"language": fields.text("language"), "diff": lines, "reasons": reasons.texts}
    return Matter(content, {"lines": faulty, "reason": right, "rationales": reasons.rationales})


def _situation(fields: Fields) -> Matter:
    shown, keyed = [], []
    for part in fields.tables("parts"):
        content, key = _part(part)
        shown.append(content)
        keyed.append(key)
        part.nothing_else()
    _count(fields, "parts", len(shown), 2, 4)
    if sum(part["best"] for part in shown) > MOST_MARKS_OF_A_SITUATION:
        message = _("the best answers together may be worth %(most)d marks at most")
        fields.refuse("parts", message % {"most": MOST_MARKS_OF_A_SITUATION})
    if missing := _unreachable([key["marks"] for key in keyed]):
        message = _("no answers add up to %(marks)d: every total up to the best must be possible")
        fields.refuse("parts", message % {"marks": missing[0]})
    return Matter({"parts": shown}, {"parts": keyed})


def _part(part: Fields) -> Matter:
    texts, marks, rationales = [], [], []
    for option in part.tables("options"):
        texts.append(option.text("text"))
        marks.append(option.whole("marks", least=0, most=2))
        rationales.append(option.text("rationale"))
        option.nothing_else()
    _count(part, "options", len(texts), 2, 6)
    _distinct(part, "options", texts)
    if texts and not any(marks):
        part.refuse("options", _("one of them must be worth something"))
    content = {"stem": part.text("stem"), "options": texts, "best": max(marks, default=0)}
    return Matter(content, {"marks": marks, "rationales": rationales})


def _unreachable(parts: list[list[int]]) -> list[int]:
    totals = {0}
    for marks in parts:
        totals = {total + mark for total in totals for mark in marks}
    return sorted(set(range(max(totals, default=0) + 1)) - totals)


_READERS: dict[Kind, Callable[[Fields], Matter]] = {
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


def scrambled(asked: Matter, rng: Random) -> Matter:
    """The same question with its options in an order of chance, key and rationales following."""
    content, key = dict(asked.content), dict(asked.key)
    kind = Kind(content["kind"])
    if kind == Kind.ORDERING:
        key["order"] = _shuffle(content, "steps", rng)
    elif kind == Kind.MATCHING:
        key["pairs"] = _shuffle(content, "rights", rng)[: len(content["lefts"])]
    elif content["shuffle"]:
        _shuffle_choices(content, key, rng)
    return Matter(content, key)


def _shuffle_choices(content: Json, key: Json, rng: Random) -> None:
    kind = Kind(content["kind"])
    if kind == Kind.SINGLE_CHOICE:
        key["option"] = _shuffle(content, "options", rng, key, "rationales")[key["option"]]
    elif kind == Kind.MULTIPLE_CHOICE:
        place = _shuffle(content, "options", rng, key, "rationales")
        key["options"] = sorted(place[right] for right in key["options"])
    elif kind == Kind.CODE_REVIEW:
        key["reason"] = _shuffle(content, "reasons", rng, key, "rationales")[key["reason"]]
    elif kind == Kind.SITUATION:
        content["parts"] = [dict(part) for part in content["parts"]]
        key["parts"] = [dict(part) for part in key["parts"]]
        for part, keyed in zip(content["parts"], key["parts"], strict=True):
            _shuffle(part, "options", rng, keyed, "rationales", "marks")


def _shuffle(content: Json, name: str, rng: Random, key: Json | None = None, *along: str) -> list[int]:
    """Shuffle this list, and those of the key that run along it; the new place of each former entry."""
    order = list(range(len(content[name])))
    rng.shuffle(order)
    content[name] = [content[name][former] for former in order]
    for other in along:
        assert key is not None
        key[other] = [key[other][former] for former in order]
    return [order.index(former) for former in range(len(order))]
