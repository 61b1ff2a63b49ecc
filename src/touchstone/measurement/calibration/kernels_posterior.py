"""Compiled E-step: every person's posterior over the grid, and what it expects of every item.

Theory of operation. Items are packed in small blocks; a person's scores on a block are one byte, and a table holds, for
each byte of each block, the log likelihood at every node. A posterior is the sum of a few table rows, and expected
counts go back into a table of the same shape: no array of people × items × nodes ever exists. Sums run in double
precision, so long tests lose nothing; each posterior is scaled by its own maximum before it is exponentiated.
"""

import math

import numpy as np
from numba import njit

from touchstone.measurement.items import Floats, Ints, Scores

# exp(x) is 0 for every purpose here; keeps 2^k inside the exponents of a double.
_SMALLEST = -700.0
_ROUNDS = 6755399441055744.0  # 1.5 · 2^52: adding it rounds a double to an integer in its low bits
_LN2_HIGH, _LN2_LOW = 0.693145751953125, 1.42860682030941723212e-6


@njit(cache=True, nogil=True)
def pack(scores: Scores, block_of: Ints, stride: Ints, shift: Ints, codes: Floats) -> None:
    """Writes into codes (N, blocks) each person's byte per block: Σ stride · (score + shift)."""
    for i in range(len(scores)):
        codes[i, :] = 0
        for j in range(scores.shape[1]):
            codes[i, block_of[j]] += stride[j] * (scores[i, j] + shift[j])


@njit(cache=True, nogil=True)
def exponentials(x: Floats, out: Floats, whole: Floats) -> None:
    """out = exp(x) for x ≤ 0, to 1e-15 of its value; loops that compilers turn into vector code, unlike math.exp."""
    bits = whole.view(np.int64)
    for q in range(len(x)):
        z = max(x[q], _SMALLEST)
        rounded = z * 1.4426950408889634 + _ROUNDS
        whole[q] = rounded
        k = rounded - _ROUNDS
        r = (z - k * _LN2_HIGH) - k * _LN2_LOW
        # Taylor to r^12 / 12!: |r| ≤ ln 2 / 2, so what is left out is below 2e-16.
        s = 1 / 39916800 + r * (1 / 479001600)
        s = 1 / 362880 + r * (1 / 3628800 + r * s)
        s = 1 / 5040 + r * (1 / 40320 + r * s)
        s = 1 / 120 + r * (1 / 720 + r * s)
        s = 1 / 6 + r * (1 / 24 + r * s)
        out[q] = 1 + r * (1 + r * (0.5 + r * s))
    for q in range(len(x)):
        bits[q] = (bits[q] + 1023) << 52
    for q in range(len(x)):
        out[q] *= whole[q]


@njit(cache=True, nogil=True, fastmath={"reassoc", "nsz", "nnan", "contract"})
def _largest(x: Floats) -> float:
    top = x[0]
    for q in range(len(x)):
        top = max(top, x[q])
    return top


@njit(cache=True, nogil=True, fastmath={"reassoc", "nsz", "nnan", "contract"})
def _total(x: Floats) -> float:
    total = 0.0
    for q in range(len(x)):
        total += x[q]
    return total


@njit(cache=True, nogil=True)
def posterior(
    table: Floats, rows: Ints, n: int, weights: Floats, g: int, logs: Floats, out: Floats, whole: Floats
) -> float:
    """Fills out (Q) with the posterior of one person of group g, whose rows of the table are the first n of rows.

    Returns their log likelihood. No view of a row is taken here or below: views count references, and threads that
    count on the same table wait for each other.
    """
    for q in range(len(logs)):
        logs[q] = weights[g, q]
    b = 0
    while b + 4 <= n:
        first, second, third, fourth = rows[b], rows[b + 1], rows[b + 2], rows[b + 3]
        for q in range(len(logs)):
            logs[q] += (table[first, q] + table[second, q]) + (table[third, q] + table[fourth, q])
        b += 4
    while b < n:
        first = rows[b]
        for q in range(len(logs)):
            logs[q] += table[first, q]
        b += 1
    top = _largest(logs)
    for q in range(len(logs)):
        logs[q] -= top
    exponentials(logs, out, whole)
    total = _total(out)
    scale = 1 / total
    for q in range(len(out)):
        out[q] *= scale
    return top + math.log(total)


@njit(cache=True, nogil=True)
def find_rows(codes: Floats, i: int, start: Ints, may_skip: Floats, rows: Ints) -> int:
    """Table rows of person i into rows; how many, since a block without an answer adds nothing."""
    n = 0
    for b in range(codes.shape[1]):
        if codes[i, b] != 0 or not may_skip[b]:
            rows[n] = start[b] + codes[i, b]
            n += 1
    return n


@njit(cache=True, nogil=True)
def expect(
    codes: Floats,
    group: Ints,
    start: Ints,
    may_skip: Floats,
    table: Floats,
    weights: Floats,
    counts: Floats,
    mass: Floats,
) -> float:
    """One pass over people: adds to counts (rows of the table, Q) and mass (G, Q); returns the log likelihood."""
    nodes = table.shape[1]
    logs, found, whole = np.empty(nodes), np.empty(nodes), np.empty(nodes)
    rows = np.empty(codes.shape[1], np.int64)
    log_likelihood = 0.0
    for i in range(len(codes)):
        n, g = find_rows(codes, i, start, may_skip, rows), group[i]
        log_likelihood += posterior(table, rows, n, weights, g, logs, found, whole)
        for q in range(nodes):
            mass[g, q] += found[q]
        for b in range(n):
            row = rows[b]
            for q in range(nodes):
                counts[row, q] += found[q]
    return log_likelihood


@njit(cache=True, nogil=True)
def posteriors(
    codes: Floats, group: Ints, start: Ints, may_skip: Floats, table: Floats, weights: Floats, out: Floats
) -> None:
    """Fills out (N, Q) with the posterior of each person."""
    nodes = table.shape[1]
    logs, found, whole = np.empty(nodes), np.empty(nodes), np.empty(nodes)
    rows = np.empty(codes.shape[1], np.int64)
    for i in range(len(codes)):
        n = find_rows(codes, i, start, may_skip, rows)
        posterior(table, rows, n, weights, group[i], logs, found, whole)
        out[i] = found


@njit(cache=True, nogil=True)
def deviations(
    codes: Floats,
    group: Ints,
    start: Ints,
    may_skip: Floats,
    table: Floats,
    weights: Floats,
    nodes: Floats,
    out: Floats,
) -> None:
    """Fills out (N) with the posterior standard deviation of each person."""
    logs, found, whole = np.empty(len(nodes)), np.empty(len(nodes)), np.empty(len(nodes))
    rows = np.empty(codes.shape[1], np.int64)
    for i in range(len(codes)):
        n = find_rows(codes, i, start, may_skip, rows)
        posterior(table, rows, n, weights, group[i], logs, found, whole)
        mean, square = 0.0, 0.0
        for q in range(len(nodes)):
            mean += found[q] * nodes[q]
        for q in range(len(nodes)):
            square += found[q] * (nodes[q] - mean) ** 2
        out[i] = math.sqrt(square)


@njit(cache=True, nogil=True)
def fill_table(
    logs: Floats, maximum: Ints, block_of: Ints, stride: Ints, shift: Ints, start: Ints, table: Floats
) -> None:
    """Sums log P (n, M + 1, Q) into the table: one row for each byte of each block."""
    table[:] = 0
    for j in range(len(logs)):
        first, last, states = start[block_of[j]], start[block_of[j] + 1], maximum[j] + 1 + shift[j]
        for row in range(first, last):
            k = (row - first) // stride[j] % states - shift[j]
            if k >= 0:
                for q in range(logs.shape[2]):
                    table[row, q] += logs[j, k, q]


@njit(cache=True, nogil=True)
def spread_counts(
    counts: Floats, maximum: Ints, block_of: Ints, stride: Ints, shift: Ints, start: Ints, expected: Floats
) -> None:
    """The other way round: expected counts of the table's rows into expected (n, M + 1, Q)."""
    expected[:] = 0
    for j in range(len(expected)):
        first, last, states = start[block_of[j]], start[block_of[j] + 1], maximum[j] + 1 + shift[j]
        for row in range(first, last):
            k = (row - first) // stride[j] % states - shift[j]
            if k >= 0:
                for q in range(expected.shape[2]):
                    expected[j, k, q] += counts[row, q]
