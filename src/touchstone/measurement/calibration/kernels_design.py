"""Compiled look at a matrix of scores before calibration: what was given to whom, and what hangs together."""

from numba import njit

from touchstone.measurement.items import Ints, Scores


@njit(cache=True, nogil=True)
def _root(parent: Ints, j: int) -> int:
    while parent[j] != j:
        parent[j] = parent[parent[j]]
        j = parent[j]
    return j


@njit(cache=True, nogil=True)
def _join(scores: Scores, i: int, parent: Ints) -> int:
    """Joins the items that person i answered; returns how many parts have ceased to be."""
    first, joined = -1, 0
    for j in range(scores.shape[1]):
        if scores[i, j] < 0:
            continue
        here = _root(parent, j)
        if first < 0:
            first = here
        elif here != first:
            parent[here] = first
            joined += 1
    return joined


@njit(cache=True, nogil=True)
def survey(scores: Scores, counts: Ints, answered: Ints, parent: Ints) -> None:
    """Fills counts (n, most + 2) of MISSING and each score, answered (N) of each person; joins in parent (n) the items
    that anybody answered together. Scores above most must have been refused before."""
    parts = 0
    for j in range(len(parent)):
        parts += parent[j] == j
    for i in range(len(scores)):
        for j in range(scores.shape[1]):
            # Without a branch, which nobody could predict where answers are missing at random.
            counts[j, scores[i, j] + 1] += 1
            answered[i] += scores[i, j] >= 0
        if parts > 1:
            parts -= _join(scores, i, parent)
    for j in range(len(parent)):
        parent[j] = _root(parent, j)


@njit(cache=True, nogil=True)
def recode(scores: Scores, categories: Ints, out: Scores) -> None:
    """out = categories[item, score] where a score was given."""
    for i in range(len(scores)):
        for j in range(scores.shape[1]):
            out[i, j] = categories[j, scores[i, j]] if scores[i, j] >= 0 else scores[i, j]
