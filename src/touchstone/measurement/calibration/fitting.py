"""From answers to items: checks, starting values, EM, grid, standard errors, in this order."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from touchstone.measurement.calibration import acceleration, design, em, notes, parameters, rowsums
from touchstone.measurement.calibration import grid as grids
from touchstone.measurement.calibration.acceleration import Climb
from touchstone.measurement.calibration.design import Design
from touchstone.measurement.calibration.em import Population, Problem, State
from touchstone.measurement.calibration.grid import Grid
from touchstone.measurement.calibration.information import Errors, standard_errors
from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.calibration.packing import pack
from touchstone.measurement.calibration.parameters import Bank
from touchstone.measurement.calibration.priors import NO_PRIORS, Priors
from touchstone.measurement.calibration.result import Calibration, Groups, ItemErrors
from touchstone.measurement.items import Floats, Ints, Items, Mask, ResponseFunction, Scores

TOLERANCE, CYCLES = 3e-5, 2000
# When a first climb stops: near enough to see how narrow the posteriors are.
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
    variance of its own, but for the reference (otherwise the first label in sorted order), which is N(0, 1). anchors:
    known items, which then fix the scale, so that every group's mean and variance are free. RASCH and PARTIAL_CREDIT
    items fix the unit, so that every variance is free. names: for messages, otherwise columns are counted from 0.
    errors: standard errors from the observed information, and with priors from the curvature of the log posterior.
    grid: nodes, otherwise as many as the posteriors turn out to need. tolerance: the largest change of any parameter
    in one plain EM cycle at which it has converged. cycles: how many there may be.

    THREE_PARAMETER and FOUR_PARAMETER items always have a prior on their asymptotes; the notes name it. A slope may come
    out negative: the notes name the item, and `Items.of` would refuse it.

    Raises ValueError, naming the item, for answers that cannot be calibrated: see design.examine.
    """
    asked = _asked(np.asarray(scores), kinds, priors, names, anchors)
    table = design.as_scores(scores, asked.names)
    labels, group = _labels(groups, len(table), reference)
    looked = design.examine(
        table,
        kinds=asked.kinds,
        names=asked.names,
        maximum=_maximum(maximum, anchors, table, asked.names),
        group=group,
        anchored=asked.anchored,
    )
    groups_seen = np.bincount(looked.group, minlength=len(labels))
    if not groups_seen.all():
        raise ValueError(f"Nobody in group {labels[int(groups_seen.argmin())]} answered anything.")
    bank = parameters.bank(asked.kinds, looked.maximum, asked.priors, asked.anchored)
    found = None
    if grid is None and _is_simple(asked, looked, bank, len(labels)):
        found = _by_row_sums(looked.scores, bank, tolerance=tolerance, cycles=cycles, errors=errors)
    if found is None:
        found = _by_em(asked, looked, bank, grid, len(labels), tolerance=tolerance, cycles=cycles, errors=errors)
    return _calibration(asked, looked, labels, bank, found)


class _Asked(NamedTuple):
    kinds: tuple[Kind, ...]
    priors: tuple[Priors, ...]
    names: tuple[str, ...]
    anchored: Mask
    anchors: Anchors | None


class _Found(NamedTuple):
    state: State
    log_likelihood: float
    log_posterior: float
    cycles: int
    converged: bool
    change: float
    errors: Errors | None
    grid: Grid | None
    free_of_groups: int


def _asked(
    scores: np.ndarray,
    kinds: Kind | str | Sequence[Kind | str],
    priors: Priors | Sequence[Priors],
    names: Sequence[str] | None,
    anchors: Anchors | None,
) -> _Asked:
    n = scores.shape[1] if scores.ndim == 2 else 0  # noqa: PLR2004 (anything else is refused with the scores)
    each = [Kind(kinds)] * n if isinstance(kinds, str) else [Kind(kind) for kind in kinds]
    believed = [priors] * n if isinstance(priors, Priors) else list(priors)
    if len(each) != n or len(believed) != n:
        raise ValueError("Kinds and priors need one value per item.")
    anchored = np.zeros(n, np.bool_)
    if anchors is not None:
        anchored[anchors.columns] = True
        for column, function in zip(anchors.columns, anchors.items.function, strict=True):
            each[column] = _ANCHOR_KINDS[int(function)]
    called = tuple(map(str, range(n))) if names is None else tuple(names)
    return _Asked(tuple(each), tuple(believed), called, anchored, anchors)


_ANCHOR_KINDS = (Kind.FOUR_PARAMETER, Kind.GRADED, Kind.GENERALIZED_PARTIAL_CREDIT, Kind.NOMINAL)


def _labels(groups: Sequence[str] | None, people: int, reference: str | None) -> tuple[tuple[str, ...], Ints]:
    if groups is None:
        return ("all",), np.zeros(people, np.int64)
    if len(groups) != people:
        raise ValueError(f"There are {people} people but {len(groups)} group labels.")
    labels = sorted(set(map(str, groups)))
    if reference is not None:
        if reference not in labels:
            raise ValueError(f"Nobody is in the reference group {reference}.")
        labels.remove(reference)
        labels.insert(0, reference)
    places = {label: place for place, label in enumerate(labels)}
    return tuple(labels), np.array([places[str(label)] for label in groups], np.int64)


def _maximum(maximum: ArrayLike | None, anchors: Anchors | None, table: Scores, names: Sequence[str]) -> Ints | None:
    if maximum is None and anchors is None:
        return None
    highest = table.max(axis=0).astype(np.int64) if maximum is None else np.array(maximum, np.int64)
    if highest.shape != (len(names),):
        raise ValueError("maximum needs one value per item.")
    if anchors is not None:
        highest[anchors.columns] = anchors.items.maximum
    return highest


def _is_simple(asked: _Asked, looked: Design, bank: Bank, groups: int) -> bool:
    """Whether a person is known by one weighted row sum: see rowsums."""
    is_one_kind = len(set(asked.kinds)) == 1 and asked.kinds[0] in {Kind.ONE_PARAMETER, Kind.TWO_PARAMETER}
    has_priors = bool(bank.prior[:, 1].any() or bank.prior[:, 3].any())
    return looked.complete and is_one_kind and groups == 1 and not has_priors and not asked.anchored.any()


def _by_row_sums(scores: Scores, bank: Bank, *, tolerance: float, cycles: int, errors: bool) -> _Found | None:
    """None where a slope runs to infinity, which bounds in the general way can stop."""
    common = bank.kinds[0] is Kind.ONE_PARAMETER
    found = rowsums.fit(scores, common_slope=common, tolerance=tolerance, cycles=cycles)
    if not np.abs(found.a).max() < parameters.STEEPEST:
        return None
    x = np.zeros(bank.free.shape)
    x[:, :4] = np.transpose([found.a, found.intercept, np.full_like(found.a, -np.inf), np.full_like(found.a, np.inf)])
    told = _errors_by_row_sums(scores, found, common=common) if errors else None
    state = State(x, np.zeros(1), np.ones(1))
    reached = found.log_likelihood
    return _Found(state, reached, reached, found.cycles, found.converged, found.change, told, None, 0)


def _errors_by_row_sums(scores: Scores, found: rowsums.RowSumFit, *, common: bool) -> Errors:
    told = rowsums.errors(scores, found, common_slope=common)
    none = np.zeros_like(told.a)
    covariance = np.zeros((len(none), 4, 4))
    covariance[:, 0, 0], covariance[:, 1, 1] = told.a**2, told.b**2
    covariance[:, 0, 1] = covariance[:, 1, 0] = told.a_b
    column = none[:, np.newaxis]
    items = ItemErrors(told.a, told.b, none, none, told.b[:, np.newaxis], column, column, covariance)
    return Errors(items, np.zeros(1), np.zeros(1), bool(np.isfinite(told.a).all()))


def _by_em(
    asked: _Asked,
    looked: Design,
    bank: Bank,
    grid: Grid | None,
    groups: int,
    *,
    tolerance: float,
    cycles: int,
    errors: bool,
) -> _Found:
    x = parameters.start(bank, asked.priors, looked.counts)
    if asked.anchors is not None:
        x[asked.anchors.columns] = parameters.inside(asked.anchors.items, x.shape[1])
    population = _population(bank, asked.anchored, groups)
    packed = pack(looked.scores, looked.maximum)
    problem = Problem(bank, packed, looked.group, population, grid or grids.FIRST)
    state = State(x, population.mean, population.deviation)
    if grid is None:
        problem, climb = _climb_on_a_grid_that_will_do(problem, state, tolerance, cycles)
    else:
        climb = acceleration.climb(problem, state, tolerance=tolerance, cycles=cycles)
    return _Found(
        state=climb.state,
        log_likelihood=climb.expected.log_likelihood,
        log_posterior=climb.log_posterior,
        cycles=climb.cycles,
        converged=climb.converged,
        change=climb.change,
        errors=standard_errors(problem, climb.state, climb.expected, looked.scores) if errors else None,
        grid=problem.grid,
        free_of_groups=int(population.free_mean.sum() + population.free_deviation.sum()),
    )


def _population(bank: Bank, anchored: Mask, groups: int) -> Population:
    scale_known, unit_known = bool(anchored.any()), any(kind.has_unit_slope for kind in bank.kinds)
    free_mean, free_deviation = np.ones(groups, np.bool_), np.ones(groups, np.bool_)
    free_mean[0], free_deviation[0] = scale_known, scale_known or unit_known
    located = bool((bank.prior[:, 3] > 0).any() or (bank.prior[:, 13] > 0).any())
    scaled = bool((bank.prior[:, 1] > 0).any() or (bank.prior[:, 11] > 0).any())
    return Population(
        mean=np.zeros(groups),
        deviation=np.ones(groups),
        free_mean=free_mean,
        free_deviation=free_deviation,
        fold_mean=not (scale_known or located or (scaled and _has_nominal(bank))),
        fold_deviation=not (scale_known or unit_known or located or scaled),
    )


def _has_nominal(bank: Bank) -> bool:
    return bool((bank.function == ResponseFunction.NOMINAL).any())


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
    return problem, found._replace(cycles=used, converged=found.converged and is_final)


def _calibration(asked: _Asked, looked: Design, labels: tuple[str, ...], bank: Bank, found: _Found) -> Calibration:
    items = parameters.outside(found.state.x, bank.function, bank.maximum)
    estimated = ~asked.anchored
    unknown = np.full(len(labels), np.nan)
    told = found.errors
    said = [
        *looked.notes,
        *notes.about_priors(asked.kinds, asked.priors, estimated),
        *notes.about_items(items, asked.names, estimated),
        *notes.about_strained_priors(items, asked.names, asked.priors, bank.prior[:, 1] > 0),
    ]
    if not found.converged:
        said.append(f"It had not converged after {found.cycles} cycles: one more would change {found.change:.1g}.")
    if told and not told.is_definite:
        said.append("The answers do not determine every parameter, so there are no standard errors: add priors.")
    return Calibration(
        items=items,
        kinds=asked.kinds,
        errors=told.items if told else None,
        groups=_groups(labels, looked.group, found.state, (told.mean, told.variance) if told else (unknown, unknown)),
        log_likelihood=found.log_likelihood,
        log_posterior=found.log_posterior,
        parameters=bank.count + found.free_of_groups,
        iterations=found.cycles,
        converged=found.converged,
        change=found.change,
        grid=found.grid,
        categories=looked.categories,
        people=len(looked.scores),
        notes=tuple(said),
    )


def _groups(labels: tuple[str, ...], group: Ints, state: State, errors: tuple[Floats, Floats]) -> Groups:
    size = np.bincount(group, minlength=len(labels))
    return Groups(labels, size, state.mean, state.deviation**2, *errors)
