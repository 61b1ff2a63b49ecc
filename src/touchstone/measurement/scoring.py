"""Ability on one dimension from known items: EAP, MAP, WLE and ML, each with a standard error of its own.

Theory of operation. EAP sums over a grid: log likelihoods of everybody at every node are matrix products of who scored
what with the log probability of it, one for each score. The others climb to where their equation is zero, by Fisher
scoring from the EAP, many people at once:

    ML    Σ l_j′(θ) = 0          MAP   Σ l_j′ − (θ − μ) / σ² = 0          WLE   Σ l_j′ + J / (2 I) = 0

with l_j = log P_j(x_j | θ), I Fisher's information and J = Σ_j Σ_k P′_jk P″_jk / P_jk (Warm, 1989, Psychometrika 54,
427-450; several scores: Samejima, 1993). Where somebody's best answer has no end, such as all right, ML is infinite
and says so; WLE, EAP and MAP stay finite. EAP's standard error is the posterior's standard deviation, MAP's is
1 / √(I + 1/σ²), and ML's and WLE's is 1 / √I.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from touchstone.measurement.curves import curves
from touchstone.measurement.irt import category_probabilities
from touchstone.measurement.items import MISSING, Floats, Items, Mask, Scores

_PEOPLE_AT_ONCE = 2048  # whose matrices stay in a processor's cache
_ANSWERS_AT_ONCE = 200_000  # some 100 MB of curves
_SPAN, _NODES = 6.0, 241  # prior standard deviations on either side; dense enough for posteriors of sd 0.05
_MOST_STEPS, _LONGEST_STEP, _CLOSE_ENOUGH = 200, 1.0, 1e-8
_FARTHEST = 15.0  # logits; whoever is driven this far has no finite estimate: exp(−15) is no chance at all
_LEAST_INFORMATION = 1e-10


class Method(StrEnum):
    EAP = "eap"
    MAP = "map"
    WLE = "wle"
    ML = "ml"


class Score(NamedTuple):
    """For each person (N,): ability, its standard error, and whether it is a finite solution.

    Nobody's answers at all: EAP and MAP tell the prior, ML and WLE NaN.
    """

    theta: Floats
    standard_error: Floats
    converged: Mask


class Posterior(NamedTuple):
    """nodes (Q,) and each person's weights on them (N, Q), adding up to one; evidence (N,), log ∫ P(x | θ) f(θ) dθ."""

    nodes: Floats
    weights: Floats
    evidence: Floats


def score(items: Items, scores: Scores, method: Method | str, *, mean: float = 0.0, sd: float = 1.0) -> Score:
    """Ability by the method named, from scores (N, n) with MISSING where an item was not given.

    mean, sd: of the normal prior that EAP and MAP use. Raises ValueError for scores outside their items' ranges.
    """
    match Method(method):
        case Method.EAP:
            return eap(items, scores, mean=mean, sd=sd)
        case Method.MAP:
            return _climbed(items, scores, lambda sums: sums.pulled_to(mean, sd), mean, sd)
        case Method.WLE:
            return _without_prior(items, scores, _Sums.unbiased)
        case Method.ML:
            return _without_prior(items, scores, _Sums.alone)


def eap(items: Items, scores: Scores, *, mean: float = 0.0, sd: float = 1.0) -> Score:
    """The posterior's mean and standard deviation (Bock & Mislevy, 1982)."""
    parts = [_moments(part) for part in _posteriors(items, scores, mean, sd)]
    theta, deviation = (np.concatenate(each) for each in zip(*parts, strict=True))
    return Score(theta, deviation, np.ones(len(theta), np.bool_))


def posterior(items: Items, scores: Scores, *, mean: float = 0.0, sd: float = 1.0) -> Posterior:
    """Everybody's posterior on the grid."""
    parts = list(_posteriors(items, scores, mean, sd))
    weights, evidence = (
        np.concatenate([part.weights for part in parts]),
        np.concatenate([part.evidence for part in parts]),
    )
    return Posterior(parts[0].nodes, weights, evidence)


def plausible_values(
    rng: np.random.Generator, items: Items, scores: Scores, *, count: int = 5, mean: float = 0.0, sd: float = 1.0
) -> Floats:
    """Draws from each person's posterior, (N, count) (Mislevy, 1991), for analyses of groups of people."""
    found = posterior(items, scores, mean=mean, sd=sd)
    spacing = found.nodes[1] - found.nodes[0]
    cumulative = found.weights.cumsum(axis=1)
    drawn = rng.random((len(scores), count))
    places = (drawn[:, :, np.newaxis] > cumulative[:, np.newaxis, :]).sum(axis=2)
    within = (rng.random(drawn.shape) - 0.5) * spacing
    values: Floats = found.nodes[np.minimum(places, len(found.nodes) - 1)] + within
    return values


def _moments(found: Posterior) -> tuple[Floats, Floats]:
    theta = found.weights @ found.nodes
    variance = found.weights @ found.nodes**2 - theta**2
    return theta, np.sqrt(np.maximum(variance, 0.0))


def _posteriors(items: Items, scores: Scores, mean: float, sd: float) -> Iterator[Posterior]:
    _require_range(items, scores)
    nodes = mean + sd * np.linspace(-_SPAN, _SPAN, _NODES)
    prior = -0.5 * ((nodes - mean) / sd) ** 2
    prior -= np.log(np.exp(prior).sum())
    tiny = np.finfo(np.float64).tiny
    logs = np.log(np.maximum(category_probabilities(nodes, items), tiny)).transpose(2, 1, 0).copy()  # (M + 1, n, Q)
    for start in range(0, max(len(scores), 1), _PEOPLE_AT_ONCE):
        some = scores[start : start + _PEOPLE_AT_ONCE]
        joint = prior + sum((some == mark).astype(np.float64) @ log for mark, log in enumerate(logs))
        top = joint.max(axis=1, keepdims=True)
        weights = np.exp(joint - top)
        total = weights.sum(axis=1, keepdims=True)
        yield Posterior(nodes, weights / total, (top + np.log(total))[:, 0])


def _require_range(items: Items, scores: Scores) -> None:
    wrong = ((scores > items.maximum) | (scores < MISSING)).any(axis=0)
    if wrong.any():
        raise ValueError(f"A score on item {int(np.flatnonzero(wrong)[0])} lies outside its range.")


class _Sums(NamedTuple):
    """Over a person's answers, at one ability: l′, I and J; each (N,)."""

    theta: Floats
    slope: Floats
    information: Floats
    skew: Floats

    def alone(self) -> tuple[Floats, Floats]:
        return self.slope, self.information

    def unbiased(self) -> tuple[Floats, Floats]:
        return self.slope + self.skew / (2 * np.maximum(self.information, _LEAST_INFORMATION)), self.information

    def pulled_to(self, mean: float, sd: float) -> tuple[Floats, Floats]:
        return self.slope - (self.theta - mean) / sd**2, self.information + sd**-2


Equation = Callable[[_Sums], tuple[Floats, Floats]]


def _sums(theta: Floats, items: Items, scores: Scores) -> _Sums:
    p, slope, curvature = curves(theta[:, np.newaxis], items)
    given = (scores != MISSING)[..., np.newaxis]
    observed = given & (np.arange(p.shape[-1]) == scores[..., np.newaxis])
    information = (given * p * slope**2).sum(axis=(1, 2))
    skew = (given * p * slope * (slope**2 + curvature)).sum(axis=(1, 2))
    return _Sums(theta, (observed * slope).sum(axis=(1, 2)), information, skew)


def _without_prior(items: Items, scores: Scores, equation: Equation) -> Score:
    found = _climbed(items, scores, equation, 0.0, 1.0)
    silent = (scores == MISSING).all(axis=1)
    found.theta[silent], found.standard_error[silent], found.converged[silent] = np.nan, np.nan, False
    return found


def _climbed(items: Items, scores: Scores, equation: Equation, mean: float, sd: float) -> Score:
    start = eap(items, scores, mean=mean, sd=sd).theta
    few = max(_ANSWERS_AT_ONCE // max(len(items), 1), 1)
    parts = [
        _climb(items, scores[first : first + few], equation, start[first : first + few])
        for first in range(0, max(len(scores), 1), few)
    ]
    return Score(*(np.concatenate(each) for each in zip(*parts, strict=True)))


def _climb(items: Items, scores: Scores, equation: Equation, theta: Floats) -> Score:
    """Fisher scoring; whoever has arrived, or left for infinity, is let go, so that the last few cost little."""
    theta, converged, going = theta.copy(), np.zeros(len(theta), np.bool_), np.arange(len(theta))
    for _ in range(_MOST_STEPS):
        value, weight = equation(_sums(theta[going], items, scores[going]))
        step = np.clip(value / np.maximum(weight, _LEAST_INFORMATION), -_LONGEST_STEP, _LONGEST_STEP)
        theta[going] += step
        arrived, left = np.abs(step) < _CLOSE_ENOUGH, np.abs(theta[going]) > _FARTHEST
        converged[going[arrived & ~left]] = True
        going = going[~(arrived | left)]
        if not len(going):
            break
    infinite = np.abs(theta) > _FARTHEST
    at = _sums(np.clip(theta, -_FARTHEST, _FARTHEST), items, scores)
    error = 1 / np.sqrt(np.maximum(equation(at)[1], _LEAST_INFORMATION))
    theta[infinite], error[infinite] = np.copysign(np.inf, theta[infinite]), np.inf
    return Score(theta, error, converged & ~infinite)


def reliability(found: Score) -> float:
    """Marginal reliability of EAP scores: var(θ̂) / (var(θ̂) + mean of the squared standard errors); NaN for nobody."""
    known: NDArray[np.bool_] = np.isfinite(found.theta) & np.isfinite(found.standard_error)
    if not known.any():
        return float("nan")
    told = float(found.theta[known].var())
    return told / (told + float((found.standard_error[known] ** 2).mean()))
