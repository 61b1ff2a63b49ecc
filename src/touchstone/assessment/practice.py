"""Three questions to get used to the page: they measure nothing, and nothing of them is kept."""

import tomllib
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.http import Http404, QueryDict

from touchstone.bank import kinds, marking, presentation, responses
from touchstone.bank.errors import MalformedResponse
from touchstone.bank.fields import Fields
from touchstone.bank.kinds import Kind
from touchstone.bank.models import Variant
from touchstone.bank.presentation import Explained, Question


class Trial(NamedTuple):
    """A practice question, and how it went if it was answered."""

    number: int
    last: int
    question: Question
    given: dict[str, Any] | None = None
    explained: Explained | None = None
    is_right: bool = False
    is_incomplete: bool = False

    @property
    def next(self) -> int:
        return self.number + 1


@lru_cache(maxsize=1)
def exercises() -> tuple[Variant, ...]:
    file = settings.CONTENT / "practice" / "questions.toml"
    return tuple(_read(table, file.name) for table in tomllib.loads(file.read_text("utf-8"))["questions"])


def _read(table: dict[str, Any], file: str) -> Variant:
    kind, stem = Kind(table.pop("kind")), table.pop("stem")
    content, key = kinds.matter(kind, Fields(table, [], file=file), stem=stem, shuffle=True)
    return Variant(content=content, key=key)  # never saved


def tried(number: int, post: QueryDict | None) -> Trial:
    every = exercises()
    if not 1 <= number <= len(every):
        raise Http404
    exercise = every[number - 1]
    trial = Trial(number, len(every), presentation.question(exercise, number))
    return trial if post is None else _answered(trial, exercise, post)


def _answered(trial: Trial, exercise: Variant, post: QueryDict) -> Trial:
    try:
        given = responses.from_post(exercise.kind, post)
        score = marking.mark(exercise.kind, exercise.content, exercise.key, given)
    except MalformedResponse:
        return trial._replace(is_incomplete=True)
    return trial._replace(
        given=given,
        explained=presentation.explained(exercise, given),
        is_right=score == marking.maximum(exercise.kind, exercise.content),
    )
