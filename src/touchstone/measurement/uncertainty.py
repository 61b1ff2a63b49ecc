"""What not knowing the items exactly adds to the standard error of ability.

Theory of operation. A calibration leaves two errors in every estimate of ability made from its items.

1. Item parameters ξ have a covariance Σ, of each item on its own. An error in them moves the estimate by
   dθ̂/dξ = V ∂²l/∂θ∂ξ, where V is its error variance with known items. By the delta method the variance grows by the sum
   over items of (dθ̂/dξ)′ Σ (dθ̂/dξ): Cheng & Yuan (2010, Psychometrika 75, 280-291) for ML; for EAP the first order of
   multiple imputation (Yang, Hansen & Cai, 2012). Over many items these errors average out.
2. The place and width of the scale are the mean and standard deviation of the N people of the calibration, errors that
   all items share and that no number of items averages out: (1 + θ² / 2) / N, as of any standardized score.

The parameters of an item, in the order of its covariance (n, W, W): a, b, c, d of LOGISTIC items; a and the thresholds
of GRADED and PARTIAL_CREDIT ones; the slopes and then the intercepts of NOMINAL ones. The rest of W is not looked at.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from touchstone.measurement import quadrature
from touchstone.measurement.irt import evidence
from touchstone.measurement.items import MISSING, Floats, Ints, Items, ResponseFunction, Scores

_STEP = 1e-5  # central differences err by its square


class Uncertainty(NamedTuple):
    """Of a calibration: covariance (n, W, W) of each item's parameters, and how many people its scale rests on.

    people is ∞ where the scale was not estimated, as when items were anchored to a bank's.
    """

    covariance: Floats
    people: float = np.inf


def inflated(items: Items, scores: Scores, ability: Floats, standard_error: Floats, uncertainty: Uncertainty) -> Floats:
    """Standard errors (N,) with the calibration's errors in them; what is not finite stays as it is.

    scores: (N, n). Raises ValueError when the covariance does not fit the items.
    """
    covariance, people = uncertainty
    width = parameters(items)
    if covariance.shape[0] != len(items) or covariance.shape[-1] < width.max(initial=0):
        raise ValueError("The items' covariance needs one square matrix per item, as wide as it has parameters.")
    used = np.arange(covariance.shape[-1]) < width[:, np.newaxis]
    sound = np.where(used[:, :, np.newaxis] & used[:, np.newaxis, :], covariance, 0.0)
    total = standard_error.copy()
    known = np.flatnonzero(np.isfinite(ability) & (scores != MISSING).any(axis=1))
    for some in quadrature.chunks(len(known), len(items) * covariance.shape[-1]):
        who = known[some]
        moves = _moves(items, scores[who], ability[who], np.diagonal(sound, axis1=1, axis2=2))
        of_items = (np.einsum("pjv,jvw->pjw", moves, sound, optimize=True) * moves).sum(axis=(1, 2))
        of_scale = (1 + ability[who] ** 2 / 2) / people
        variance = standard_error[who] ** 2
        total[who] = np.sqrt(variance + variance**2 * of_items + of_scale)
    return total


def parameters(items: Items) -> Ints:
    """How many parameters each item has, (n,)."""
    by_function = [np.full(len(items), 4), 1 + items.maximum, 1 + items.maximum, 2 * items.maximum]
    return np.asarray(np.choose(items.function, by_function), np.int64)


def _moves(items: Items, scores: Scores, ability: Floats, variances: Floats) -> Floats:
    """∂²l/∂θ∂ξ of each answer, (N, n, W); zero for parameters that are known."""
    found = np.zeros((*scores.shape, variances.shape[-1]))
    theta = ability[:, np.newaxis]
    for place in np.flatnonzero((variances > 0).any(axis=0)):
        step = np.where(variances[:, place] > 0, _STEP, 0.0)
        above, below = (evidence(theta, _shifted(items, int(place), s), scores).slope for s in (step, -step))
        found[:, :, place] = (above - below) / (2 * _STEP)
    return found


def _shifted(items: Items, place: int, step: Floats) -> Items:
    """The items with this parameter of each moved by its step (n,)."""
    fields = {name: getattr(items, name).copy() for name in ("a", "b", "c", "d", "steps", "slopes", "intercepts")}
    logistic = items.function == ResponseFunction.LOGISTIC
    nominal = items.function == ResponseFunction.NOMINAL
    first = "abcd"[place] if place < 4 else "d"  # noqa: PLR2004 (a, b, c and d)
    fields[first] += np.where(logistic & (place < 4), step, 0)  # noqa: PLR2004
    marked = ~logistic & ~nominal
    if place == 0:
        fields["a"] += np.where(marked, step, 0)
    elif place <= items.steps.shape[-1]:
        fields["steps"][:, place - 1] += np.where(marked, step, 0)
    for row in np.flatnonzero(nominal & (place < 2 * items.maximum)):
        name = "slopes" if place < items.maximum[row] else "intercepts"
        fields[name][row, place % items.maximum[row]] += step[row]
    return replace(items, **fields)
