"""Ability on several correlated competencies at once, each with its standard error.

Theory of operation. Competencies share a normal prior with correlations, so an answer about one says a little about the
others, and a short test informs every competency honestly. Each item loads on one competency, so the information that
answers carry is a diagonal matrix. The posterior is approximated by a normal at its mode (Fisher scoring), the way
Segall (1996, Psychometrika 61, 331-354) does for multidimensional adaptive tests. Everything is batched over leading
axes: one person and a cohort run the same code.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.measurement.irt import evidence
from touchstone.measurement.items import MISSING, Floats, Items, Scores

_MOST_STEPS = 60
_LONGEST_STEP = 1.0  # logits; keeps the three-parameter model, whose likelihood is not concave, from leaping
_CLOSE_ENOUGH = 1e-6  # logits; a thousandth of the smallest standard error that we shall ever report


class Prior(NamedTuple):
    """What is known of ability before the first answer: mean (d,), covariance (d, d)."""

    mean: Floats
    covariance: Floats


class Ability(NamedTuple):
    """The normal approximation of the posterior: mean (…, d), covariance (…, d, d), and whether the mode was found."""

    mean: Floats
    covariance: Floats
    converged: NDArray[np.bool_]

    @property
    def standard_error(self) -> Floats:
        return np.sqrt(np.diagonal(self.covariance, axis1=-2, axis2=-1))


class Composite(NamedTuple):
    """A weighted sum of abilities and its standard error, each of shape (…)."""

    mean: Floats
    standard_error: Floats


def equicorrelated(dimensions: int, correlation: float = 0.5, standard_deviation: float = 1.0) -> Prior:
    """Standard normal competencies that all correlate alike.

    0.5 is the low end of what cognitive batteries show among their broad abilities (Carroll, 1993), so that a short
    test borrows less from neighbours than it could rather than more.
    """
    covariance = np.full((dimensions, dimensions), correlation * standard_deviation**2)
    np.fill_diagonal(covariance, standard_deviation**2)
    return Prior(np.zeros(dimensions), covariance)


def before(prior: Prior) -> Ability:
    """Ability when nothing has been answered yet."""
    return Ability(prior.mean, prior.covariance, np.array(True))


def estimate(prior: Prior, pool: Items, scores: Scores) -> Ability:
    """The posterior mode and its covariance, from scores (…, n) with MISSING where an item was not given.

    Raises ValueError when a score is above its item's maximum or below MISSING.
    """
    if (scores > pool.maximum).any() or (scores < MISSING).any():
        raise ValueError("A score lies outside its item's range.")
    answers = _Answers(pool, scores, np.eye(len(prior.mean))[pool.dimension])
    precision = _inverse(prior.covariance)
    theta = np.broadcast_to(prior.mean, (*scores.shape[:-1], len(prior.mean))).copy()
    converged = np.zeros(scores.shape[:-1], np.bool_)
    for _ in range(_MOST_STEPS):
        slope, information = _slope_and_information(theta, answers)
        slope -= (theta - prior.mean) @ precision
        step = np.linalg.solve(precision + information, slope[..., np.newaxis])[..., 0]
        theta += np.clip(step, -_LONGEST_STEP, _LONGEST_STEP)
        converged = np.abs(step).max(axis=-1) < _CLOSE_ENOUGH
        if converged.all():
            break
    _, information = _slope_and_information(theta, answers)
    return Ability(theta, _inverse(precision + information), converged)


def composite(ability: Ability, weights: Floats) -> Composite:
    """The role's composite: weights (d,) times abilities."""
    variance = np.einsum("i,...ij,j->...", weights, ability.covariance, weights)
    return Composite(ability.mean @ weights, np.sqrt(variance))


def chance_above(mean: Floats, standard_error: Floats, bar: float) -> Floats:
    """Posterior probability that ability is above the bar, Φ((mean − bar) / standard error)."""
    chance: Floats = _standard_normal_cdf((np.asarray(mean) - bar) / np.asarray(standard_error))
    return chance


class _Answers(NamedTuple):
    pool: Items
    scores: Scores
    loadings: Floats  # (n, d), one-hot


def _slope_and_information(theta: Floats, answers: _Answers) -> tuple[Floats, Floats]:
    """Of the log likelihood at θ (…, d): its gradient (…, d) and expected information (…, d, d)."""
    found = evidence(theta[..., answers.pool.dimension], answers.pool, answers.scores)
    slope, information = found.slope @ answers.loadings, found.information @ answers.loadings
    return slope, information[..., np.newaxis] * np.eye(theta.shape[-1])


def _inverse(matrix: Floats) -> Floats:
    return np.asarray(np.linalg.inv(matrix), np.float64)


# numpy has no erf; abilities come in small numbers, so the exact scalar one will do.
_erf = np.frompyfunc(math.erf, 1, 1)


def _standard_normal_cdf(z: Floats) -> Floats:
    values: Floats = np.asarray(0.5 * (1 + np.asarray(_erf(z / np.sqrt(2)), np.float64)))
    return values
