"""Simulated candidates: they see what a candidate sees, and answer as well as their abilities let them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np

from touchstone.assessment import sittings
from touchstone.assessment.models import Presentation, Sitting
from touchstone.assessment.transcripts import DIMENSION
from touchstone.bank import pool, rehearsal
from touchstone.measurement import ability, simulation
from touchstone.measurement.items import Floats, Items

_PRIOR = ability.equicorrelated(len(DIMENSION))
_PACE_SPREAD = 0.3  # log seconds, between people
_TIME_SPREAD = 0.35  # log seconds, between one person's answers
_LOOKING_BACK = timedelta(seconds=8)  # over a block before it is handed in


def abilities(rng: np.random.Generator, strength: float) -> Floats:
    """Abilities around an overall strength: competencies correlate, but nobody is good at all of them."""
    drawn = rng.multivariate_normal(_PRIOR.mean, _PRIOR.covariance)
    centred: Floats = drawn - drawn.mean() + strength
    return centred


def sit(sitting: Sitting, theta: Floats, rng: np.random.Generator, *, start: datetime) -> Iterator[datetime]:
    """The story of one sitting, from begin to the last block; each yield is the moment of the next act."""
    moment, pace = start, rng.normal(0, _PACE_SPREAD)
    yield moment
    transcript = sittings.begin(sitting, now=moment)
    while not transcript.sitting.is_finished:
        shown = transcript.current
        moment += _LOOKING_BACK if shown is None else _answering_time(shown, pace, rng)
        yield moment
        if transcript.sitting.is_overdue(moment):
            transcript = sittings.finish(sitting, now=moment)
        elif shown is None:
            transcript = sittings.commit_block(sitting, number=transcript.block.number, now=moment)
        else:
            response = _response(shown, theta, rng)
            transcript = sittings.answer(sitting, presentation_id=shown.pk, revision=0, response=response, now=moment)


def _answering_time(shown: Presentation, pace: float, rng: np.random.Generator) -> timedelta:
    return timedelta(seconds=shown.expected_seconds * float(np.exp(pace + rng.normal(0, _TIME_SPREAD))))


def _response(shown: Presentation, theta: Floats, rng: np.random.Generator) -> dict[str, object]:
    item = Items.of(a=[shown.a], b=[shown.b], c=[shown.c], maximum=[shown.maximum], steps=[shown.steps])
    mine = theta[[DIMENSION[shown.competency]]]
    score = int(simulation.responses(rng, mine[np.newaxis], item)[0, 0])
    response: dict[str, object] = rehearsal.response_for(pool.variant(shown.variant_id), score, rng)
    return response
