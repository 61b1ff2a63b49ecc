"""Standard errors from the observed information of the marginal likelihood (Louis, 1982).

Theory of operation. Expected counts are not information: what is not known of people's abilities must be taken off,

    I = E(complete information | answers) − Σ_i Var(S_i(θ) | answers of i),

S_i being the slope of the complete log likelihood. S_i varies with θ alone, under the person's own posterior, so it is
expanded in that posterior's orthonormal polynomials: its variance is the sum of squares of the coefficients, and as S_i
is smooth within so narrow a posterior a handful of orders give all of it. Each order costs one product of a people ×
parameters matrix with itself; orders are added until one adds less than 1e-4 of the complete information anywhere. With
priors the curvature of the log posterior takes the place of the information.
"""

from typing import NamedTuple

import numpy as np

from touchstone.measurement.calibration.em import Expected, Problem, State, in_threads, tabulate
from touchstone.measurement.calibration.parameters import alike, natural
from touchstone.measurement.calibration.result import ItemErrors
from touchstone.measurement.items import Floats, Ints, ResponseFunction, Scores

_PEOPLE = 1024  # at a time: their coefficients are an array of parameters × people × orders
_ROUNDS = 6
_ENOUGH = 1e-4
_STEP = 1e-5  # of central differences of smooth closed forms: errors about 1e-10


class Errors(NamedTuple):
    """mean, variance: (G,). is_definite: whether the information could be inverted; otherwise all errors are NaN."""

    items: ItemErrors
    mean: Floats
    variance: Floats
    is_definite: bool


class _Columns(NamedTuple):
    """Places among the P free parameters: item (n, W), mean (G,), variance (G,); −1 where fixed."""

    item: Ints
    mean: Ints
    variance: Ints
    free: int


def standard_errors(problem: Problem, state: State, expected: Expected, scores: Scores) -> Errors:
    """Of every item parameter, in the metric of Items, and of each group's mean and variance."""
    columns = _columns(problem)
    complete = _complete(problem, state, expected, columns)
    information = complete - _missing(problem, state, scores, columns, np.diag(complete))
    covariance, is_definite = _inverse(information)
    padded = np.zeros((columns.free + 1, columns.free + 1))  # fixed parameters: row and column −1
    padded[:-1, :-1] = covariance
    variances = np.diag(padded)
    within = padded[columns.item[:, :, np.newaxis], columns.item[:, np.newaxis, :]]
    return Errors(
        _in_the_fields_terms(problem, state, within),
        np.sqrt(variances[columns.mean]),
        np.sqrt(variances[columns.variance]),
        is_definite,
    )


def _columns(problem: Problem) -> _Columns:
    bank, population = problem.bank, problem.population
    item = np.full(bank.free.shape, -1)
    own = bank.free.copy()
    own[bank.shared[1:], 0] = False
    item[own] = np.arange(own.sum())
    item[bank.shared, 0] = item[bank.shared[:1], 0]
    used = int(own.sum())
    places = []
    for free in (population.free_mean, population.free_deviation):
        place = np.full(len(free), -1)
        place[free] = used + np.arange(free.sum())
        used += int(free.sum())
        places.append(place)
    return _Columns(item, places[0], places[1], used)


def _complete(problem: Problem, state: State, expected: Expected, columns: _Columns) -> Floats:
    from touchstone.measurement.calibration import kernels_maximise as kernels

    bank, points = problem.bank, problem.grid.points
    found = np.zeros((columns.free + 1, columns.free + 1))
    for j in np.flatnonzero(bank.free.any(axis=1)):
        w, m = int(bank.width[j]), int(bank.maximum[j])
        place = columns.item[j, :w]
        found[np.ix_(place, place)] += kernels.curvature(
            int(bank.function[j]),
            m,
            state.x[j, :w],
            bank.free[j, :w],
            bank.prior[j],
            points,
            expected.counts[j, : m + 1],
        )
    for g, mass in enumerate(expected.mass):
        away, v = points - state.mean[g], state.deviation[g] ** 2
        both = [columns.mean[g], columns.variance[g]]
        cross = (mass * away).sum() / v**2
        spread = (mass * (away**2 / v**3 - 0.5 / v**2)).sum()
        found[np.ix_(both, both)] += [[mass.sum() / v, cross], [cross, spread]]
    return found[:-1, :-1]


def _missing(problem: Problem, state: State, scores: Scores, columns: _Columns, complete: Floats) -> Floats:
    from touchstone.measurement.calibration import kernels_posterior

    packed, grid = problem.packed, problem.grid
    table, weights = tabulate(problem, state), grid.log_weights(state.mean, state.deviation)
    curves = _curves(problem, state, columns)
    total = np.zeros((columns.free, columns.free))
    for begin in range(0, len(scores), _PEOPLE):
        people = slice(begin, begin + _PEOPLE)
        group = problem.group[people]
        posteriors = np.empty((len(group), len(grid.points)))
        kernels_posterior.posteriors(
            packed.codes[people], group, packed.start, packed.may_skip, table, weights, posteriors
        )
        negligible = len(group) / len(scores) * _ENOUGH * complete
        total += _missing_of(scores[people], group, posteriors, curves, negligible)
    return total


class _Curves(NamedTuple):
    """What project reads of the items and groups, and the nodes that they were taken at."""

    points: Floats
    slopes: Floats
    uses: Ints
    column: Ints
    group_slopes: Floats
    group_column: Ints


def _missing_of(scores: Scores, group: Ints, posteriors: Floats, curves: _Curves, negligible: Floats) -> Floats:
    from touchstone.measurement.calibration import kernels_information as kernels

    people, count = len(scores), len(negligible)
    before, now = np.zeros_like(posteriors), np.ones_like(posteriors)
    total = np.zeros((count, count))
    halves = [slice(0, people // 2), slice(people // 2, people)]
    for _ in range(_ROUNDS):
        projected = np.zeros((count, people, kernels.ORDERS))

        def project(half: int, into: Floats = projected) -> None:
            at = halves[half]
            kernels.project(
                scores[at], group[at], posteriors[at], curves.points, before[at], now[at], *curves[1:], into[:, at]
            )

        in_threads(project, len(halves))
        flat = projected.reshape(count, -1)
        total += flat @ flat.T
        if (np.square(projected[:, :, -1]).sum(axis=1) < negligible).all():
            break
    return total


def _curves(problem: Problem, state: State, columns: _Columns) -> _Curves:
    points = problem.grid.points
    away, v = points - state.mean[:, np.newaxis], state.deviation[:, np.newaxis] ** 2
    group_slopes = np.stack([away / v, 0.5 * (away**2 / v - 1) / v], axis=1)[np.newaxis]
    slopes, uses = _slopes(problem, state)
    return _Curves(points, slopes, uses, columns.item, group_slopes, np.transpose([columns.mean, columns.variance]))


def _slopes(problem: Problem, state: State) -> tuple[Floats, Ints]:
    from touchstone.measurement.calibration import kernels_response as kernels

    bank, points = problem.bank, problem.grid.points
    n, width = bank.free.shape
    slopes = np.zeros((n, int(bank.maximum.max()) + 1, width, len(points)))
    uses = np.zeros((n, slopes.shape[1], width + 1), np.int64)
    for j in range(n):
        w, m = int(bank.width[j]), int(bank.maximum[j])
        of = kernels.log_slopes(int(bank.function[j]), m, state.x[j, :w], points)
        slopes[j, : m + 1, :w] = of.transpose(0, 2, 1)
        for k in range(m + 1):
            # A column of zeros, as of graded thresholds elsewhere, costs nothing.
            used = np.flatnonzero(bank.free[j, :w] & (slopes[j, k, :w] != 0).any(axis=1))
            uses[j, k, 0] = len(used)
            uses[j, k, 1 : len(used) + 1] = used
    return slopes, uses


def _inverse(information: Floats) -> tuple[Floats, bool]:
    """Scaled to a unit diagonal first: parameters differ by orders of magnitude in what is known of them."""
    scale = np.sqrt(np.maximum(np.diag(information), 0))
    unknown = np.full_like(information, np.nan)
    if not (scale > 0).all():
        return unknown, False
    try:
        root = np.linalg.inv(np.linalg.cholesky(information / np.outer(scale, scale)))
    except np.linalg.LinAlgError:
        return unknown, False
    return (root.T @ root) / np.outer(scale, scale), True


def _in_the_fields_terms(problem: Problem, state: State, within: Floats) -> ItemErrors:
    """By the delta method from covariances (n, W, W) of slopes and intercepts."""
    bank = problem.bank
    n, most = len(bank.maximum), int(bank.maximum.max())
    covariance = np.zeros_like(within)
    a, b, c, d = np.zeros((4, n))
    thresholds, slopes, intercepts = np.full((n, most), np.nan), np.zeros((n, most)), np.zeros((n, most))
    for function, m, of in alike(bank.function, bank.maximum):
        jacobian = _jacobian(state.x[of], function, m)
        told = jacobian @ within[of, : jacobian.shape[2], : jacobian.shape[2]] @ jacobian.transpose(0, 2, 1)
        size = told.shape[1]
        covariance[of, :size, :size] = told
        errors = np.sqrt(np.diagonal(told, axis1=1, axis2=2))
        if function == ResponseFunction.NOMINAL:
            slopes[of, :m], intercepts[of, :m] = errors[:, :m], errors[:, m:]
        elif function == ResponseFunction.LOGISTIC:
            a[of], b[of], c[of], d[of] = errors.T
            thresholds[of, 0] = b[of]
        else:
            a[of], thresholds[of, :m] = errors[:, 0], errors[:, 1:]
            b[of] = np.sqrt(told[:, 1:, 1:].mean(axis=(1, 2)))
    return ItemErrors(a, b, c, d, thresholds, slopes, intercepts, covariance)


def _jacobian(x: Floats, function: int, maximum: int) -> Floats:
    """d natural / dx of rows of one kind, (rows, told, W)."""
    told = natural(x, function, maximum)
    width = told.shape[1]
    found = np.zeros((len(x), width, width))
    for w in range(width):
        step = np.zeros(x.shape[1])
        step[w] = _STEP
        change = natural(x + step, function, maximum) - natural(x - step, function, maximum)
        found[:, :, w] = change / (2 * _STEP)
    return found
