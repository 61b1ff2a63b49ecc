"""Compiled look at a matrix of scores before calibration: what was given to whom, and what hangs together."""

import numpy as np
from numba import njit

from touchstone.measurement.items import Ints, Scores


@njit(cache=True, nogil=True)
def _root(parent: Ints, j: int) -> int:
    while parent[j] != j:
        parent[j] = parent[parent[j]]
        j = parent[j]
    return j


@njit(cache=True, nogil=True)
def survey(scores: Scores, most: int, counts: Ints, answered: Ints, parent: Ints) -> None:
    """Fills counts (n, most + 1) of each score, answered (N) of each person, and joins in parent (n) the items that
    anybody answered together. Scores outside 0 … most must have been refused before."""
    for i in range(len(scores)):
        first = -1
        for j in range(scores.shape[1]):
            score = scores[i, j]
            if score < 0:
                continue
            counts[j, score] += 1
            answered[i] += 1
            if first < 0:
                first = _root(parent, j)
            elif parent[j] != first:
                parent[_root(parent, j)] = first
    for j in range(len(parent)):
        parent[j] = _root(parent, j)


@njit(cache=True, nogil=True)
def recode(scores: Scores, categories: Ints, out: Scores) -> None:
    """out = categories[item, score] where a score was given."""
    for i in range(len(scores)):
        for j in range(scores.shape[1]):
            out[i, j] = categories[j, scores[i, j]] if scores[i, j] >= 0 else scores[i, j]
