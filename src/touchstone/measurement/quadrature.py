"""Answers of many people summed over many items, at every node of a grid of abilities at once.

Theory of operation. At a node, what an answer says depends on the item and the score alone, so that it stands in a
table. Answers are coded as zeros and ones, one column for each score of each item, and the sum over items becomes a
product of matrices, which is the fastest thing a processor does. A missing answer is a row of zeros.
"""

from collections.abc import Iterator

import numpy as np

from touchstone.measurement.curves import log_probabilities
from touchstone.measurement.irt import information
from touchstone.measurement.items import MISSING, Floats, Items, Scores

_CELLS_AT_ONCE = 64_000  # doubles of one chunk of coded answers: what a processor's cache holds
_FINEST = 2001
_COARSEST = 81
_REACH = 8.0  # prior standard deviations either side: beyond lie 1e-15 of the people


def chunks(people: int, width: int) -> Iterator[slice]:
    """Slices of the people, so many at once that as many rows of this width stay in the processor's cache."""
    few = max(_CELLS_AT_ONCE // max(width, 1), 16)
    return (slice(start, start + few) for start in range(0, people, few))


def require_range(items: Items, scores: Scores) -> None:
    """Raise ValueError, naming the first column, unless scores (N, n) fit the items."""
    if scores.ndim != 2 or scores.shape[1] != len(items):  # noqa: PLR2004 (people by items)
        raise ValueError("Scores need one row a person and one column an item.")
    wrong = ((scores > items.maximum) | (scores < MISSING)).any(axis=0)
    if wrong.any():
        raise ValueError(f"A score on item {int(wrong.argmax())} lies outside its range.")


def coded(scores: Scores, width: int) -> Floats:
    """Scores (N, n) as zeros and ones, (N, n · width)."""
    hit = scores[:, :, np.newaxis] == np.arange(width, dtype=np.int8)
    return np.asarray(hit.reshape(len(scores), -1), np.float64)


def table(values: Floats) -> Floats:
    """What each score says at each node, (Q, n, M + 1) → (n (M + 1), Q); nothing beyond an item's maximum."""
    return np.ascontiguousarray(np.where(np.isfinite(values), values, 0.0).reshape(len(values), -1).T)


def log_likelihoods(nodes: Floats, items: Items) -> Floats:
    """The table of log P(score | θ) at nodes (Q,)."""
    return table(log_probabilities(nodes[:, np.newaxis], items))


def nodes_for(items: Items, mean: Floats, deviation: Floats, fineness: float = 1.0) -> Floats:
    """Equally spaced nodes that carry every posterior under normal priors of these means and deviations; (Q,).

    On equal steps h the sum over a normal posterior of deviation s errs by 2 exp(−2π² s² / h²) of its value (Poisson's
    summation formula), 1e-13 for h = 0.8 s; s is at least what all items and the prior allow where they say most. A
    steep item is resolved where a h ≤ 1. fineness divides the step.
    """
    low, high = float((mean - _REACH * deviation).min()), float((mean + _REACH * deviation).max())
    most = information(np.linspace(low, high, 321), items).sum(axis=1).max(initial=0.0)
    narrowest = 1 / np.sqrt(1 / float(deviation.min()) ** 2 + most)
    step = min(0.8 * narrowest, 1 / steepest(items)) / fineness
    return np.linspace(low, high, int(np.clip(np.ceil((high - low) / step) + 1, _COARSEST, _FINEST)))


def steepest(items: Items) -> float:
    """The largest slope of any item's log odds."""
    return float(max(np.abs(items.a).max(initial=0.1), np.ptp(items.slopes, axis=1).max(initial=0.0)))
