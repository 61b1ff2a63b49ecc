"""'What do you need?': six plain questions whose answers suggest an archetype and say why."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings


class Answer(NamedTuple):
    slug: str
    text: str
    points: dict[str, int]  # {archetype: 0..4}
    because: str


class Question(NamedTuple):
    slug: str
    text: str
    help: str
    answers: list[Answer]

    def answer(self, slug: str) -> Answer | None:
        return next((one for one in self.answers if one.slug == slug), None)


class Advice(NamedTuple):
    """A word beside any suggestion when this answer was given."""

    question: str
    answer: str
    text: str


class Questionnaire(NamedTuple):
    questions: list[Question]
    tie_order: list[str]
    reason_from: int
    advice: list[Advice]


class Suggestion(NamedTuple):
    archetype: str
    reasons: list[str]
    advice: list[str]
    points: dict[str, int]  # every archetype, highest first


def questionnaire() -> Questionnaire:
    return _read(settings.CONTENT / "questions-what-do-you-need.toml")


def suggest(asked: Questionnaire, chosen: Mapping[str, str]) -> Suggestion:
    """Sum the points of the answers. On a tie the earlier in `tie_order` wins: generalists before specialists."""
    answers = [found for one in asked.questions if (found := one.answer(chosen.get(one.slug, "")))]
    points = {slug: sum(answer.points.get(slug, 0) for answer in answers) for slug in asked.tie_order}
    ranked = dict(sorted(points.items(), key=lambda pair: -pair[1]))
    best = next(iter(ranked))
    return Suggestion(
        archetype=best,
        reasons=[one.because for one in answers if one.points.get(best, 0) >= asked.reason_from],
        advice=list(dict.fromkeys(one.text for one in asked.advice if chosen.get(one.question) == one.answer)),
        points=ranked,
    )


@cache
def _read(path: Path) -> Questionnaire:
    raw: dict[str, Any] = tomllib.loads(path.read_text())
    return Questionnaire(
        questions=[_question(one) for one in raw["questions"]],
        tie_order=raw["tie_order"],
        reason_from=raw["reason_from"],
        advice=[Advice(one["question"], one["answer"], one["advice"]) for one in raw["pairs"]],
    )


def _question(raw: dict[str, Any]) -> Question:
    answers = [Answer(one["slug"], one["text"], one["points"], one["because"]) for one in raw["answers"]]
    return Question(raw["slug"], raw["text"], raw["help"], answers)
