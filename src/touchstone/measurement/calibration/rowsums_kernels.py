"""The loops over people behind `touchstone.measurement.calibration.rowsums`.

They hold no lock on the interpreter (`nogil`), so the caller runs one per thread on its own share of the people.
Eight answers are one byte, and `table` (groups, 256) says what each byte adds to a person's row sum t. A function f(t)
is a polynomial in each interval between knots: its factors (intervals, 8) go with the powers of the place in it. The
ruler is where the first interval begins, and how many there are to a unit of t.
"""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from touchstone.measurement.items import Floats, Scores

Bytes = NDArray[np.uint8]
Ruler = tuple[float, float]


@njit(cache=True, nogil=True)
def place(row: Bytes, table: Floats, ruler: Ruler) -> float:
    """Where the row sum lies, in intervals."""
    t = 0.0
    for group in range(len(row)):
        t += table[group, row[group]]
    return (t - ruler[0]) * ruler[1]


@njit(cache=True, nogil=True)
def value(factors: Floats, u: float) -> float:
    """Horner's rule."""
    total = 0.0
    for term in range(len(factors) - 1, -1, -1):
        total = total * u + factors[term]
    return total


@njit(cache=True, nogil=True)
def sweep(packed: Bytes, table: Floats, ruler: Ruler, factors: Floats) -> tuple[Floats, Floats]:
    """Sums over people: of f(t) under the bytes they answered, (groups, 256), and of powers, (intervals, 8)."""
    tally, powers = np.zeros(table.shape), np.zeros(factors.shape)
    for person in range(len(packed)):
        row = packed[person]
        at = place(row, table, ruler)
        interval = int(at)
        u = at - interval
        f = value(factors[interval], u)
        power = 1.0
        for term in range(factors.shape[1]):
            powers[interval, term] += power
            power *= u
        for group in range(len(row)):
            tally[group, row[group]] += f
    return tally, powers


@njit(cache=True, nogil=True)
def spread(scores: Scores, packed: Bytes, table: Floats, ruler: Ruler, factors: Floats) -> tuple[Floats, Floats]:
    """f(t) of each person, (people,), and powers summed over those who answered right, (intervals, 8, items)."""
    found, powers = np.empty(len(scores)), np.zeros((*factors.shape, scores.shape[1]))
    for person in range(len(scores)):
        at = place(packed[person], table, ruler)
        interval = int(at)
        u = at - interval
        found[person] = value(factors[interval], u)
        power = 1.0
        for term in range(factors.shape[1]):
            for item in range(scores.shape[1]):
                powers[interval, term, item] += power * scores[person, item]
            power *= u
    return found, powers
