"""Everything shown and answered in one sitting, in order. Rows become arrays here and nowhere else."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

import numpy as np

from touchstone.assessment.errors import QuestionNotShown
from touchstone.assessment.models import Presentation, Sitting
from touchstone.bank import competencies
from touchstone.measurement import ability
from touchstone.measurement.ability import Ability
from touchstone.measurement.items import Items, Scores

DIMENSION = {slug: place for place, slug in enumerate(competencies.ORDER)}
PRIOR = ability.equicorrelated(len(competencies.ORDER))


class Block(NamedTuple):
    number: int
    is_committed: bool


@dataclass(frozen=True, eq=False)
class Transcript:
    sitting: Sitting
    shown: tuple[Presentation, ...]

    @cached_property
    def answered(self) -> tuple[Presentation, ...]:
        return tuple(presentation for presentation in self.shown if presentation.given)

    @property
    def block(self) -> Block:
        """The last one: open, or the one after which the sitting ended."""
        return Block(self.shown[-1].block, self.shown[-1].is_committed)

    @property
    def in_block(self) -> tuple[Presentation, ...]:
        return tuple(presentation for presentation in self.shown if presentation.block == self.shown[-1].block)

    @property
    def current(self) -> Presentation | None:
        """The question waiting for its first answer; None while the block is being reviewed."""
        return next((presentation for presentation in self.in_block if not presentation.given), None)

    def presentation(self, presentation_id: UUID) -> Presentation:
        for presentation in self.shown:
            if presentation.pk == presentation_id:
                return presentation
        raise QuestionNotShown

    @cached_property
    def items(self) -> Items:
        return Items.of(
            a=[shown.a for shown in self.answered],
            b=[shown.b for shown in self.answered],
            c=[shown.c for shown in self.answered],
            steps=[shown.steps for shown in self.answered],
            maximum=[shown.maximum for shown in self.answered],
            dimension=[DIMENSION[shown.competency] for shown in self.answered],
        )

    @cached_property
    def scores(self) -> Scores:
        return np.array([shown.response.score for shown in self.answered], np.int8)

    @cached_property
    def ability(self) -> Ability:
        if not self.answered:
            return ability.before(PRIOR)
        return ability.estimate(PRIOR, self.items, self.scores)


def of(sitting: Sitting) -> Transcript:
    """In one query. While a sitting is under way, a process reads each block that was handed in once: it stays so."""
    if not sitting.is_under_way:
        return Transcript(sitting, _read(sitting))
    kept = _kept(sitting.pk)
    shown = (*kept.handed_in, *_read(sitting, after=kept.handed_in[-1].block if kept.handed_in else 0))
    kept.handed_in = tuple(presentation for presentation in shown if presentation.is_committed)
    return Transcript(sitting, shown)


def _read(sitting: Sitting, *, after: int = 0) -> tuple[Presentation, ...]:
    rows = Presentation.objects.filter(sitting=sitting, block__gt=after).select_related("response")
    shown = tuple(sorted(rows, key=attrgetter("position")))  # for a few rows, cheaper than telling the database to
    for presentation in shown:
        presentation.sitting = sitting
    return shown


@dataclass(eq=False)
class _Kept:
    handed_in: tuple[Presentation, ...] = ()


@lru_cache(maxsize=512)  # some ten megabytes
def _kept(sitting_id: UUID) -> _Kept:
    return _Kept()
