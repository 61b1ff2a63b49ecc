"""Expectation and maximization (Bock & Aitkin, 1981) on a grid, with the population's parameters expanded.

Theory of operation. One cycle takes a state to a better one: the E-step finds every posterior and the expected counts, the
M-step fits each item to its counts and each group's mean and variance to its posterior mass. Where the scale is fixed by
saying that the reference group is N(0, 1), the cycle lets mean and variance go and then folds what they became into
slopes and intercepts (parameter-expanded EM: Liu, Rubin & Wu, 1998): the same likelihood, some 110 cycles become 10.
Folding would undo a prior on slopes or difficulties, so there plain EM is left to the accelerator.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

import numpy as np

from touchstone.measurement.calibration.grid import Grid
from touchstone.measurement.calibration.packing import Packed
from touchstone.measurement.calibration.parameters import Bank
from touchstone.measurement.items import Floats, Ints, Mask, ResponseFunction

# A chunk of people big enough to be worth a thread; the number of chunks depends on nothing else, so that sums do not
# depend on the machine.
_CHUNK_WORK = 5_000_000  # table rows times nodes
_MOST_CHUNKS = 8
_FISHER_STEPS = 2
_SAMPLE = 2000
_NARROWEST = 0.02  # standard deviation of a group, logits: below it everybody is the same person


T = TypeVar("T")


class Population(NamedTuple):
    """mean, deviation: (G,) of each group. free_mean, free_deviation: (G,) whether it is estimated.

    fold_mean, fold_deviation: whether the reference group's are let go in each cycle and folded into the items.
    """

    mean: Floats
    deviation: Floats
    free_mean: Mask
    free_deviation: Mask
    fold_mean: bool
    fold_deviation: bool


class State(NamedTuple):
    x: Floats
    mean: Floats
    deviation: Floats


class Problem(NamedTuple):
    """All that stays the same from cycle to cycle."""

    bank: Bank
    packed: Packed
    group: Ints
    population: Population
    grid: Grid


class Expected(NamedTuple):
    """counts: (n, M + 1, Q) scores expected at each node. mass: (G, Q) people. log_likelihood: at the state it is of."""

    counts: Floats
    mass: Floats
    log_likelihood: float


def tabulate(problem: Problem, state: State) -> Floats:
    """log likelihood of every byte of every block at every node."""
    from touchstone.measurement.calibration import kernels_posterior, kernels_response

    bank, packed = problem.bank, problem.packed
    points = problem.grid.points
    logs = kernels_response.log_probabilities(bank.function, bank.maximum, state.x, points)
    table = np.empty((packed.rows, len(points)))
    kernels_posterior.fill_table(logs, bank.maximum, packed.block_of, packed.stride, packed.shift, packed.start, table)
    return table


def expect(problem: Problem, state: State) -> Expected:
    """The E-step."""
    from touchstone.measurement.calibration import kernels_posterior as kernels

    bank, packed, grid = problem.bank, problem.packed, problem.grid
    table = tabulate(problem, state)
    weights = grid.log_weights(state.mean, state.deviation)
    parts = chunks(problem)
    counts = np.zeros((len(parts), *table.shape))
    mass = np.zeros((len(parts), *weights.shape))

    def of(part: int) -> float:
        people = parts[part]
        return float(
            kernels.expect(
                packed.codes[people],
                problem.group[people],
                packed.start,
                packed.may_skip,
                table,
                weights,
                counts[part],
                mass[part],
            )
        )

    log_likelihood = sum(in_threads(of, len(parts)))
    expected = np.empty((len(bank.maximum), int(bank.maximum.max()) + 1, table.shape[1]))
    kernels.spread_counts(
        counts.sum(axis=0), bank.maximum, packed.block_of, packed.stride, packed.shift, packed.start, expected
    )
    return Expected(expected, mass.sum(axis=0), log_likelihood)


def deviations(problem: Problem, state: State) -> Floats:
    """Posterior standard deviation of every person, or of some two thousand evenly spaced ones."""
    from touchstone.measurement.calibration import kernels_posterior as kernels

    packed, points = problem.packed, problem.grid.points
    table, weights = tabulate(problem, state), problem.grid.log_weights(state.mean, state.deviation)
    sample = slice(None, None, max(len(problem.group) // _SAMPLE, 1))
    codes, group = packed.codes[sample], problem.group[sample]
    found = np.empty(len(codes))
    kernels.deviations(codes, group, packed.start, packed.may_skip, table, weights, points, found)
    return found


def chunks(problem: Problem) -> list[slice]:
    """People in pieces of equal work."""
    people, blocks = problem.packed.codes.shape
    work = people * blocks * problem.grid.nodes
    pieces = int(np.clip(work // _CHUNK_WORK, 1, _MOST_CHUNKS))
    edges = np.linspace(0, people, pieces + 1).astype(int)
    return [slice(low, high) for low, high in zip(edges[:-1], edges[1:], strict=True)]


def in_threads(of: Callable[[int], T], count: int) -> list[T]:
    """of(0) … of(count − 1)."""
    if count == 1:
        return [of(0)]
    with ThreadPoolExecutor() as pool:
        return list(pool.map(of, range(count)))


def maximize(problem: Problem, state: State, expected: Expected) -> tuple[State, float]:
    """The M-step; also the log prior of the state that it began from."""
    from touchstone.measurement.calibration import kernels_maximise as kernels

    bank, points = problem.bank, problem.grid.points
    x = state.x.copy()
    log_prior = 0.0
    fixed = (bank.function, bank.maximum, x, bank.free, bank.prior, bank.low, bank.high, points, expected.counts)
    if len(bank.own):
        log_prior += kernels.maximise(*fixed, bank.own, _FISHER_STEPS)
    if len(bank.shared):
        log_prior += kernels.maximise_shared(*fixed, bank.shared, _FISHER_STEPS)
    return _population_step(problem, State(x, state.mean, state.deviation), expected.mass), log_prior


def _population_step(problem: Problem, state: State, mass: Floats) -> State:
    population = problem.population
    points, people = problem.grid.points, mass.sum(axis=1)
    middle = mass @ points / people
    mean = np.where(population.free_mean, middle, state.mean)
    if population.fold_mean:
        mean[0] = middle[0]
    spread = np.sqrt((mass * (points - mean[:, np.newaxis]) ** 2).sum(axis=1) / people)
    deviation = np.where(population.free_deviation, np.maximum(spread, _NARROWEST), state.deviation)
    if population.fold_deviation:
        deviation[0] = spread[0]
    if not (population.fold_mean or population.fold_deviation):
        return State(state.x, mean, deviation)
    if is_bounded(problem.bank, state.x):  # what is bounded in one unit is not in another
        mean[0], deviation[0] = state.mean[0], deviation[0] if population.free_deviation[0] else state.deviation[0]
        return State(state.x, mean, deviation)
    origin = mean[0] if population.fold_mean else 0.0
    unit = deviation[0] if population.fold_deviation else 1.0
    x = folded(problem.bank, state.x, origin, unit)
    return State(x, (mean - origin) / unit, deviation / unit)


def is_bounded(bank: Bank, x: Floats) -> bool:
    """Whether a slope or an intercept stands at its bound."""
    at = bank.free & (np.abs(x) >= bank.high)
    at[bank.function == ResponseFunction.LOGISTIC, 2:4] = False
    return bool(at.any())


def folded(bank: Bank, x: Floats, origin: float, unit: float) -> Floats:
    """The same curves over θ* = (θ − origin) / unit."""
    x = x.copy()
    is_nominal = bank.function == ResponseFunction.NOMINAL
    for function in ResponseFunction:
        of = np.flatnonzero(bank.function == function)
        if not len(of) or function == ResponseFunction.NOMINAL:
            continue
        a = x[of, :1]
        last = 2 if function == ResponseFunction.LOGISTIC else x.shape[1]
        marks = np.arange(1, last) if function == ResponseFunction.PARTIAL_CREDIT else np.ones(last - 1)
        exists = np.arange(1, last) < bank.width[of, np.newaxis]
        x[of, 1:last] += np.where(exists, a * marks * origin, 0.0)
        x[of, :1] *= unit
    for j in np.flatnonzero(is_nominal):
        m = bank.maximum[j]
        x[j, m : 2 * m] += x[j, :m] * origin
        x[j, :m] *= unit
    return x
