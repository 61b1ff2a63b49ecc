"""What a score says of ability: its expectation, its variance and Fisher's information, for every response function.

Ability θ, difficulty b and every threshold share one logistic scale (D = 1). Items have simple structure: each loads on
one dimension (competency) of ability. `touchstone.measurement.curves` holds the response functions themselves.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from touchstone.measurement.curves import curves, divided, logistic
from touchstone.measurement.items import MISSING, Floats, Ints, Items, ResponseFunction, Scores


class Moments(NamedTuple):
    """Of the score at a given ability, and Fisher's information in it; each of the shape of θ broadcast over items."""

    mean: Floats
    variance: Floats
    information: Floats


class Evidence(NamedTuple):
    """What observed scores say at a given ability, each (…, n), zero where nothing was observed.

    slope and curvature: first and second derivative of log P(observed score) in θ. information: Fisher's, which is
    minus the curvature expected over the scores that could have been.
    """

    slope: Floats
    curvature: Floats
    information: Floats


class Derivatives(NamedTuple):
    """First and second derivative in θ, each of one shape."""

    first: Floats
    second: Floats


def slope_per_mark(discrimination: ArrayLike, maximum: ArrayLike) -> Floats:
    """The partial credit slope that an author's discrimination stands for, before answers calibrate it; (n,) → (n,).

    An author judges an item as a whole. Marks of one item share its situation, so m marks are taken to inform as √m
    separate one-mark items would at their peak: a² / 4 · √m. With all steps at b the score is uniform there and its
    variance is m (m + 2) / 12, which gives the slope a √(3 / ((m + 2) √m)). One mark keeps its a.
    """
    marks = np.asarray(maximum, np.float64)
    slopes: Floats = np.asarray(discrimination, np.float64) * np.sqrt(3 / ((marks + 2) * np.sqrt(marks)))
    return slopes


def category_probabilities(theta: Floats, pool: Items) -> Floats:
    """P(score = k | θ), (m,) and n items → (m, n, M + 1); zero beyond an item's maximum. Formulas: `curves`."""
    return curves(theta[:, np.newaxis], pool).probability


def expected_score(theta: Floats, pool: Items) -> Floats:
    """E(score | θ) = Σ k P(k | θ), (m,) and n items → (m, n)."""
    return moments(theta[:, np.newaxis], pool).mean


def information(theta: Floats, pool: Items) -> Floats:
    """Fisher's information about θ, Σ (dP_k/dθ)² / P_k, (m,) and n items → (m, n)."""
    return moments(theta[:, np.newaxis], pool).information


def moments(theta: Floats, pool: Items) -> Moments:
    """The score's moments, θ of shape (…, n) or (…, 1), one ability for each item → each (…, n)."""
    if len(pool.by_function) == 1:
        return _moments_of_one_family(theta, pool, pool.by_function[0][0])
    whole = Moments(*np.empty((3, *theta.shape[:-1], len(pool))))
    for function, places, part in pool.by_function:
        found = _moments_of_one_family(_of_these(theta, places, pool), part, function)
        for target, source in zip(whole, found, strict=True):
            target[..., places] = source
    return whole


def evidence(theta: Floats, pool: Items, scores: Scores) -> Evidence:
    """What scores (…, n) say at abilities θ (…, n) or (…, 1), one for each item → each (…, n), zero where MISSING."""
    if len(pool.by_function) == 1:
        return _evidence_of_one_family(theta, pool, scores, pool.by_function[0][0])
    whole = Evidence(*np.empty((3, *np.broadcast_shapes(theta.shape, scores.shape))))
    for function, places, part in pool.by_function:
        found = _evidence_of_one_family(_of_these(theta, places, pool), part, scores[..., places], function)
        for target, source in zip(whole, found, strict=True):
            target[..., places] = source
    return whole


def asymmetry(theta: Floats, pool: Items) -> Floats:
    """J = Σ_k P_k′ P_k″ / P_k, of which ML's bias −J / (2 I²) is made; θ (…, n) or (…, 1) → (…, n).

    Warm (1989) for scores of 0 and 1, Samejima (1993) for several marks.
    """
    if (pool.function == ResponseFunction.LOGISTIC).all():
        right, wrong, weight, tilt = logistic(theta, pool)
        return weight * weight * right * wrong * pool.a * tilt
    p, slope, curvature = curves(theta, pool)
    return np.asarray((p * slope * (slope * slope + curvature)).sum(axis=-1))


def probability_derivatives(theta: Floats, pool: Items) -> Derivatives:
    """dP_k/dθ and d²P_k/dθ², (m,) and n items → each (m, n, M + 1)."""
    p, slope, curvature = curves(theta[:, np.newaxis], pool)
    return Derivatives(p * slope, p * (slope**2 + curvature))


def expected_score_derivatives(theta: Floats, pool: Items) -> Derivatives:
    """dE/dθ and d²E/dθ² of the expected score E = Σ k P_k, (m,) and n items → each (m, n)."""
    first, second = probability_derivatives(theta, pool)
    marks = np.arange(first.shape[-1])
    return Derivatives(first @ marks, second @ marks)


def information_slope(theta: Floats, pool: Items) -> Floats:
    """dI/dθ = Σ P_k l_k′ (l_k′² + 2 l_k″), (m,) and n items → (m, n)."""
    p, slope, curvature = curves(theta[:, np.newaxis], pool)
    return np.asarray((p * slope * (slope**2 + 2 * curvature)).sum(axis=-1))


def fisher(at: Moments) -> Floats:
    return at.information


def _of_these(theta: Floats, places: Ints, pool: Items) -> Floats:
    return theta[..., places] if theta.shape[-1] == len(pool) else theta


def _moments_of_one_family(theta: Floats, pool: Items, function: int) -> Moments:
    if function == ResponseFunction.LOGISTIC:
        right, wrong, weight, _ = logistic(theta, pool)
        variance = right * wrong
        return Moments(right, variance, weight**2 * variance)
    p, slope, _ = curves(theta, pool)
    marks = np.arange(p.shape[-1])
    mean = p @ marks
    variance = (p * (marks - mean[..., np.newaxis]) ** 2).sum(axis=-1)
    return Moments(mean, variance, (p * slope**2).sum(axis=-1))


def _evidence_of_one_family(theta: Floats, pool: Items, scores: Scores, function: int) -> Evidence:
    if function == ResponseFunction.LOGISTIC:
        right, wrong, weight, tilt = logistic(theta, pool)
        weight = (scores != MISSING) * weight
        slope = weight * (scores - right)
        return Evidence(slope, slope * (pool.a * tilt - slope), weight * weight * right * wrong)
    if function in {ResponseFunction.PARTIAL_CREDIT, ResponseFunction.NOMINAL}:
        _, mean, variance = divided(theta, pool)
        given = scores != MISSING
        observed = pool.category_lines[0][np.arange(len(pool)), scores]  # −1, MISSING, is some score: not given
        information = given * variance
        return Evidence(given * (observed - mean), -information, information)
    p, slopes, curvatures = curves(theta, pool)
    observed = np.arange(p.shape[-1]) == scores[..., np.newaxis]
    information = (scores != MISSING) * (p * slopes * slopes).sum(axis=-1)
    return Evidence((observed * slopes).sum(axis=-1), (observed * curvatures).sum(axis=-1), information)
