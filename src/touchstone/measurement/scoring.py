"""Ability on one dimension, for thousands of people at once: EAP, MAP, WLE and ML, each with its own standard error.

Theory of operation. EAP needs the posterior on a grid only. The other three are where a function of ability is
highest; its slope on a grid, summed by `quadrature`, shows every rise that turns into a fall, so that no local maximum
(which the three-parameter model can have) is taken for the highest, and Newton's steps, kept between two nodes, do the
rest. People who are all right or all wrong have no maximum of the likelihood, and are told so.

| method | ability | standard error |
| --- | --- | --- |
| EAP | mean of the posterior (Bock & Mislevy, 1982) | standard deviation of the posterior |
| MAP | its mode (Samejima, 1969) | 1 / √(I + 1 / σ²), Fisher's information I there |
| WLE | root of l′ + J / (2 I) (Warm, 1989; several marks: Samejima, 1993) | 1 / √I there |
| ML  | maximum of the likelihood | 1 / √I there |
"""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from touchstone.measurement import quadrature
from touchstone.measurement.curves import curves
from touchstone.measurement.irt import asymmetry, evidence
from touchstone.measurement.items import MISSING, Floats, Ints, Items, Mask, Scores
from touchstone.measurement.uncertainty import Uncertainty, inflated

_MOST_STEPS = 60
_CLOSE_ENOUGH = 1e-5  # logits; what is left after such a step is of the order of its square
_NOISE = 1e-11  # what is left of a slope by rounding
# Symmetric items have their maxima at round numbers; nodes there would hit a slope of exactly zero.
_OFF_ROUND = 0.0123
_CORE = 12.0


class Method(StrEnum):
    EAP = "eap"
    MAP = "map"
    WLE = "wle"
    ML = "ml"


class Estimates(NamedTuple):
    """Of N people, each (N,). What the standard error is, the method says: see the module."""

    ability: Floats
    standard_error: Floats
    converged: Mask


def estimate(
    items: Items,
    scores: Scores,
    method: Method = Method.EAP,
    *,
    mean: ArrayLike = 0.0,
    deviation: ArrayLike = 1.0,
    uncertainty: Uncertainty | None = None,
) -> Estimates:
    """Ability from scores (N, n), MISSING where an item was not given.

    mean, deviation: of the normal prior, one for all or (N,); WLE and ML do not use them. uncertainty: of the
    calibration, whose part is then in the standard error.

    Without a finite maximum ML is ±∞, its standard error ∞ and `converged` False. Who answered nothing gets the prior
    from EAP and MAP and NaN, not converged, from WLE and ML. Raises ValueError for scores out of range (naming the item
    by its column) and a deviation that is not positive.
    """
    quadrature.require_range(items, scores)
    prior = _prior(mean, deviation, len(scores))
    one = _expected if method is Method.EAP else _highest
    found = one(items, scores, method, prior)
    if uncertainty is None:
        return found
    return found._replace(standard_error=inflated(items, scores, found.ability, found.standard_error, uncertainty))


def plausible_values(
    rng: np.random.Generator,
    items: Items,
    scores: Scores,
    count: int,
    *,
    mean: ArrayLike = 0.0,
    deviation: ArrayLike = 1.0,
) -> Floats:
    """Draws from each posterior, scores (N, n) → (count, N): what analyses of groups need (Mislevy, 1991).

    Drawn from a grid four times as fine as EAP's, evenly between nodes, which adds less than 0.4 % to the variance.
    """
    quadrature.require_range(items, scores)
    prior = _prior(mean, deviation, len(scores))
    nodes = quadrature.nodes_for(items, *prior, fineness=4.0)
    logs = quadrature.log_likelihoods(nodes, items)
    values = np.empty((count, len(scores)))
    for some in quadrature.chunks(len(scores), max(len(logs), len(nodes))):
        reached = _posterior(scores[some], nodes, logs, _Prior(*(each[some] for each in prior))).cumsum(axis=1)
        for draw in values[:, some]:
            u = rng.random((len(reached), 1)) * reached[:, -1:]
            place = np.minimum((reached < u).sum(axis=1), len(nodes) - 1)
            draw[:] = nodes[place] + (rng.random(len(place)) - 0.5) * (nodes[1] - nodes[0])
    return values


class _Prior(NamedTuple):
    mean: Floats
    deviation: Floats


def _prior(mean: ArrayLike, deviation: ArrayLike, people: int) -> _Prior:
    found = _Prior(*(np.broadcast_to(np.asarray(each, np.float64), (people,)) for each in (mean, deviation)))
    if not (found.deviation > 0).all():
        raise ValueError("The prior's standard deviation must be positive.")
    return found


def _expected(items: Items, scores: Scores, method: Method, prior: _Prior) -> Estimates:
    ability, error = np.empty((2, len(scores)))
    if len(scores):
        nodes = quadrature.nodes_for(items, *prior)
        logs = quadrature.log_likelihoods(nodes, items)
        for some in quadrature.chunks(len(scores), max(len(logs), len(nodes))):
            weights = _posterior(scores[some], nodes, logs, _Prior(*(each[some] for each in prior)))
            ability[some] = weights @ nodes
            error[some] = np.sqrt(np.maximum(weights @ nodes**2 - ability[some] ** 2, 0))
    return Estimates(ability, error, np.ones(len(scores), np.bool_))


def _posterior(scores: Scores, nodes: Floats, logs: Floats, prior: _Prior) -> Floats:
    """Weights of the nodes, (N, Q), each row summing to one."""
    weights = quadrature.coded(scores, len(logs) // scores.shape[1]) @ logs
    weights -= 0.5 * ((nodes - prior.mean[:, np.newaxis]) / prior.deviation[:, np.newaxis]) ** 2
    weights -= weights.max(axis=1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=1, keepdims=True)
    return weights


def _highest(items: Items, scores: Scores, method: Method, prior: _Prior) -> Estimates:
    ability, error = np.empty((2, len(scores)))
    converged = np.empty(len(scores), np.bool_)
    tables = _tables(items)
    for some in quadrature.chunks(len(scores), max(len(tables.logs), len(tables.nodes))):
        ability[some], error[some], converged[some] = _search(_Asked(items, scores, method, prior).of(some), tables)
    return Estimates(ability, error, converged)


class _Tables(NamedTuple):
    nodes: Floats
    logs: Floats
    slopes: Floats
    information: Floats  # (n, Q)
    asymmetry: Floats  # (n, Q)


def _tables(items: Items) -> _Tables:
    """On nodes dense where items are, and reaching a thousand logits further, where every curve is flat."""
    thresholds = items.thresholds[np.isfinite(items.thresholds)]
    low, high = min(-_CORE, thresholds.min(initial=0) - _CORE), max(_CORE, thresholds.max(initial=0) + _CORE)
    step = np.clip(0.5 / quadrature.steepest(items), 0.05, 0.2)
    tail = 2.0 ** np.arange(11)
    core = np.arange(low, high, step)
    nodes = _OFF_ROUND + np.concatenate((low - tail[::-1], core, high + tail))
    p, slope, curvature = curves(nodes[:, np.newaxis], items)
    return _Tables(
        nodes,
        quadrature.log_likelihoods(nodes, items),
        quadrature.table(slope),
        (p * slope**2).sum(axis=-1).T,
        (p * slope * (slope**2 + curvature)).sum(axis=-1).T,
    )


class _Asked(NamedTuple):
    items: Items
    scores: Scores
    method: Method
    prior: _Prior

    def of(self, people: Ints | slice) -> "_Asked":
        prior = _Prior(*(each[people] for each in self.prior))
        return self._replace(scores=self.scores[people], prior=prior)


def _search(asked: _Asked, tables: _Tables) -> Estimates:
    height, slope, pull = _on_nodes(asked, tables)
    turns = (slope[:, :-1] > _NOISE) & (slope[:, 1:] < -_NOISE)
    peaks = np.where(turns, np.maximum(height[:, :-1], height[:, 1:]), -np.inf)
    best = peaks.argmax(axis=1)
    rows = np.arange(len(best))
    found = _between(asked, _bracket(tables.nodes, slope, pull, best))
    answered = (asked.scores != MISSING).any(axis=1)
    finite = turns[rows, best] & (answered | (asked.method is Method.MAP))
    if asked.method is Method.ML:
        finite &= peaks[rows, best] > np.maximum(height[:, 0], height[:, -1])
    endless = np.where(answered, np.where(height[:, -1] > height[:, 0], np.inf, -np.inf), np.nan)
    return Estimates(
        np.where(finite, found.ability, endless),
        np.where(finite, found.standard_error, np.abs(endless)),
        finite & found.converged,
    )


def _on_nodes(asked: _Asked, tables: _Tables) -> tuple[Floats, Floats, Floats]:
    """The function whose maximum is asked for, but for a constant, its slope, and Warm's part of that, each (N, Q)."""
    code = quadrature.coded(asked.scores, len(tables.logs) // asked.scores.shape[1])
    height, slope, pull = code @ tables.logs, code @ tables.slopes, np.zeros(1)
    if asked.method is Method.MAP:
        z = (tables.nodes - asked.prior.mean[:, np.newaxis]) / asked.prior.deviation[:, np.newaxis]
        height -= z**2 / 2
        slope -= z / asked.prior.deviation[:, np.newaxis]
    if asked.method is Method.WLE:
        given = (asked.scores != MISSING).astype(np.float64)
        pull = _pull(given @ tables.asymmetry, given @ tables.information)
        slope += pull
        height[:, 1:] += np.cumsum((pull[:, 1:] + pull[:, :-1]) / 2 * np.diff(tables.nodes), axis=1)
    return height, slope, np.broadcast_to(pull, slope.shape)


def _pull(bend: Floats, information: Floats) -> Floats:
    """Warm's J / (2 I); nothing where the scale ends and nothing is known."""
    known = information > np.finfo(np.float64).tiny
    return np.divide(bend, 2 * information, out=np.zeros_like(bend), where=known)


class _Bracket(NamedTuple):
    """Between low and high the slope changes its sign, near the guess; steepening is minus the slope of Warm's part."""

    low: Floats
    high: Floats
    guess: Floats
    steepening: Floats


def _bracket(nodes: Floats, slope: Floats, pull: Floats, place: Ints) -> _Bracket:
    """Inverse cubic interpolation of the slope on the four nodes around each turn; (N, Q) and places (N,)."""
    rows = np.arange(len(place))
    four = np.clip(place - 1, 0, len(nodes) - 4)[:, np.newaxis] + np.arange(4)
    at, values = nodes[four], slope[rows[:, np.newaxis], four]
    low, high = nodes[place], nodes[place + 1]
    guess = np.zeros(len(place))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for i in range(4):
            others = [j for j in range(4) if j != i]
            guess += at[:, i] * np.prod(values[:, others] / (values[:, others] - values[:, [i]]), axis=1)
    inside = (guess > low) & (guess < high)
    steepening = (pull[rows, place] - pull[rows, place + 1]) / (high - low)
    return _Bracket(low, high, np.where(inside, guess, (low + high) / 2), steepening)


def _between(asked: _Asked, bracket: _Bracket) -> Estimates:
    """Newton's steps from the guess to where the slope is zero; halving where they leave the bracket."""
    theta, error = bracket.guess.copy(), np.empty(len(bracket.guess))
    low, high = bracket.low.copy(), bracket.high.copy()
    left = np.arange(len(theta))
    for _ in range(_MOST_STEPS):
        slope, steepness, information = _at(asked.of(left), theta[left])
        low[left], high[left] = np.where(slope > 0, (theta[left], high[left]), (low[left], theta[left]))
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            goal = theta[left] + slope / (steepness + bracket.steepening[left])
            error[left] = 1 / np.sqrt(information)
        goal = np.where((goal >= low[left]) & (goal <= high[left]), goal, (low[left] + high[left]) / 2)
        moving = np.abs(goal - theta[left]) > _CLOSE_ENOUGH
        theta[left] = goal
        left = left[moving]
        if not len(left):
            break
    return Estimates(theta, error, ~np.isin(np.arange(len(theta)), left))


def _at(asked: _Asked, theta: Floats) -> tuple[Floats, Floats, Floats]:
    """Slope, minus curvature (Warm's part left out) and the information of the standard error; each (N,)."""
    found = evidence(theta[:, np.newaxis], asked.items, asked.scores)
    slope, steepness, information = found.slope.sum(axis=1), -found.curvature.sum(axis=1), found.information.sum(axis=1)
    if asked.method is Method.MAP:
        precision = asked.prior.deviation**-2
        return slope - (theta - asked.prior.mean) * precision, steepness + precision, information + precision
    if asked.method is Method.WLE:
        bend = ((asked.scores != MISSING) * asymmetry(theta[:, np.newaxis], asked.items)).sum(axis=1)
        slope = slope + _pull(bend, information)
    return slope, steepness, information
