"""Compiled M-step: each item's parameters made better, given the scores expected of it at every node.

Theory of operation. Fisher scoring: the gradient of Σ R log P and its expected information need P and dP/dx alone, so
one routine serves every response function. A step that does not raise the objective, breaks the order of graded
thresholds or makes a slope with a lognormal prior negative is halved; so the objective of EM never falls.
"""

import math

import numpy as np
from numba import njit

from touchstone.measurement.calibration.kernels_priors import add_prior
from touchstone.measurement.calibration.kernels_response import GRADED, LOGISTIC, PARTIAL_CREDIT, respond
from touchstone.measurement.items import Floats, Ints, Mask

_NARROWEST = 1e-4  # logits between neighbouring graded intercepts; closer ones give a category no chance at all
_LONGEST = 2.0  # logits in one step; far from the solution the information promises too much
_HALVINGS = 30
_RIDGE = 1e-10  # of a diagonal entry
_NOBODY = 1e-12  # expected people at a node
_ARRIVED = 1e-6  # logits: a step after which another would be of no use to the next E-step


@njit(cache=True, nogil=True)
def is_possible(function: int, maximum: int, x: Floats) -> bool:
    """Graded intercepts fall; everything else may be anything."""
    if function == GRADED:
        for k in range(1, maximum):
            if x[k] - x[k + 1] < _NARROWEST:
                return False
    return True


@njit(cache=True, nogil=True)
def _add_score(
    surprise: float, weight: float, slope: Floats, free: Mask, gradient: Floats, information: Floats
) -> None:
    for w in range(len(slope)):
        if free[w]:
            gradient[w] += surprise * slope[w]
            scaled = weight * slope[w]
            for v in range(w + 1):
                information[w, v] += scaled * slope[v]


@njit(cache=True, nogil=True)
def evaluate(
    function: int,
    maximum: int,
    x: Floats,
    free: Mask,
    prior: Floats,
    nodes: Floats,
    counts: Floats,
    gradient: Floats,
    information: Floats,
) -> float:
    """Σ_q Σ_k R_kq log P_k(θ_q) + log prior; fills its gradient (W) and expected information (W, W)."""
    gradient[:] = 0
    information[:] = 0
    if not is_possible(function, maximum, x):
        return -np.inf
    value = add_prior(function, maximum, x, free, prior, gradient, information)
    width = len(x)
    p, slopes = np.zeros(maximum + 1), np.zeros((maximum + 1, width))
    for q in range(len(nodes)):
        people = 0.0
        for k in range(maximum + 1):
            people += counts[k, q]
        if people < _NOBODY:
            continue
        respond(function, maximum, x, nodes[q], p, slopes)
        for k in range(maximum + 1):
            value += counts[k, q] * math.log(p[k])
            _add_score(counts[k, q] / p[k], people / p[k], slopes[k], free, gradient, information)
    for w in range(width):
        for v in range(w):
            information[v, w] = information[w, v]
    return value


@njit(cache=True, nogil=True)
def _root(matrix: Floats, use: Mask) -> Floats:
    """Cholesky factor over the entries in use, elsewhere the unit matrix, with a ridge that keeps it possible."""
    n = len(matrix)
    lower = np.eye(n)
    for w in range(n):
        if not use[w]:
            continue
        for v in range(w):
            if use[v]:
                s = matrix[w, v]
                for u in range(v):
                    s -= lower[w, u] * lower[v, u]
                lower[w, v] = s / lower[v, v]
        least = _RIDGE * matrix[w, w] + _NOBODY
        s = matrix[w, w] + least
        for u in range(w):
            s -= lower[w, u] * lower[w, u]
        lower[w, w] = math.sqrt(max(s, least))
    return lower


@njit(cache=True, nogil=True)
def solve(matrix: Floats, right: Floats, use: Mask) -> Floats:
    """matrix⁻¹ right over the entries in use; elsewhere 0."""
    lower, x = _root(matrix, use), np.where(use, right, 0.0)
    for w in range(len(x)):
        for u in range(w):
            x[w] -= lower[w, u] * x[u]
        x[w] /= lower[w, w]
    for w in range(len(x) - 1, -1, -1):
        for u in range(w + 1, len(x)):
            x[w] -= lower[u, w] * x[u]
        x[w] /= lower[w, w]
    return x


@njit(cache=True, nogil=True)
def _shorten(step: Floats) -> None:
    longest = np.abs(step).max()
    if longest > _LONGEST:
        step *= _LONGEST / longest


@njit(cache=True, nogil=True)
def maximise_item(
    function: int,
    maximum: int,
    x: Floats,
    free: Mask,
    prior: Floats,
    low: Floats,
    high: Floats,
    nodes: Floats,
    counts: Floats,
    steps: int,
) -> float:
    """Some safeguarded Fisher steps from x, in place; returns the log prior where it began."""
    width = len(x)
    gradient, information = np.zeros(width), np.zeros((width, width))
    spare, matrix = np.zeros(width), np.zeros((width, width))
    before = add_prior(function, maximum, x, free, prior, spare, matrix)
    value = evaluate(function, maximum, x, free, prior, nodes, counts, gradient, information)
    for _ in range(steps):
        step = solve(information, gradient, free)
        _shorten(step)
        better = False
        for _ in range(_HALVINGS):
            trial = np.minimum(np.maximum(x + step, low), high)
            reached = evaluate(function, maximum, trial, free, prior, nodes, counts, spare, matrix)
            better = reached >= value - 1e-12 * abs(value)
            if better:
                break
            step *= 0.5
        if not better:
            break
        x[:] = trial
        value = reached
        gradient[:] = spare
        information[:] = matrix
        if np.abs(step).max() < _ARRIVED:
            break
    return before


@njit(cache=True, nogil=True)
def maximise(
    function: Ints,
    maximum: Ints,
    x: Floats,
    free: Mask,
    prior: Floats,
    low: Floats,
    high: Floats,
    nodes: Floats,
    expected: Floats,
    items: Ints,
    steps: int,
) -> float:
    """The M-step of items that share nothing: x (n, W) in place; returns their log prior where it began."""
    total = 0.0
    for j in items:
        w = width_of(function[j], maximum[j])
        counts = expected[j, : maximum[j] + 1]
        total += maximise_item(
            function[j],
            maximum[j],
            x[j, :w],
            free[j, :w],
            prior[j],
            low[j, :w],
            high[j, :w],
            nodes,
            counts,
            steps,
        )
    return total


@njit(cache=True, nogil=True)
def width_of(function: int, maximum: int) -> int:
    """How many numbers an item's row has."""
    if function == LOGISTIC:
        return 4
    return 2 * maximum if function > PARTIAL_CREDIT else maximum + 1


@njit(cache=True, nogil=True)
def shared_step(
    function: Ints,
    maximum: Ints,
    x: Floats,
    free: Mask,
    prior: Floats,
    nodes: Floats,
    expected: Floats,
    items: Ints,
    step: Floats,
) -> float:
    """Fills step (n, W) with the joint Fisher step of items that share one slope; returns the objective at x.

    The information is an arrow: each item's own parameters, bordered by the slope. Eliminating the former leaves one
    equation for the slope.
    """
    value, shared_gradient, shared_information = 0.0, 0.0, 0.0
    own = np.zeros_like(x)
    border = np.zeros_like(x)
    for j in items:
        w = width_of(function[j], maximum[j])
        gradient, information = np.zeros(w), np.zeros((w, w))
        counts = expected[j, : maximum[j] + 1]
        value += evaluate(
            function[j], maximum[j], x[j, :w], free[j, :w], prior[j], nodes, counts, gradient, information
        )
        others = free[j, :w].copy()
        others[0] = False
        own[j, :w] = solve(information, gradient, others)
        border[j, :w] = solve(information, information[:, 0].copy(), others)
        shared_gradient += gradient[0] - (border[j, :w] * gradient)[1:].sum()
        shared_information += information[0, 0] - (border[j, :w] * information[:, 0])[1:].sum()
    slope = shared_gradient / max(shared_information, 1e-12)
    for j in items:
        step[j] = own[j] - slope * border[j]
        step[j, 0] = slope
    return value


@njit(cache=True, nogil=True)
def maximise_shared(
    function: Ints,
    maximum: Ints,
    x: Floats,
    free: Mask,
    prior: Floats,
    low: Floats,
    high: Floats,
    nodes: Floats,
    expected: Floats,
    items: Ints,
    steps: int,
) -> float:
    """The M-step of items that share one slope: x (n, W) in place; returns their log prior where it began."""
    before, width = 0.0, x.shape[1]
    spare, matrix = np.zeros(width), np.zeros((width, width))
    for j in items:
        before += add_prior(function[j], maximum[j], x[j], free[j], prior[j], spare, matrix)
    step, following = np.zeros_like(x), np.zeros_like(x)
    value = shared_step(function, maximum, x, free, prior, nodes, expected, items, step)
    for _ in range(steps):
        longest = np.abs(step).max()
        step *= min(1.0, _LONGEST / max(longest, 1e-12))
        better = False
        for _ in range(_HALVINGS):
            trial = np.minimum(np.maximum(x + step, low), high)
            reached = shared_step(function, maximum, trial, free, prior, nodes, expected, items, following)
            better = reached >= value - 1e-12 * abs(value)
            if better:
                break
            step *= 0.5
        if not better:
            break
        for j in items:
            x[j] = trial[j]
        value = reached
        longest = np.abs(step).max()
        step[:] = following
        if longest < _ARRIVED:
            break
    return before


@njit(cache=True, nogil=True)
def item_gradient(
    function: int, maximum: int, x: Floats, free: Mask, prior: Floats, nodes: Floats, counts: Floats
) -> Floats:
    """Gradient of Σ R log P + log prior for one item."""
    gradient, information = np.zeros(len(x)), np.zeros((len(x), len(x)))
    evaluate(function, maximum, x, free, prior, nodes, counts, gradient, information)
    return gradient


@njit(cache=True, nogil=True)
def curvature(
    function: int, maximum: int, x: Floats, free: Mask, prior: Floats, nodes: Floats, counts: Floats
) -> Floats:
    """Minus the Hessian (W, W) of Σ R log P + log prior, by central differences of the gradient (error about 1e-8)."""
    found = np.zeros((len(x), len(x)))
    for w in range(len(x)):
        if not free[w]:
            continue
        h = 1e-4 * max(1.0, abs(x[w]))
        trial = x.copy()
        trial[w] = x[w] + h
        up = item_gradient(function, maximum, trial, free, prior, nodes, counts)
        trial[w] = x[w] - h
        down = item_gradient(function, maximum, trial, free, prior, nodes, counts)
        found[w] = (down - up) / (2 * h)
    return 0.5 * (found + found.T)
