"""Compiled parts of Louis's information: what the posteriors leave unknown of every score."""

import math

import numpy as np
from numba import njit

from touchstone.measurement.items import Floats, Ints, Scores

_NOBODY = 1e-13  # posterior weight below which a node is outside a person's window


@njit(cache=True, nogil=True)
def windows(posteriors: Floats, first: Ints, last: Ints) -> None:
    """Fills first and last (N): the nodes first … last − 1 hold all of a posterior that matters."""
    for i in range(len(posteriors)):
        low, high = 0, posteriors.shape[1]
        while posteriors[i, low] < _NOBODY:
            low += 1
        while posteriors[i, high - 1] < _NOBODY:
            high -= 1
        first[i], last[i] = low, high


@njit(cache=True, nogil=True)
def next_polynomial(posteriors: Floats, nodes: Floats, first: Ints, last: Ints, before: Floats, now: Floats) -> None:
    """The next of each person's orthonormal polynomials: before, now (N, Q) become now, next.

    Orthonormal under the person's own posterior, by the three-term recurrence (Stieltjes); zero when the posterior has too
    few nodes to tell one more polynomial apart.
    """
    for i in range(len(posteriors)):
        middle, overlap = 0.0, 0.0
        for q in range(first[i], last[i]):
            weighted = posteriors[i, q] * nodes[q] * now[i, q]
            middle += weighted * now[i, q]
            overlap += weighted * before[i, q]
        square = 0.0
        for q in range(first[i], last[i]):
            following = (nodes[q] - middle) * now[i, q] - overlap * before[i, q]
            before[i, q] = now[i, q]
            now[i, q] = following
            square += posteriors[i, q] * following**2
        scale = 1 / math.sqrt(square) if square > 1e-20 else 0.0
        for q in range(first[i], last[i]):
            now[i, q] *= scale


@njit(cache=True, nogil=True)
def project(
    scores: Scores,
    posteriors: Floats,
    polynomial: Floats,
    first: Ints,
    last: Ints,
    slopes: Floats,
    uses: Ints,
    column: Ints,
    out: Floats,
) -> None:
    """Adds to out (N, P) each person's score function projected on their polynomial, under their posterior.

    slopes: (n, M + 1, W, Q) d log P(score | node) / dx. uses: (n, M + 1, W + 1) how many and which of the W are not zero
    throughout and free. column: (n, W) places in out.
    """
    weighted = np.empty(posteriors.shape[1])
    for i in range(len(scores)):
        low, high = first[i], last[i]
        for q in range(low, high):
            weighted[q] = posteriors[i, q] * polynomial[i, q]
        for j in range(scores.shape[1]):
            k = scores[i, j]
            if k < 0:
                continue
            for u in range(1, uses[j, k, 0] + 1):
                w = uses[j, k, u]
                out[i, column[j, w]] += _product(weighted, slopes, j, k, w, low, high)


@njit(cache=True, nogil=True, fastmath={"reassoc", "nsz", "contract"})
def _product(weighted: Floats, slopes: Floats, j: int, k: int, w: int, low: int, high: int) -> float:
    total = 0.0
    for q in range(low, high):
        total += weighted[q] * slopes[j, k, w, q]
    return total
