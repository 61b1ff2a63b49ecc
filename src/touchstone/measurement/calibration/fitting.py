"""From answers to items: checks, starting values, EM, grid, standard errors, in this order."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from touchstone.measurement.calibration import acceleration, design, em, parameters
from touchstone.measurement.calibration import grid as grids
from touchstone.measurement.calibration.acceleration import Climb
from touchstone.measurement.calibration.design import Design
from touchstone.measurement.calibration.em import Population, Problem, State
from touchstone.measurement.calibration.grid import Grid
from touchstone.measurement.calibration.information import standard_errors
from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.calibration.packing import pack
from touchstone.measurement.calibration.priors import NO_PRIORS, Priors
from touchstone.measurement.calibration.result import Calibration, Groups
from touchstone.measurement.items import Ints, Items, Mask

TOLERANCE, CYCLES = 3e-5, 2000
_ROUGHLY = 0.05


class Anchors(NamedTuple):
    """Items whose parameters are known and stay as they are: items[r] is column columns[r] of the scores."""

    columns: Ints
    items: Items


def fit(
    scores: ArrayLike,
    kinds: Kind | str | Sequence[Kind | str],
    *,
    maximum: ArrayLike | None = None,
    priors: Priors | Sequence[Priors] = NO_PRIORS,
    groups: Sequence[str] | None = None,
    reference: str | None = None,
    anchors: Anchors | None = None,
    names: Sequence[str] | None = None,
    errors: bool = False,
    grid: Grid | None = None,
    tolerance: float = TOLERANCE,
    cycles: int = CYCLES,
) -> Calibration:
    """Items' parameters by marginal maximum likelihood, or marginal MAP where there are priors.

    Maximizes Σ_i log ∫ Π_j P_j(x_ij | θ) N(θ; μ_g, σ²_g) dθ + log prior by EM (Bock & Aitkin, 1981).

    scores: (N, n) whole numbers from 0, MISSING (or NaN) where an item was not given to a person or not answered; missing
    answers are taken to say nothing (missing at random, as in adaptive tests). kinds: one for all items or one each.
    maximum: (n,) highest scores, otherwise the highest that were seen. groups: (N,) labels; each group has a mean and a
    variance of its own, but for the reference (otherwise the first label in sorted order), which is N(0, 1). anchors: known
    items, which then fix the scale, so that every group's mean and variance are free. RASCH and PARTIAL_CREDIT items fix
    the unit, so that every variance is free. errors: standard errors from the observed information. names: for messages,
    otherwise columns are counted from 0. tolerance: the largest change of any parameter in one plain EM cycle.

    THREE_PARAMETER and FOUR_PARAMETER items always have a prior on their asymptotes; the notes name it.

    Raises ValueError, naming the item, for answers that cannot be calibrated: see design.examine.
    """
    asked = _asked(np.shape(scores), kinds, priors, names, anchors)
    table = design.as_scores(scores, asked.names)
    labels, group = _labels(groups, len(table), reference)
    looked = design.examine(
        table,
        kinds=asked.kinds,
        names=asked.names,
        maximum=_maximum(maximum, anchors, table),
        group=group,
        anchored=asked.anchored,
    )
    problem, state = _problem(asked, looked, len(labels), grid or Grid(-grids.BOUND, grids.BOUND, grids.NODES))
    if grid is not None:
        found = acceleration.climb(problem, state, tolerance=tolerance, cycles=cycles)
    else:
        problem, found = _climb_on_a_grid_that_will_do(problem, state, tolerance, cycles)
    return _calibration(asked, looked, labels, problem, found, errors)


class _Asked(NamedTuple):
    kinds: tuple[Kind, ...]
    priors: tuple[Priors, ...]
    names: tuple[str, ...]
    anchored: Mask
    anchors: Anchors | None


def _asked(shape, kinds, priors, names, anchors) -> _Asked:
    n = shape[1] if len(shape) == 2 else 0
    each = [Kind(kinds)] * n if isinstance(kinds, str) else [Kind(kind) for kind in kinds]
    believed = [priors] * n if isinstance(priors, Priors) else list(priors)
    if len(each) != n or len(believed) != n:
        raise ValueError("Kinds and priors need one value per item.")
    anchored = np.zeros(n, np.bool_)
    if anchors is not None:
        anchored[anchors.columns] = True
        for column, function in zip(anchors.columns, anchors.items.function, strict=True):
            each[column] = _ANCHOR_KINDS[int(function)]
    return _Asked(tuple(each), tuple(believed), tuple(names or map(str, range(n))), anchored, anchors)


_ANCHOR_KINDS = (Kind.FOUR_PARAMETER, Kind.GRADED, Kind.GENERALIZED_PARTIAL_CREDIT, Kind.NOMINAL)


def _labels(groups: Sequence[str] | None, people: int, reference: str | None) -> tuple[tuple[str, ...], Ints]:
    if groups is None:
        return ("all",), np.zeros(people, np.int64)
    if len(groups) != people:
        raise ValueError(f"There are {people} people but {len(groups)} group labels.")
    labels = sorted(set(map(str, groups)))
    if reference is not None:
        labels.remove(reference)
        labels.insert(0, reference)
    places = {label: place for place, label in enumerate(labels)}
    return tuple(labels), np.array([places[str(label)] for label in groups], np.int64)


def _maximum(maximum: ArrayLike | None, anchors: Anchors | None, table) -> Ints | None:
    if maximum is None and anchors is None:
        return None
    highest = table.max(axis=0).astype(np.int64) if maximum is None else np.array(maximum, np.int64)
    if anchors is not None:
        highest[anchors.columns] = anchors.items.maximum
    return highest


def _problem(asked: _Asked, looked: Design, groups: int, grid: Grid) -> tuple[Problem, State]:
    bank = parameters.bank(asked.kinds, looked.maximum, asked.priors, asked.anchored)
    x = parameters.start(bank, asked.priors, looked.counts)
    if asked.anchors is not None:
        x[asked.anchors.columns] = parameters.inside(asked.anchors.items, x.shape[1])
    scale_known, unit_known = bool(asked.anchored.any()), any(kind.has_unit_slope for kind in asked.kinds)
    free_mean, free_deviation = np.ones(groups, np.bool_), np.ones(groups, np.bool_)
    free_mean[0], free_deviation[0] = scale_known, scale_known or unit_known
    located = bool((bank.prior[:, 3] > 0).any() or (bank.prior[:, 13] > 0).any())
    scaled = bool((bank.prior[:, 1] > 0).any() or (bank.prior[:, 11] > 0).any())
    population = Population(
        mean=np.zeros(groups),
        deviation=np.ones(groups),
        free_mean=free_mean,
        free_deviation=free_deviation,
        fold_mean=not (scale_known or located),
        fold_deviation=not (scale_known or unit_known or located or scaled),
    )
    packed = pack(looked.scores, looked.maximum)
    return Problem(bank, packed, looked.group, population, grid), State(x, population.mean, population.deviation)


def _climb_on_a_grid_that_will_do(
    problem: Problem, state: State, tolerance: float, cycles: int
) -> tuple[Problem, Climb]:
    """A rough climb to see how narrow the posteriors are, then one to the end, on a finer grid whenever one is needed."""
    found = acceleration.climb(problem, state, tolerance=max(_ROUGHLY, tolerance), cycles=cycles)
    used, is_final = found.cycles, tolerance >= _ROUGHLY
    while used < cycles:
        better = grids.improved(
            problem.grid,
            em.deviations(problem, found.state),
            found.expected.mass.sum(axis=0),
            parameters.steepest(problem.bank, found.state.x),
        )
        if better == problem.grid and is_final:
            break
        problem = problem._replace(grid=better)
        found = acceleration.climb(problem, found.following, tolerance=tolerance, cycles=cycles - used)
        used, is_final = used + found.cycles, True
    return problem, found._replace(cycles=used)


def _calibration(asked: _Asked, looked: Design, labels, problem: Problem, found: Climb, errors: bool) -> Calibration:
    bank, state = problem.bank, found.state
    population = problem.population
    size = np.bincount(looked.group, minlength=len(labels))
    unknown = np.full(len(labels), np.nan)
    told = standard_errors(problem, state, found.expected, looked.scores) if errors else None
    return Calibration(
        items=parameters.outside(state.x, bank.function, bank.maximum),
        kinds=asked.kinds,
        errors=told.items if told else None,
        groups=Groups(labels, size, state.mean, state.deviation**2, told.mean if told else unknown, told.variance if told else unknown),
        log_likelihood=found.expected.log_likelihood,
        log_posterior=found.log_posterior,
        parameters=bank.count + int(population.free_mean.sum() + population.free_deviation.sum()),
        iterations=found.cycles,
        converged=found.converged,
        change=found.change,
        grid=problem.grid,
        categories=looked.categories,
        people=len(looked.scores),
        notes=looked.notes,
    )
