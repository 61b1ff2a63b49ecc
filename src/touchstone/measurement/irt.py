"""Response functions: how likely each score on an item is, given ability.

Theory of operation. Ability θ, difficulty b and steps share one logistic scale (D = 1). An item with one mark follows
the three-parameter logistic model; an item with several marks follows the generalized partial credit model. For both,
one triple says all that estimation and selection need: the expected score, its variance, and the weight
w = (dE/dθ) / Var with which a surprise in the score moves ability. Then the slope of the log likelihood is w (x − E)
and Fisher's information is w² Var.

Items have simple structure: each loads on one dimension (competency) of ability.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Scores = NDArray[np.int8]

MISSING = -1
# exp(40) leaves a double all its digits and 1 / (1 + exp(40)) above zero; beyond it nothing can be learned anyway.
_STEEPEST = 40.0


@dataclass(frozen=True, eq=False)
class Items:
    """Parameters of n items.

    a: (n,) discrimination. b: (n,) difficulty. c: (n,) lower asymptote, 0 where maximum > 1. steps: (n, M)
    distances of the steps from b, ignored beyond an item's maximum. maximum: (n,) highest score. dimension: (n,) the
    ability it loads on.
    """

    a: Floats
    b: Floats
    c: Floats
    steps: Floats
    maximum: Ints
    dimension: Ints

    def __len__(self) -> int:
        return len(self.a)

    def take(self, index: Any) -> "Items":
        """The items at these places (integers or a mask)."""
        return Items(
            self.a[index], self.b[index], self.c[index], self.steps[index], self.maximum[index], self.dimension[index]
        )

    @cached_property
    def polytomous(self) -> Ints:
        """Places of the items with more than one mark."""
        return np.flatnonzero(self.maximum > 1)

    @cached_property
    def several_marks(self) -> "Items":
        return self.take(self.polytomous)


class Moments(NamedTuple):
    """Of the score at a given ability; weight is (dE/dθ) / Var. Each has the shape of θ broadcast over items."""

    mean: Floats
    variance: Floats
    weight: Floats


def items(
    *,
    a: ArrayLike,
    b: ArrayLike,
    c: ArrayLike | None = None,
    maximum: ArrayLike | None = None,
    steps: Sequence[Sequence[float]] | None = None,
    dimension: ArrayLike | None = None,
) -> Items:
    """Items from plain sequences of length n; `steps` may be ragged.

    Raises ValueError for a ≤ 0, c outside [0, 1), c with several marks, or lengths that differ.
    """
    slopes = np.asarray(a, dtype=np.float64)
    n = len(slopes)
    highest = np.ones(n, np.int64) if maximum is None else np.asarray(maximum, np.int64)
    lower = np.zeros(n) if c is None else np.asarray(c, np.float64)
    ragged = [[0.0] * int(m) for m in highest] if steps is None else steps
    table = np.zeros((n, int(highest.max(initial=1))))
    for row, distances in zip(table, ragged, strict=True):
        row[: len(distances)] = distances
    loads = np.zeros(n, np.int64) if dimension is None else np.asarray(dimension, np.int64)
    made = Items(slopes, np.asarray(b, np.float64), lower, table, highest, loads)
    if {len(made.b), len(lower), len(highest), len(loads)} != {n}:
        raise ValueError("Every parameter needs one value per item.")
    if (slopes <= 0).any() or (lower < 0).any() or (lower >= 1).any() or (highest < 1).any():
        raise ValueError("Discrimination and maximum must be positive, and 0 ≤ c < 1.")
    if (lower[highest > 1] > 0).any():
        raise ValueError("Guessing applies to items with one mark only.")
    return made


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
