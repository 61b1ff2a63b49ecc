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
    def count(self) -> int:
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
    prior = np.array([coded(one, kind) for one, kind in zip(priors, kinds, strict=True)])
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
    for j, (kind, most) in enumerate(zip(bank.kinds, bank.maximum, strict=True)):
        seen = counts[j, : most + 1] + 0.5
        if kind.function == ResponseFunction.LOGISTIC:
            c = mode(priors[j].lower) if kind.has_guessing else 0.0
            d = mode(priors[j].upper) if kind.has_slipping else 1.0
            share = np.clip((seen[1] / seen.sum() - c) / (d - c), 0.05, 0.95)
            x[j, :4] = 1.0, _SPREAD * logit(share), logit(c), logit(d)
        elif kind.function == ResponseFunction.GRADED:
            above = seen[::-1].cumsum()[::-1][1:] / seen.sum()
            x[j, : most + 1] = [1.0, *(_SPREAD * logit(above))]
        elif kind.function == ResponseFunction.PARTIAL_CREDIT:
            x[j, : most + 1] = [1.0, *np.log(seen[1:] / seen[0])]
        else:
            x[j, : 2 * most] = [*(np.arange(1, most + 1) / most), *np.log(seen[1:] / seen[0])]
    return x


# Ability of variance 1 flattens a slope of 1: logits of shares are this much too small (√(1 + π / 8), Zeger et al., 1988).
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
    for j, (function, most) in enumerate(zip(items.function, items.maximum, strict=True)):
        thresholds = items.b[j] + items.steps[j, :most]
        if function == ResponseFunction.LOGISTIC:
            x[j, :4] = items.a[j], -items.a[j] * items.b[j], logit(items.c[j]), logit(items.d[j])
        elif function == ResponseFunction.GRADED:
            x[j, : most + 1] = [items.a[j], *(-items.a[j] * thresholds)]
        elif function == ResponseFunction.PARTIAL_CREDIT:
            x[j, : most + 1] = [items.a[j], *(-items.a[j] * thresholds.cumsum())]
        else:
            x[j, : 2 * most] = [*items.slopes[j, :most], *items.intercepts[j, :most]]
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
    for j in range(n):
        told, m = natural(x[j], int(function[j]), int(maximum[j])), int(maximum[j])
        if function[j] == ResponseFunction.NOMINAL:
            slopes[j, :m], intercepts[j, :m] = told[:m], told[m:]
        elif function[j] == ResponseFunction.LOGISTIC:
            a[j], b[j], c[j], d[j] = told
        else:
            a[j], b[j] = told[0], told[1:].mean()
            steps[j, :m] = told[1:] - b[j]
    return Items(a, b, c, d, steps, slopes, intercepts, maximum, np.zeros(n, np.int64), function)
