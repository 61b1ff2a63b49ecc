"""Ability on several correlated competencies at once, each with its standard error.

Theory of operation. Competencies share a normal prior with correlations, so an answer about one says a little about the
others, and a short test informs every competency honestly. Each item loads on one competency, so the information that
answers carry is a diagonal matrix. The posterior is approximated by a normal at its mode, the way
Segall (1996, Psychometrika 61, 331-354) does for multidimensional adaptive tests. Everything is batched over leading
axes: one person and a cohort run the same code.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.measurement.irt import evidence
from touchstone.measurement.items import MISSING, Floats, Ints, Items, Scores

_MOST_STEPS = 60
_LONGEST_STEP = 1.0  # logits; keeps the three-parameter model, whose likelihood is not concave, from leaping
_ANSWERS_AT_ONCE = 500_000  # some 100 MB of temporaries
_CLOSE_ENOUGH_FOR_NEWTON = 3e-4  # whose next step would be of the order of its square
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
    return Ability(prior.mean, prior.covariance, np.ones(prior.mean.shape[:-1], np.bool_))


def estimate(prior: Prior, pool: Items, scores: Scores) -> Ability:
    """The posterior mode and its covariance, from scores (…, n) with MISSING where an item was not given.

    The covariance is the inverse of the prior's precision plus Fisher's information at the mode. Raises ValueError when
    a score is above its item's maximum or below MISSING.
    """
    if (scores > pool.maximum).any() or (scores < MISSING).any():
        raise ValueError("A score lies outside its item's range.")
    people = scores.reshape(-1, len(pool))
    few = max(_ANSWERS_AT_ONCE // max(len(pool), 1), 1)
    parts = [_estimate(prior, pool, people[start : start + few]) for start in range(0, max(len(people), 1), few)]
    mean, covariance, converged = (np.concatenate(each) for each in zip(*parts, strict=True))
    whose = scores.shape[:-1]
    return Ability(
        mean.reshape((*whose, *prior.mean.shape)),
        covariance.reshape((*whose, *prior.covariance.shape)),
        converged.reshape(whose),
    )


def composite(ability: Ability, weights: Floats) -> Composite:
    """The role's composite: weights (d,) times abilities."""
    variance = np.einsum("i,...ij,j->...", weights, ability.covariance, weights)
    return Composite(ability.mean @ weights, np.sqrt(variance))


def plausible_values(rng: np.random.Generator, ability: Ability, count: int) -> Floats:
    """Draws from the posterior, (count, …, d): what analyses of groups need in place of estimates (Mislevy, 1991)."""
    lower = np.linalg.cholesky(ability.covariance)
    z = rng.standard_normal((count, *ability.mean.shape))
    values: Floats = ability.mean + (lower @ z[..., np.newaxis])[..., 0]
    return values


def chance_above(mean: Floats, standard_error: Floats, bar: float) -> Floats:
    """Posterior probability that ability is above the bar, Φ((mean − bar) / standard error)."""
    chance: Floats = _standard_normal_cdf((np.asarray(mean) - bar) / np.asarray(standard_error))
    return chance


class _Answers(NamedTuple):
    """Every answer that was given, one after the other: with few of many items given, little is left to work on."""

    families: list[tuple[Items, Scores, Ints]]  # of one response function each: items, scores, places in (people, d)
    cell: Ints  # the places of all, for each of the three sums one after the other


def _estimate(prior: Prior, pool: Items, scores: Scores) -> Ability:
    answers = _given(pool, scores, len(prior.mean))
    if not answers.families:
        return before(Prior(np.tile(prior.mean, (len(scores), 1)), np.tile(prior.covariance, (len(scores), 1, 1))))
    precision = _inverse(prior.covariance)
    theta = np.tile(prior.mean, (len(scores), 1))
    hessian = np.tile(precision, (len(scores), 1, 1))
    diagonal = np.arange(len(prior.mean))
    for _ in range(_MOST_STEPS):
        slope, curvature, information, enough = _evidence(theta, answers)
        hessian[:, diagonal, diagonal] = precision[diagonal, diagonal] + curvature
        step = np.linalg.solve(hessian, (slope - (theta - prior.mean) @ precision)[..., np.newaxis])[..., 0]
        theta += np.minimum(np.maximum(step, -_LONGEST_STEP), _LONGEST_STEP)
        converged = np.abs(step).max(axis=-1, initial=0) < enough
        if converged.all():
            break
    hessian[:, diagonal, diagonal] = precision[diagonal, diagonal] + information
    return Ability(theta, _inverse(hessian), converged)


def _given(pool: Items, scores: Scores, size: int) -> _Answers:
    person, item = np.nonzero(scores != MISSING)
    observed, cell = scores[person, item], person * size + pool.dimension[item]
    families = [(part, observed[places], cell[places]) for _, places, part in pool.take(item).by_function]
    places = np.concatenate([cells for *_, cells in families]) if families else cell
    return _Answers(families, np.concatenate([places + each * len(scores) * size for each in range(3)]))


def _evidence(theta: Floats, answers: _Answers) -> tuple[Floats, Floats, Floats, float]:
    """Of the log likelihood at θ (people, d): slope, minus its curvature, Fisher's information; and how short a step is
    close enough.

    An answer near the lower asymptote can bend its log likelihood upwards; it counts as straight, so that every step
    climbs. Where none does, steps are Newton's and each error is about the square of the one before.
    """
    abilities = theta.ravel()
    found = [evidence(abilities[cell], items, scores) for items, scores, cell in answers.families]
    every = np.concatenate([part[each] for each in range(3) for part in found])
    curvature = every[len(every) // 3 : 2 * len(every) // 3]
    enough = _CLOSE_ENOUGH if curvature.max() > 0 else _CLOSE_ENOUGH_FOR_NEWTON
    np.maximum(-curvature, 0, out=curvature)
    sums = np.asarray(np.bincount(answers.cell, every, 3 * theta.size), np.float64)
    slope, steepness, information = sums.reshape(3, *theta.shape)
    return slope, steepness, information, enough


def _inverse(matrix: Floats) -> Floats:
    return np.asarray(np.linalg.inv(matrix), np.float64)


# numpy has no erf; abilities come in small numbers, so the exact scalar one will do.
_erf = np.frompyfunc(math.erf, 1, 1)


def _standard_normal_cdf(z: Floats) -> Floats:
    values: Floats = np.asarray(0.5 * (1 + np.asarray(_erf(z / np.sqrt(2)), np.float64)))
    return values
