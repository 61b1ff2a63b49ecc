"""Category response curves: the probability of each score given ability, and two derivatives of its logarithm.

Theory of operation. With l_k = log P(score = k | θ), the slope l_k′ and the curvature l_k″ say everything else that
estimation, selection and fit need, without a third derivative and without dividing by a vanishing probability:

    dP_k/dθ = P_k l_k′     d²P_k/dθ² = P_k (l_k′² + l_k″)     I = Σ P_k l_k′²     dI/dθ = Σ P_k l_k′ (l_k′² + 2 l_k″)

Each family is written with both σ(x) and σ(−x), so that nothing is lost to subtraction at the ends of the scale.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from touchstone.measurement.items import Floats, Items, ResponseFunction

# exp(700) is still a double, and so is one over it.
_STEEPEST = 700.0
_TINIEST = np.finfo(np.float64).tiny


class Curves(NamedTuple):
    """Of each score at a given ability: P, and slope and curvature of log P; each (…, n, M + 1).

    Beyond an item's maximum all three are zero.
    """

    probability: Floats
    slope: Floats
    curvature: Floats


class Logistic(NamedTuple):
    """A logistic item's curve at a given ability, each (…, n).

    right and wrong are P and 1 − P; weight is P′ / (P (1 − P)), with which a surprise in the score moves ability; tilt
    is σ(−x) − σ(x), so that P″ = a P′ tilt.
    """

    right: Floats
    wrong: Floats
    weight: Floats
    tilt: Floats


class Divided(NamedTuple):
    """Of an item whose probabilities are exponentials divided by their total: P (…, n, M + 1), and mean and variance of
    the slopes of its category lines (…, n), the latter being Fisher's information."""

    probability: Floats
    mean: Floats
    variance: Floats


def curves(theta: Floats, items: Items) -> Curves:
    """The curves of every score, θ of shape (…, n) or (…, 1), one ability for each item → each (…, n, M + 1).

    LOGISTIC:        P(1) = c + (d − c) / (1 + exp(−a (θ − b)))                  Birnbaum (1968); Barton & Lord (1981)
    GRADED:          P(≥ k) = 1 / (1 + exp(−a (θ − b − step_k)))                                     Samejima (1969)
    PARTIAL_CREDIT:  P(k) ∝ exp Σ_{j ≤ k} a (θ − b − step_j)                           Muraki (1992); Masters (1982)
    NOMINAL:         P(k) ∝ exp(slope_k θ + intercept_k), both zero for k = 0                            Bock (1972)

    Exact for |a (θ − b)| ≤ 700; beyond it the curve is taken where it stands there.
    """
    highest = items.steps.shape[-1]
    function = items.by_function[0][0] if len(items.by_function) == 1 else None
    if function is not None and (highest == 1 or function != ResponseFunction.LOGISTIC):
        return _FAMILIES[function](theta, items)
    shape = (*theta.shape[:-1], len(items), highest + 1)
    whole = Curves(np.zeros(shape), np.zeros(shape), np.zeros(shape))
    for function, places, part in items.by_function:
        found = _FAMILIES[function](theta[..., places] if theta.shape[-1] == len(items) else theta, part)
        for target, source in zip(whole, found, strict=True):
            target[..., places, : source.shape[-1]] = source
    return whole


def log_probabilities(theta: Floats, items: Items) -> Floats:
    """log P(score = k | θ), θ (…, n) or (…, 1) → (…, n, M + 1); −∞ beyond an item's maximum.

    Finite for every score that exists, also where its probability is too small for a double.
    """
    logs = np.full((*theta.shape[:-1], len(items), items.steps.shape[-1] + 1), -np.inf)
    for function, places, part in items.by_function:
        abilities = theta[..., places] if theta.shape[-1] == len(items) else theta
        if function in {ResponseFunction.PARTIAL_CREDIT, ResponseFunction.NOMINAL}:
            slopes, intercepts = part.category_lines
            lines = slopes * abilities[..., np.newaxis] + intercepts
            top = lines.max(axis=-1, keepdims=True)
            found = lines - top - np.log(np.exp(lines - top).sum(axis=-1, keepdims=True))
        else:
            p = _FAMILIES[function](abilities, part).probability
            exists = np.arange(p.shape[-1]) <= part.maximum[:, np.newaxis]
            found = np.where(exists, np.log(np.maximum(p, _TINIEST)), -np.inf)
        logs[..., places, : found.shape[-1]] = found
    return logs


def logistic(theta: Floats, items: Items) -> Logistic:
    """P and what follows from it for LOGISTIC items, θ (…, n) or (…, 1) → each (…, n)."""
    rising, falling = _sigmoids(items.a * (theta - items.b))
    right = items.c * falling + items.d * rising
    wrong = (1 - items.d) * rising + (1 - items.c) * falling
    weight = items.a * (items.d - items.c) * (rising / right) * (falling / wrong)
    return Logistic(right, wrong, weight, falling - rising)


def divided(theta: Floats, items: Items) -> Divided:
    """The curves of PARTIAL_CREDIT and NOMINAL items, θ (…, n) or (…, 1)."""
    slopes, intercepts = items.category_lines
    lines = slopes * theta[..., np.newaxis] + intercepts
    p: Floats = np.exp(lines - lines.max(axis=-1, keepdims=True))
    p /= p.sum(axis=-1, keepdims=True)
    mean = (p * slopes).sum(axis=-1)
    return Divided(p, mean, (p * (slopes - mean[..., np.newaxis]) ** 2).sum(axis=-1))


def _sigmoids(x: Floats) -> tuple[Floats, Floats]:
    """σ(x) and σ(−x), each with all its digits."""
    e = np.exp(np.minimum(np.maximum(-x, -_STEEPEST), _STEEPEST))
    rising = 1 / (1 + e)
    return rising, e * rising


def _of_logistic(theta: Floats, items: Items) -> Curves:
    right, wrong, weight, tilt = logistic(theta, items)
    # l₁′ = P′/P and l₀′ = −P′/(1 − P); then l″ = l′ (P″/P′ − l′), where P″/P′ = a tilt.
    slope = np.stack((-weight * right, weight * wrong), axis=-1)
    curvature = slope * ((items.a * tilt)[..., np.newaxis] - slope)
    return Curves(np.stack((wrong, right), axis=-1), slope, curvature)


def _of_graded(theta: Floats, items: Items) -> Curves:
    """P_k = P*_k − P*_{k+1}, which is σ(x_k) σ(−x_{k+1}) (1 − exp(x_{k+1} − x_k)) with x_0 = ∞ and x_{M+1} = −∞."""
    a = items.a[:, np.newaxis]
    x = a * (theta[..., np.newaxis] - np.nan_to_num(items.thresholds, nan=np.inf))
    ends = (*x.shape[:-1], 1)
    x = np.concatenate((np.full(ends, np.inf), x, np.full(ends, -np.inf)), axis=-1)
    reached, missed = _sigmoids(x)
    reached[x == -np.inf], missed[x == np.inf] = 0, 0
    exists = np.isfinite(x[..., :-1]) | (x[..., :-1] == np.inf)
    apart = np.diff(np.minimum(np.maximum(x, -2 * _STEEPEST), 2 * _STEEPEST), axis=-1)
    probability = np.where(exists, reached[..., :-1] * missed[..., 1:] * -np.expm1(apart), 0.0)
    slope = np.where(exists, a * (missed[..., :-1] - reached[..., 1:]), 0.0)
    bend = a**2 * reached * missed
    return Curves(probability, slope, np.where(exists, -(bend[..., :-1] + bend[..., 1:]), 0.0))


def _divided_by_total(theta: Floats, items: Items) -> Curves:
    """l_k′ = s_k − E(s), and l″ = −Var(s) for every k, with s the slopes of the category lines."""
    slopes, intercepts = items.category_lines
    p, mean, variance = divided(theta, items)
    exists = intercepts > -np.inf
    return Curves(p, exists * (slopes - mean[..., np.newaxis]), exists * -variance[..., np.newaxis])


_FAMILIES: dict[int, Callable[[Floats, Items], Curves]] = {
    ResponseFunction.LOGISTIC: _of_logistic,
    ResponseFunction.GRADED: _of_graded,
    ResponseFunction.PARTIAL_CREDIT: _divided_by_total,
    ResponseFunction.NOMINAL: _divided_by_total,
}
