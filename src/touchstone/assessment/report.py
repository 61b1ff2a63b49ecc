"""The report of one finished sitting: what was found, how sure it is, and on what grounds."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import numpy as np
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from touchstone.assessment import results, transcripts
from touchstone.assessment.errors import SittingUnfinished
from touchstone.assessment.models import Presentation, Sitting
from touchstone.assessment.results import Estimate
from touchstone.assessment.transcripts import Transcript
from touchstone.bank import competencies, pool, presentation
from touchstone.bank.presentation import Explained
from touchstone.measurement import timing

SURE = 0.80  # how likely "above" or "below" must be before the report says so
UNUSUAL = 2.0  # standard deviations of log time


class Verdict(StrEnum):
    ABOVE = "above"
    BELOW = "below"
    OPEN = "open"
    NO_BAR = "no_bar"


@dataclass(frozen=True)
class Finding:
    """One line of the report: the composite or a competency."""

    slug: str
    name: str
    estimate: float
    standard_error: float
    interval: tuple[float, float]
    bar: float | None
    chance_above: float | None
    items: int

    @property
    def level(self) -> str:
        return str(competencies.LEVEL_NAMES[competencies.level_of(self.estimate)])

    @property
    def verdict(self) -> Verdict:
        if self.chance_above is None:
            return Verdict.NO_BAR
        if self.chance_above >= SURE:
            return Verdict.ABOVE
        return Verdict.BELOW if self.chance_above <= 1 - SURE else Verdict.OPEN

    @property
    def sentence(self) -> str:
        match self.verdict:
            case Verdict.ABOVE:
                return _("Likely above the bar: %(chance)s %%") % {"chance": percent(self.chance_above)}
            case Verdict.BELOW:
                return _("Likely below the bar: %(chance)s %%") % {"chance": percent(1 - (self.chance_above or 0.0))}
            case Verdict.OPEN:
                return _("Cannot tell yet: go to the live interview")
            case Verdict.NO_BAR:
                return _("No bar is set for this")


def percent(chance: float | None) -> int:
    """Whole per cent, never 0 or 100: a short test is never that sure."""
    return min(max(round((chance or 0.0) * 100), 1), 99)


@dataclass(frozen=True)
class Answer:
    """What one answer showed."""

    presentation: Presentation
    competency: str
    seconds: float
    surprise: float

    @property
    def position(self) -> int:
        return self.presentation.position

    @property
    def score(self) -> int:
        return self.presentation.response.score

    @property
    def maximum(self) -> int:
        return self.presentation.maximum

    @property
    def is_unusually_fast(self) -> bool:
        return self.surprise < -UNUSUAL

    @property
    def is_unusually_slow(self) -> bool:
        return self.surprise > UNUSUAL

    @cached_property
    def explained(self) -> Explained:
        variant = pool.variant(self.presentation.variant_id)
        return presentation.explained(variant, self.presentation.response.content)


@dataclass(frozen=True)
class Report:
    sitting: Sitting
    overall: Finding
    competencies: tuple[Finding, ...]
    answers: tuple[Answer, ...]
    used: timedelta
    finished_at: datetime
    is_converged: bool

    @property
    def items(self) -> int:
        return len(self.answers)

    @property
    def weights(self) -> list[tuple[str, float]]:
        blueprint = self.sitting.blueprint
        return [(finding.name, blueprint.weights[finding.slug]) for finding in self.competencies]

    @property
    def minutes(self) -> float:
        return self.used / timedelta(minutes=1)

    @property
    def why_it_stopped(self) -> str:
        return str(self.sitting.get_ending_display())

    @property
    def timing_notes(self) -> tuple[Answer, ...]:
        """Evidence of how the sitting went; it enters no score."""
        return tuple(answer for answer in self.answers if answer.is_unusually_fast or answer.is_unusually_slow)


def of(sitting: Sitting) -> Report:
    """Recomputed from the answers and from the parameters written down with each question, so it stays the same."""
    if not sitting.is_finished:
        raise SittingUnfinished
    assert sitting.finished_at
    transcript, blueprint, names = transcripts.of(sitting), sitting.blueprint, competencies.names()
    found = results.of(transcript)
    return Report(
        sitting=sitting,
        overall=_finding("overall", _("Overall"), found.overall, blueprint.bar),
        competencies=tuple(
            _finding(slug, names[slug], each, blueprint.bars.get(slug)) for slug, each in found.competencies.items()
        ),
        answers=_answers(transcript, names),
        used=sitting.used(sitting.finished_at),
        finished_at=sitting.finished_at,
        is_converged=bool(transcript.ability.converged),
    )


def _finding(slug: str, name: str, each: Estimate, bar: float | None) -> Finding:
    return Finding(
        slug=slug,
        name=name,
        estimate=each.estimate,
        standard_error=each.standard_error,
        interval=each.interval,
        bar=bar,
        chance_above=None if bar is None else each.chance_above(bar),
        items=each.items,
    )


def _answers(transcript: Transcript, names: dict[str, str]) -> tuple[Answer, ...]:
    shown = transcript.answered
    if not shown:
        return ()
    # Half a second is the quickest a person can act; it keeps the logarithm finite.
    # On the sitting's own clock, as all its times are told: its readers need not know of extra time.
    own = [each.response.seconds / transcript.sitting.extra_time for each in shown]
    seconds = np.maximum(own, 0.5)
    surprises = timing.surprise(seconds, np.array([each.expected_seconds for each in shown]))
    return tuple(
        Answer(each, names[each.competency], float(took), float(z))
        for each, took, z in zip(shown, seconds, surprises, strict=True)
    )
