"""Response functions: how likely each score on an item is, given ability.

Theory of operation. Ability θ, difficulty b and steps share one logistic scale (D = 1). An item with one mark follows
the three-parameter logistic model; an item with several marks follows the generalized partial credit model. For both,
one triple says all that estimation and selection need: the expected score, its variance, and the weight
w = (dE/dθ) / Var with which a surprise in the score moves ability. Then the slope of the log likelihood is w (x − E)
and Fisher's information is w² Var.

Items have simple structure: each loads on one dimension (competency) of ability.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from touchstone.measurement.items import Floats, Items

# exp(40) leaves a double all its digits and 1 / (1 + exp(40)) above zero; beyond it nothing can be learned anyway.
_STEEPEST = 40.0


class Moments(NamedTuple):
    """Of the score at a given ability; weight is (dE/dθ) / Var. Each has the shape of θ broadcast over items."""

    mean: Floats
    variance: Floats
    weight: Floats


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
    """P(score = k | θ), (m,) and n items → (m, n, M + 1); zero beyond an item's maximum.

    One mark:       P(1) = c + (1 − c) / (1 + exp(−a (θ − b)))                     Birnbaum (1968, ch. 17)
    Several marks:  P(k) ∝ exp Σ_{j ≤ k} a (θ − b − step_j)                        Muraki (1992)
    """
    probabilities = _partial_credit(theta[:, np.newaxis], pool)
    single = np.flatnonzero(pool.maximum == 1)
    p = _moments_of_one_mark(theta[:, np.newaxis], pool.take(single)).mean
    probabilities[:, single, 0], probabilities[:, single, 1] = 1 - p, p
    return probabilities


def moments(theta: Floats, pool: Items) -> Moments:
    """The score's moments, θ of shape (…, n) or (…, 1), one ability for each item → each (…, n)."""
    found = _moments_of_one_mark(theta, pool)
    if len(pool.polytomous):
        theirs = theta[..., pool.polytomous] if theta.shape[-1] == len(pool) else theta
        several = _moments_of_several_marks(theirs, pool.several_marks)
        for whole, part in zip(found, several, strict=True):
            whole[..., pool.polytomous] = part
    return found


def expected_score(theta: Floats, pool: Items) -> Floats:
    """E(score | θ), (m,) and n items → (m, n)."""
    return moments(theta[:, np.newaxis], pool).mean


def information(theta: Floats, pool: Items) -> Floats:
    """Fisher's information about θ, (m,) and n items → (m, n)."""
    return fisher(moments(theta[:, np.newaxis], pool))


def fisher(at: Moments) -> Floats:
    information: Floats = at.weight**2 * at.variance
    return information


def _moments_of_one_mark(theta: Floats, pool: Items) -> Moments:
    # With e = exp(−a (θ − b)) and P* = 1 / (1 + e): P*/P = 1 / (1 + c e), which stays exact where P* vanishes.
    e = np.exp(np.clip(-pool.a * (theta - pool.b), -_STEEPEST, _STEEPEST))
    right = 1 / (1 + e)
    mean = pool.c + (1 - pool.c) * right
    variance = mean * (1 - pool.c) * (e * right)
    return Moments(mean, variance, pool.a / (1 + pool.c * e))


def _moments_of_several_marks(theta: Floats, pool: Items) -> Moments:
    p = _partial_credit(theta, pool)
    marks = np.arange(p.shape[-1])
    mean = p @ marks
    variance = p @ marks**2 - mean**2
    return Moments(mean, np.maximum(variance, 0.0), np.broadcast_to(pool.a, mean.shape))


def _partial_credit(theta: Floats, pool: Items) -> Floats:
    """θ (…, n or 1) → (…, n, M + 1)."""
    most = pool.steps.shape[-1]
    logits = pool.a[:, np.newaxis] * (theta[..., np.newaxis] - (pool.b[:, np.newaxis] + pool.steps))
    numerators = np.zeros((*logits.shape[:-1], most + 1))
    np.cumsum(logits, axis=-1, out=numerators[..., 1:])
    numerators[..., np.arange(most + 1) > pool.maximum[:, np.newaxis]] = -np.inf
    p: Floats = np.exp(numerators - numerators.max(axis=-1, keepdims=True))
    p /= p.sum(axis=-1, keepdims=True)
    return p
