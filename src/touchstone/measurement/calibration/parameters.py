"""Item parameters inside calibration (slope and intercept form) and outside (a, b, c, d, thresholds)."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.calibration.priors import Priors, coded, mode
from touchstone.measurement.items import Floats, Ints, Items, Mask, ResponseFunction

# Steeper than any item that was ever kept; a likelihood that wants more wants a step function.
STEEPEST = 15.0
_FARTHEST = 60.0  # intercepts: an item that nobody on the grid ever gets right or wrong
_LOGIT = 12.0  # of asymptotes: 6e-6 from 0 or 1
_FLAT = 1e-6  # a slope nearer to 0 than this has no difficulty that could be told


class Bank(NamedTuple):
    """What is estimated, in arrays of one row an item; see kernels_response for the columns of x.

    free: (n, W) which numbers are estimated. prior: (n, 14). low, high: (n, W) bounds. shared: places of items with one
    slope in common; own: of the others that have anything free.
    """

    kinds: tuple[Kind, ...]
    function: Ints
    maximum: Ints
    free: Mask
    prior: Floats
    low: Floats
    high: Floats
    shared: Ints
    own: Ints

    @property
    def width(self) -> Ints:
        return widths(self.function, self.maximum)

    @property
    def parameters(self) -> int:
        """Free parameters of items."""
        return int(self.free.sum()) - max(len(self.shared) - 1, 0)


def widths(function: Ints, maximum: Ints) -> Ints:
    """How many numbers each item's row has."""
    several = np.where(function == ResponseFunction.NOMINAL, 2 * maximum, maximum + 1)
    return np.where(function == ResponseFunction.LOGISTIC, 4, several)


def bank(kinds: Sequence[Kind], maximum: Ints, priors: Sequence[Priors], anchored: Mask) -> Bank:
    """Sets up n items of these kinds. Raises ValueError for priors that cannot be."""
    function = np.array([kind.function for kind in kinds], np.int64)
    width = widths(function, maximum)
    free = np.arange(width.max()) < width[:, np.newaxis]
    logistic = function == ResponseFunction.LOGISTIC
    free[:, 0] &= ~np.array([kind.has_unit_slope for kind in kinds])
    if logistic.any():
        free[logistic, 2] = [kind.has_guessing for kind in kinds if kind.function == ResponseFunction.LOGISTIC]
        free[logistic, 3] = [kind.has_slipping for kind in kinds if kind.function == ResponseFunction.LOGISTIC]
    free[anchored] = False
    shared = np.array([kind is Kind.ONE_PARAMETER for kind in kinds]) & ~anchored
    rows = {pair: coded(*pair) for pair in set(zip(priors, kinds, strict=True))}
    prior = np.array([rows[pair] for pair in zip(priors, kinds, strict=True)])
    prior[shared, 1] /= max(shared.sum(), 1)  # one slope, one prior
    prior[anchored] = 0
    high = np.where(free, _bounds(function, maximum, free.shape), np.inf)
    own = np.flatnonzero(~shared & free.any(axis=1))
    return Bank(tuple(kinds), function, maximum, free, prior, -high, high, np.flatnonzero(shared), own)


def _bounds(function: Ints, maximum: Ints, shape: tuple[int, ...]) -> Floats:
    high = np.full(shape, _FARTHEST)
    high[:, 0] = STEEPEST
    logistic = function == ResponseFunction.LOGISTIC
    high[np.ix_(logistic, range(2, min(4, shape[1])))] = _LOGIT
    for j in np.flatnonzero(function == ResponseFunction.NOMINAL):
        high[j, : maximum[j]] = STEEPEST
    return high


def start(bank: Bank, priors: Sequence[Priors], counts: Ints) -> Floats:
    """x (n, W) to begin from: slopes of 1 and the shares of each score, counts (n, M + 1)."""
    x = np.zeros(bank.free.shape)
    for function, most, of in alike(bank.function, bank.maximum):
        seen = counts[of, : most + 1] + 0.5
        x[of, 0] = 1.0
        if function == ResponseFunction.LOGISTIC:
            c = np.array([mode(priors[j].lower) if bank.kinds[j].has_guessing else 0.0 for j in of])
            d = np.array([mode(priors[j].upper) if bank.kinds[j].has_slipping else 1.0 for j in of])
            share = np.clip((seen[:, 1] / seen.sum(axis=1) - c) / (d - c), 0.02, 0.98)
            x[of, 1:4] = np.transpose([_SPREAD * logit(share), logit(c), logit(d)])
        elif function == ResponseFunction.GRADED:
            above = seen[:, ::-1].cumsum(axis=1)[:, ::-1][:, 1:] / seen.sum(axis=1, keepdims=True)
            x[of, 1 : most + 1] = _SPREAD * logit(above)
        else:
            first = 1 if function == ResponseFunction.PARTIAL_CREDIT else most
            if function == ResponseFunction.NOMINAL:
                x[of, :most] = np.arange(1, most + 1) / most
            x[of, first : first + most] = np.log(seen[:, 1:] / seen[:, :1])
    return x


def alike(function: Ints, maximum: Ints) -> list[tuple[int, int, Ints]]:
    """Places of the items of each response function and maximum."""
    pairs = sorted(set(zip(function.tolist(), maximum.tolist(), strict=True)))
    return [(of, most, np.flatnonzero((function == of) & (maximum == most))) for of, most in pairs]


# Ability of variance 1 flattens a slope of 1: logits of shares are this much too small (√(1 + π / 8), Zeger et al.,
# 1988).
_SPREAD = 1.18


def logit(p: Floats | float) -> Floats:
    with np.errstate(divide="ignore"):
        found: Floats = np.log(p) - np.log1p(-np.asarray(p))
    return found


def logistic(z: Floats) -> Floats:
    found: Floats = 1 / (1 + np.exp(-z))
    return found


def inside(items: Items, width: int) -> Floats:
    """Items in slope and intercept form: (n, width)."""
    x = np.zeros((len(items), width))
    for function, most, of in alike(items.function, items.maximum):
        a, thresholds = items.a[of, np.newaxis], items.b[of, np.newaxis] + items.steps[of, :most]
        if function == ResponseFunction.NOMINAL:
            x[of, : 2 * most] = np.hstack([items.slopes[of, :most], items.intercepts[of, :most]])
            continue
        x[of, 0] = items.a[of]
        if function == ResponseFunction.LOGISTIC:
            x[of, 1:4] = np.transpose([-items.a[of] * items.b[of], logit(items.c[of]), logit(items.d[of])])
        elif function == ResponseFunction.GRADED:
            x[of, 1 : most + 1] = -a * thresholds
        else:
            x[of, 1 : most + 1] = -a * thresholds.cumsum(axis=1)
    return x


def natural(x: Floats, function: int, maximum: int) -> Floats:
    """Rows (…, W) of one response function and maximum as the field tells them.

    LOGISTIC a, b, c, d; GRADED and PARTIAL_CREDIT a, thresholds; NOMINAL slopes, intercepts.
    """
    if function == ResponseFunction.NOMINAL:
        return x[..., : 2 * maximum].copy()
    told = x[..., : 4 if function == ResponseFunction.LOGISTIC else maximum + 1].copy()
    a = x[..., :1]
    a = np.where(np.abs(a) < _FLAT, np.copysign(_FLAT, a), a)
    if function == ResponseFunction.LOGISTIC:
        told[..., 1] = -x[..., 1] / a[..., 0]
        told[..., 2:4] = logistic(x[..., 2:4])
    elif function == ResponseFunction.GRADED:
        told[..., 1:] = -x[..., 1 : maximum + 1] / a
    else:
        told[..., 1:] = -np.diff(x[..., 1 : maximum + 1], axis=-1, prepend=0.0) / a
    return told


def outside(x: Floats, function: Ints, maximum: Ints) -> Items:
    """Items as the rest of measurement knows them; slopes may be negative here, for the caller to judge."""
    n, most = len(x), int(maximum.max())
    a, b, c, d = np.ones(n), np.zeros(n), np.zeros(n), np.ones(n)
    steps, slopes, intercepts = np.zeros((3, n, most))
    for one, m, of in alike(function, maximum):
        told = natural(x[of], one, m)
        if one == ResponseFunction.NOMINAL:
            slopes[of, :m], intercepts[of, :m] = told[:, :m], told[:, m:]
        elif one == ResponseFunction.LOGISTIC:
            a[of], b[of], c[of], d[of] = told.T
        else:
            a[of], b[of] = told[:, 0], told[:, 1:].mean(axis=1)
            steps[of, :m] = told[:, 1:] - b[of, np.newaxis]
    return Items(a, b, c, d, steps, slopes, intercepts, maximum, np.zeros(n, np.int64), function)


def steepest(bank: Bank, x: Floats) -> float:
    """The largest slope of any score against its neighbour, in absolute value."""
    slopes = np.abs(x[:, :1])
    nominal = np.flatnonzero(bank.function == ResponseFunction.NOMINAL)
    of_categories = [np.abs(np.diff(x[j, : bank.maximum[j]], prepend=0.0)).max() for j in nominal]
    others = bank.function != ResponseFunction.NOMINAL
    return float(max(slopes[others].max(initial=0.0), *of_categories, 0.0))
