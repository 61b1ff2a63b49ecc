"""Fewer cycles for the same answer: Anderson mixing of EM steps, with a safeguard.

Theory of operation. EM's steps shrink in nearly constant ratios; Anderson mixing (Anderson, 1965; Walker & Ni, 2011)
combines the last few so that their remainders cancel. A proposal that lowers the log posterior, or is no set of
parameters, is dropped for the plain EM step it grew from, so the ascent of EM is kept. Convergence is judged on the
plain EM step alone: an accelerated step may be small by accident.
"""

from typing import NamedTuple

import numpy as np

from touchstone.measurement.calibration import em
from touchstone.measurement.calibration.em import Expected, Problem, State
from touchstone.measurement.calibration.parameters import Bank, logistic
from touchstone.measurement.items import Floats, ResponseFunction

_MEMORY = 6
_SLACK = 1e-9  # of the log posterior: what rounding may take away


class Climb(NamedTuple):
    """state: the last that was evaluated. following: one plain EM step from it. change: the largest in any parameter
    between the two, which convergence was judged on."""

    state: State
    following: State
    expected: Expected
    log_posterior: float
    cycles: int
    change: float
    converged: bool


def climb(problem: Problem, state: State, *, tolerance: float, cycles: int) -> Climb:
    """EM cycles from a state until a plain one changes no parameter by more than the tolerance."""
    steps: list[tuple[Floats, Floats]] = []
    best: Climb | None = None
    for cycle in range(1, cycles + 1):
        expected = em.expect(problem, state)
        following, log_prior = em.maximize(problem, state, expected)
        reached = expected.log_likelihood + log_prior
        if best and steps and not reached >= best.log_posterior - _SLACK * abs(best.log_posterior):
            state = best.following
            steps.clear()
            continue
        change = distance(problem.bank, state, following)
        best = Climb(state, following, expected, reached, cycle, change, change < tolerance)
        if best.converged:
            break
        steps.append((vector(problem, state), vector(problem, following)))
        del steps[:-_MEMORY]
        state = _mixture(problem, steps, following)
    if best is None:
        raise ValueError("At least one cycle is needed.")
    return best._replace(cycles=cycle)


def vector(problem: Problem, state: State) -> Floats:
    """All that is estimated, in one row; groups by mean and log standard deviation."""
    population = problem.population
    return np.concatenate(
        [
            state.x[problem.bank.free],
            state.mean[population.free_mean],
            np.log(state.deviation[population.free_deviation]),
        ]
    )


def _state(problem: Problem, values: Floats, like: State) -> State:
    bank, population = problem.bank, problem.population
    items, groups = int(bank.free.sum()), int(population.free_mean.sum())
    x, mean, deviation = like.x.copy(), like.mean.copy(), like.deviation.copy()
    x[bank.free] = values[:items]
    mean[population.free_mean] = values[items : items + groups]
    deviation[population.free_deviation] = np.exp(values[items + groups :])
    return State(np.clip(x, bank.low, bank.high), mean, deviation)


def _mixture(problem: Problem, steps: list[tuple[Floats, Floats]], following: State) -> State:
    """Where the last steps seem to lead; the plain step itself when that is nowhere."""
    if len(steps) < 2:  # noqa: PLR2004 (a mixture needs two)
        return following
    before, after = (np.array(side) for side in zip(*steps, strict=True))
    residual = after - before
    weights, *_ = np.linalg.lstsq(np.diff(residual, axis=0).T, residual[-1], rcond=1e-10)
    mixed = after[-1] - weights @ np.diff(after, axis=0)
    if not np.isfinite(mixed).all():
        return following
    proposal = _state(problem, mixed, following)
    return proposal if _is_possible(problem.bank, proposal) else following


def _is_possible(bank: Bank, state: State) -> bool:
    graded = np.flatnonzero(bank.function == ResponseFunction.GRADED)
    falls = np.diff(state.x[graded, 1:], axis=1) < 0
    exists = np.arange(2, state.x.shape[1]) <= bank.maximum[graded, np.newaxis]
    positive = state.x[bank.prior[:, 1] > 0, 0] > 0
    return bool((falls | ~exists).all() and positive.all() and (state.deviation > 0).all())


def distance(bank: Bank, state: State, other: State) -> float:
    """The largest change; asymptotes as such, since their logits run away where they do not matter."""
    change = np.abs(np.subtract(other.x, state.x, where=bank.free, out=np.zeros_like(state.x)))
    logistic_items = bank.function == ResponseFunction.LOGISTIC
    if bank.free[logistic_items, 2:4].any():
        ends = [one.x[logistic_items, 2:4] for one in (state, other)]
        change[logistic_items, 2:4] = np.abs(logistic(ends[0]) - logistic(ends[1]))
    moved = np.abs(other.mean - state.mean).max(), np.abs(other.deviation - state.deviation).max()
    return float(max(change.max(initial=0.0), *moved))
