"""Compiled response functions: probabilities of one item's scores at one ability, with slopes in its own parameters.

Theory of operation. Inside calibration an item is a row x of numbers in slope and intercept form, which keeps every
likelihood smooth and nearly quadratic:

    LOGISTIC         a, d, γ, υ             P = c + (u − c) / (1 + exp(−(aθ + d))), c = 1 / (1 + exp(−γ)), u from υ
    alike GRADED           a, d_1 > … > d_M       P(X ≥ k) = 1 / (1 + exp(−(aθ + d_k))) PARTIAL_CREDIT   a, δ_1 … δ_M
    P(k) ∝ exp(k a θ + δ_k), δ_0 = 0 NOMINAL          s_1 … s_M, i_1 … i_M   P(k) ∝ exp(s_k θ + i_k), s_0 = i_0 = 0

γ = −∞ is a lower asymptote of 0, υ = ∞ an upper one of 1. One function knows all four; everything else in calibration
works with P and dP/dx and need not know which it is.
"""

import math

import numpy as np
from numba import njit

from touchstone.measurement.items import Floats, Ints

LOGISTIC, GRADED, PARTIAL_CREDIT = 0, 1, 2

# Far below any chance that matters and far above where its logarithm fails.
_LEAST = 1e-300


@njit(cache=True, nogil=True)
def logistic(z: float) -> float:
    """1 / (1 + exp(−z)) without overflow at either end."""
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    e = math.exp(z)
    return e / (1 + e)


@njit(cache=True, nogil=True)
def _one_mark(x: Floats, theta: float, p: Floats, slopes: Floats) -> None:
    z = x[0] * theta + x[1]
    e = math.exp(-abs(z))
    right, wrong = (1 / (1 + e), e / (1 + e)) if z >= 0 else (e / (1 + e), 1 / (1 + e))
    lower, upper, from_upper = 0.0, 1.0, 0.0
    slopes[1, 2] = slopes[1, 3] = 0.0
    if x[2] > -np.inf:
        lower = logistic(x[2])
        slopes[1, 2] = wrong * lower * (1 - lower)
    if x[3] < np.inf:
        upper, from_upper = logistic(x[3]), logistic(-x[3])
        slopes[1, 3] = right * upper * from_upper
    p[1] = lower + (upper - lower) * right
    p[0] = from_upper + (upper - lower) * wrong
    density = (upper - lower) * right * wrong
    slopes[1, 0] = density * theta
    slopes[1, 1] = density
    for w in range(4):
        slopes[0, w] = -slopes[1, w]


@njit(cache=True, nogil=True)
def _graded(maximum: int, x: Floats, theta: float, p: Floats, slopes: Floats) -> None:
    slopes[: maximum + 1, : maximum + 1] = 0
    above = x[0] * theta + x[1]
    p[0] = logistic(-above)
    for k in range(1, maximum + 1):
        here = above
        density = logistic(here) * logistic(-here)
        slopes[k, 0] += density * theta
        slopes[k, k] += density
        slopes[k - 1, 0] -= density * theta
        slopes[k - 1, k] -= density
        if k == maximum:
            p[k] = logistic(here)
        else:
            above = x[0] * theta + x[k + 1]
            # A difference of two chances near one, written so that no digit is lost.
            p[k] = logistic(here) * logistic(-above) * -math.expm1(above - here)


@njit(cache=True, nogil=True)
def _softmax(maximum: int, p: Floats) -> None:
    """Logits of the scores 0 … maximum in place to probabilities."""
    top = 0.0
    for k in range(1, maximum + 1):
        top = max(top, p[k])
    p[0] = 0.0
    total = 0.0
    for k in range(maximum + 1):
        p[k] = math.exp(p[k] - top)
        total += p[k]
    for k in range(maximum + 1):
        p[k] /= total


@njit(cache=True, nogil=True)
def _partial_credit(maximum: int, x: Floats, theta: float, p: Floats, slopes: Floats) -> None:
    for k in range(1, maximum + 1):
        p[k] = k * x[0] * theta + x[k]
    _softmax(maximum, p)
    mean = 0.0
    for k in range(1, maximum + 1):
        mean += k * p[k]
    for k in range(maximum + 1):
        slopes[k, 0] = p[k] * (k - mean) * theta
        for m in range(1, maximum + 1):
            slopes[k, m] = p[k] * ((1.0 if k == m else 0.0) - p[m])


@njit(cache=True, nogil=True)
def _nominal(maximum: int, x: Floats, theta: float, p: Floats, slopes: Floats) -> None:
    for k in range(1, maximum + 1):
        p[k] = x[k - 1] * theta + x[maximum + k - 1]
    _softmax(maximum, p)
    for k in range(maximum + 1):
        for m in range(1, maximum + 1):
            change = p[k] * ((1.0 if k == m else 0.0) - p[m])
            slopes[k, m - 1] = change * theta
            slopes[k, maximum + m - 1] = change


@njit(cache=True, nogil=True)
def respond(function: int, maximum: int, x: Floats, theta: float, p: Floats, slopes: Floats) -> None:
    """Fills p (M + 1) with P(score | θ) and slopes (M + 1, W) with dP/dx, x the item's row of W numbers."""
    if function == LOGISTIC:
        _one_mark(x, theta, p, slopes)
    elif function == GRADED:
        _graded(maximum, x, theta, p, slopes)
    elif function == PARTIAL_CREDIT:
        _partial_credit(maximum, x, theta, p, slopes)
    else:
        _nominal(maximum, x, theta, p, slopes)
    for k in range(maximum + 1):
        p[k] = max(p[k], _LEAST)


@njit(cache=True, nogil=True)
def log_probabilities(function: Ints, maximum: Ints, x: Floats, nodes: Floats) -> Floats:
    """log P(score | node) of n items at Q nodes, (n, M + 1, Q); 0 beyond an item's maximum."""
    most = maximum.max()
    table = np.zeros((len(x), most + 1, len(nodes)))
    p, slopes = np.zeros(most + 1), np.zeros((most + 1, x.shape[1]))
    for j in range(len(x)):
        for q in range(len(nodes)):
            respond(function[j], maximum[j], x[j], nodes[q], p, slopes)
            for k in range(maximum[j] + 1):
                table[j, k, q] = math.log(p[k])
    return table


@njit(cache=True, nogil=True)
def log_slopes(function: int, maximum: int, x: Floats, nodes: Floats) -> Floats:
    """d log P(score | node) / dx of one item, (M + 1, Q, W): what each score says about the item's parameters."""
    found = np.zeros((maximum + 1, len(nodes), len(x)))
    p, slopes = np.zeros(maximum + 1), np.zeros((maximum + 1, len(x)))
    for q in range(len(nodes)):
        respond(function, maximum, x, nodes[q], p, slopes)
        for k in range(maximum + 1):
            for w in range(len(x)):
                found[k, q, w] = slopes[k, w] / p[k]
    return found
