"""What a sitting measured, as numbers."""

from datetime import timedelta
from typing import NamedTuple

import numpy as np

from touchstone.assessment import choosing
from touchstone.assessment.models import Result
from touchstone.assessment.transcripts import DIMENSION, Transcript
from touchstone.measurement import ability, irt
from touchstone.measurement.items import Floats

# Difficulties are their authors' judgement until a bank is calibrated. Experts' judgements of difficulty scatter around
# calibrated values by about this much on the logit scale, and the report must not be surer than that allows.
DIFFICULTY_SD = 0.5


Z_95 = 1.959964  # two-sided 95 % of the standard normal


class Estimate(NamedTuple):
    estimate: float
    standard_error: float
    items: int

    @property
    def interval(self) -> tuple[float, float]:
        """True ability lies within, 95 times in 100."""
        return self.estimate - Z_95 * self.standard_error, self.estimate + Z_95 * self.standard_error

    def chance_above(self, bar: float) -> float:
        return float(ability.chance_above(np.array(self.estimate), np.array(self.standard_error), bar))


class Estimates(NamedTuple):
    overall: Estimate
    competencies: dict[str, Estimate]


def of(transcript: Transcript) -> Estimates:
    """Posterior mode and standard error of the composite and of each competency that the blueprint weighs."""
    blueprint, found = transcript.sitting.blueprint, transcript.ability
    covariance = found.covariance + _of_difficulties(transcript)
    honest = found._replace(covariance=covariance)
    overall = ability.composite(honest, choosing.recipe(blueprint).weights)
    counts = [shown.competency for shown in transcript.answered]
    each = {
        slug: Estimate(float(found.mean[place]), float(honest.standard_error[place]), counts.count(slug))
        for slug, place in DIMENSION.items()
        if slug in blueprint.weights
    }
    return Estimates(Estimate(float(overall.mean), float(overall.standard_error), len(counts)), each)


def _of_difficulties(transcript: Transcript) -> Floats:
    """Covariance that uncertain difficulties add, to first order: dθ/db = Σ (dθ/dθ_d) I, so Σ_k s² (Σ e_d I_k)(…)'."""
    found, items = transcript.ability, transcript.items
    if not transcript.answered:
        return np.zeros_like(found.covariance)
    at = irt.moments(found.mean[items.dimension], items)
    leverage = found.covariance[:, items.dimension] * irt.fisher(at)
    covariance: Floats = DIFFICULTY_SD**2 * leverage @ leverage.T
    return covariance


def write(transcript: Transcript, *, used: timedelta) -> Result:
    found = of(transcript)
    return Result.objects.create(
        sitting=transcript.sitting,
        estimate=found.overall.estimate,
        standard_error=found.overall.standard_error,
        competencies={slug: list(each) for slug, each in found.competencies.items()},
        items=found.overall.items,
        used=used,
    )


def stored(result: Result) -> Estimates:
    each = {slug: Estimate(*values) for slug, values in result.competencies.items()}
    return Estimates(Estimate(result.estimate, result.standard_error, result.items), each)
