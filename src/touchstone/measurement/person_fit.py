"""Whether a person's answers belong together: lz, and lz* which knows that ability was estimated from the same answers.

Theory of operation. l, the log likelihood of the answers at the estimated ability, is low when easy items were missed
and hard ones got right. lz (Drasgow, Levine & Williams, 1985) standardizes it as if ability were known, which makes it
too narrow: it hardly ever accuses. lz* (Snijders, 2001; several marks and mixed tests: Sinharay, 2016) takes from each
weight log P_k the part that the estimate has already used up, c l_k′, and is about N(0, 1).

A low value is evidence for a human to look at, never a verdict.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from touchstone.measurement import quadrature, scoring
from touchstone.measurement.curves import curves, log_probabilities
from touchstone.measurement.items import MISSING, Floats, Items, Scores
from touchstone.measurement.scoring import Method


class PersonFit(NamedTuple):
    """Of N people, each (N,): NaN for whom no finite ability was found.

    p: chance of so low a value of lz* when the model holds, Φ(lz*).
    """

    ability: Floats
    lz: Floats
    lz_star: Floats
    p: Floats


def person_fit(
    items: Items,
    scores: Scores,
    method: Method = Method.WLE,
    *,
    mean: ArrayLike = 0.0,
    deviation: ArrayLike = 1.0,
) -> PersonFit:
    """lz and lz* at the ability that the method estimates, from scores (N, n).

    lz = (l − E l) / √Var l, and lz* = (l − E l + c r₀) / √Σ Var(log P_k − c l_k′), where c = Σ Cov(log P_k, l_k′) / I,
    and r₀ is what the method adds to the slope of the likelihood: nothing for ML, −(θ − μ) / σ² for MAP, J / (2 I) for
    WLE. Raises ValueError for EAP, which solves no such equation, and for scores out of range.
    """
    from scipy.special import ndtr

    if method is Method.EAP:
        raise ValueError("lz* is defined for MAP, WLE and ML, not for EAP.")
    found = scoring.estimate(items, scores, method, mean=mean, deviation=deviation)
    centre, width = (np.broadcast_to(np.asarray(each, np.float64), (len(scores),)) for each in (mean, deviation))
    lz, lz_star = np.full((2, len(scores)), np.nan)
    known = np.flatnonzero(found.converged & (scores != MISSING).any(axis=1))
    for some in quadrature.chunks(len(known), len(items) * (items.steps.shape[1] + 1)):
        who = known[some]
        at = _at(items, scores[who], found.ability[who])
        added = np.zeros(len(who))
        if method is Method.MAP:
            added = (centre[who] - found.ability[who]) / width[who] ** 2
        if method is Method.WLE:
            added = at.asymmetry / (2 * at.information)
        used = at.shared / at.information
        lz[who] = at.surplus / np.sqrt(at.variance)
        lz_star[who] = (at.surplus + used * added) / np.sqrt(at.variance - used * at.shared)
    return PersonFit(found.ability, lz, lz_star, np.asarray(ndtr(lz_star)))


class _Sums(NamedTuple):
    """Over a person's items: l − E l, Var l, Cov(log P, l′), I and J; each (N,)."""

    surplus: Floats
    variance: Floats
    shared: Floats
    information: Floats
    asymmetry: Floats


def _at(items: Items, scores: Scores, ability: Floats) -> _Sums:
    theta = ability[:, np.newaxis]
    p, slope, curvature = curves(theta, items)
    logs = log_probabilities(theta, items)
    logs[~np.isfinite(logs)] = 0.0
    given = scores != MISSING
    mean = (p * logs).sum(axis=-1)
    apart = logs - mean[..., np.newaxis]
    observed = np.take_along_axis(apart, np.maximum(scores, 0)[..., np.newaxis].astype(np.int64), axis=-1)[..., 0]
    each = (
        observed,
        (p * apart**2).sum(axis=-1),
        (p * apart * slope).sum(axis=-1),
        (p * slope**2).sum(axis=-1),
        (p * slope * (slope**2 + curvature)).sum(axis=-1),
    )
    return _Sums(*((given * one).sum(axis=1) for one in each))
