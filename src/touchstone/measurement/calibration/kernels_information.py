"""Compiled parts of Louis's information: what the posteriors leave unknown of every score."""

import math

import numpy as np
from numba import njit

from touchstone.measurement.items import Floats, Ints, Scores

ORDERS = 4  # at a time: long tests need no more
_NOBODY = 1e-13  # posterior weight below which a node is outside a person's window


@njit(cache=True, nogil=True)
def _window(posteriors: Floats, i: int) -> tuple[int, int]:
    """The nodes low … high − 1 hold all of person i's posterior that matters."""
    low, high = 0, posteriors.shape[1]
    while posteriors[i, low] < _NOBODY:
        low += 1
    while posteriors[i, high - 1] < _NOBODY:
        high -= 1
    return low, high


@njit(cache=True, nogil=True)
def _advance(posteriors: Floats, nodes: Floats, i: int, low: int, high: int, before: Floats, now: Floats) -> None:
    """The next of person i's orthonormal polynomials: before, now (N, Q) become now, next.

    Orthonormal under the person's own posterior, by the three-term recurrence (Stieltjes); zero when the posterior has
    too few nodes to tell one more polynomial apart.
    """
    middle, overlap = 0.0, 0.0
    for q in range(low, high):
        weighted = posteriors[i, q] * nodes[q] * now[i, q]
        middle += weighted * now[i, q]
        overlap += weighted * before[i, q]
    square = 0.0
    for q in range(low, high):
        following = (nodes[q] - middle) * now[i, q] - overlap * before[i, q]
        before[i, q] = now[i, q]
        now[i, q] = following
        square += posteriors[i, q] * following**2
    scale = 1 / math.sqrt(square) if square > _NOBODY else 0.0
    for q in range(low, high):
        now[i, q] *= scale


@njit(cache=True, nogil=True, fastmath={"contract"})
def _coefficients(
    weighted: Floats, low: int, high: int, slopes: Floats, j: int, k: int, w: int, out: Floats, column: int, i: int
) -> None:
    """Adds Σ_q weighted[q] slopes[j, k, w, q] to out[column, i]: ORDERS sums at once."""
    c0 = c1 = c2 = c3 = 0.0
    for q in range(low, high):
        s = slopes[j, k, w, q]
        c0 += s * weighted[q, 0]
        c1 += s * weighted[q, 1]
        c2 += s * weighted[q, 2]
        c3 += s * weighted[q, 3]
    out[column, i, 0] += c0
    out[column, i, 1] += c1
    out[column, i, 2] += c2
    out[column, i, 3] += c3


@njit(cache=True, nogil=True)
def project(
    scores: Scores,
    group: Ints,
    posteriors: Floats,
    nodes: Floats,
    before: Floats,
    now: Floats,
    slopes: Floats,
    uses: Ints,
    column: Ints,
    group_slopes: Floats,
    group_column: Ints,
    out: Floats,
) -> None:
    """Adds to out (P, N, ORDERS) each person's score function in the next polynomials of their own posterior.

    slopes: (n, M + 1, W, Q) d log P(score | node) / dx. uses: (n, M + 1, W + 1) how many and which of the W are not
    zero throughout and free. column: (n, W) places in out. group_slopes: (1, G, 2, Q) of the density in its mean and
    variance.
    """
    weighted = np.zeros((posteriors.shape[1], ORDERS))
    for i in range(len(scores)):
        low, high = _window(posteriors, i)
        for order in range(ORDERS):
            _advance(posteriors, nodes, i, low, high, before, now)
            for q in range(low, high):
                weighted[q, order] = posteriors[i, q] * now[i, q]
        for j in range(scores.shape[1]):
            k = scores[i, j]
            if k < 0:
                continue
            for u in range(1, uses[j, k, 0] + 1):
                w = uses[j, k, u]
                _coefficients(weighted, low, high, slopes, j, k, w, out, column[j, w], i)
        for w in range(2):
            if group_column[group[i], w] >= 0:
                _coefficients(weighted, low, high, group_slopes, 0, group[i], w, out, group_column[group[i], w], i)
