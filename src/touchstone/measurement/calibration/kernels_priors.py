"""Compiled priors: log density, gradient and information of what is believed of one item's parameters.

Priors of an item are a row of numbers: mean and precision of log a; of every b; kind and two numbers of c; of d; mean
and precision of the slopes, and of the intercepts, of nominal categories. Precision 0 and kind 0 are no prior.
"""

import math

import numpy as np
from numba import njit

from touchstone.measurement.calibration.kernels_response import LOGISTIC, PARTIAL_CREDIT, logistic
from touchstone.measurement.items import Floats, Mask

_LOGIT_NORMAL = 2


@njit(cache=True, nogil=True)
def _normal(y: float, mean: float, precision: float) -> float:
    away = y - mean
    return -0.5 * precision * away * away


@njit(cache=True, nogil=True)
def _add(gradient: Floats, information: Floats, slope: Floats, y: float, mean: float, precision: float) -> float:
    """A normal prior on y(x) whose slope dy/dx is given."""
    for w in range(len(slope)):
        gradient[w] -= precision * (y - mean) * slope[w]
        for v in range(len(slope)):
            information[w, v] += precision * slope[w] * slope[v]
    return _normal(y, mean, precision)


@njit(cache=True, nogil=True)
def _asymptote(x: float, prior: Floats, w: int, gradient: Floats, information: Floats) -> float:
    """Beta prior as a density over the asymptote itself, whose logit is x, or a normal one on that logit."""
    if prior[0] == _LOGIT_NORMAL:
        gradient[w] -= prior[2] * (x - prior[1])
        information[w, w] += prior[2]
        return _normal(x, prior[1], prior[2])
    c, rest = logistic(x), logistic(-x)
    alpha, beta = prior[1] - 1, prior[2] - 1
    gradient[w] += alpha * rest - beta * c
    information[w, w] += max(alpha + beta, 0.0) * c * rest
    return float(alpha * math.log(max(c, 1e-300)) + beta * math.log(max(rest, 1e-300)))


@njit(cache=True, nogil=True)
def _difficulties(
    function: int, maximum: int, x: Floats, prior: Floats, gradient: Floats, information: Floats
) -> float:
    value, slope = 0.0, np.zeros(len(x))
    for k in range(1, maximum + 1):
        intercept = x[k] - x[k - 1] if function == PARTIAL_CREDIT and k > 1 else x[k]
        b = -intercept / x[0]
        slope[:] = 0
        slope[0], slope[k] = -b / x[0], -1 / x[0]
        if function == PARTIAL_CREDIT and k > 1:
            slope[k - 1] = 1 / x[0]
        value += _add(gradient, information, slope, b, prior[2], prior[3])
    return value


@njit(cache=True, nogil=True)
def add_prior(
    function: int, maximum: int, x: Floats, free: Mask, prior: Floats, gradient: Floats, information: Floats
) -> float:
    """Adds the log prior's gradient and (approximate, never negative) information; returns its value, −∞ if impossible.

    A constant is left out.
    """
    value = 0.0
    if function > PARTIAL_CREDIT:
        for m in range(2 * maximum):
            mean, precision = (prior[10], prior[11]) if m < maximum else (prior[12], prior[13])
            value += _normal(x[m], mean, precision)
            gradient[m] -= precision * (x[m] - mean)
            information[m, m] += precision
        return value
    if prior[1] > 0:
        if x[0] <= 0:
            return -np.inf
        y = math.log(x[0])
        value += _normal(y, prior[0], prior[1])
        gradient[0] -= prior[1] * (y - prior[0]) / x[0]
        information[0, 0] += prior[1] / x[0] ** 2
    if prior[3] > 0:
        value += _difficulties(function, maximum, x, prior, gradient, information)
    if function == LOGISTIC:
        if prior[4] > 0 and free[2]:
            value += _asymptote(x[2], prior[4:7], 2, gradient, information)
        if prior[7] > 0 and free[3]:
            value += _asymptote(x[3], prior[7:10], 3, gradient, information)
    return value
