import numpy as np
import pytest

from touchstone.measurement.calibration import acceleration, em, packing, parameters
from touchstone.measurement.calibration.conftest import example
from touchstone.measurement.calibration.em import Problem, State
from touchstone.measurement.calibration.fitting import _population
from touchstone.measurement.calibration.grid import FIRST
from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.calibration.priors import NO_PRIORS


def case(kind: str) -> tuple[Problem, State]:
    scores, items = example(kind)
    n, believed = len(items), [NO_PRIORS] * len(items)
    bank = parameters.bank([Kind(kind)] * n, items.maximum, believed, np.zeros(n, np.bool_))
    counts = np.array([np.bincount(column, minlength=items.maximum[0] + 1) for column in scores.T])
    population = _population(bank, np.zeros(n, np.bool_), 1)
    problem = Problem(bank, packing.pack(scores, items.maximum), np.zeros(len(scores), np.int64), population, FIRST)
    return problem, State(parameters.start(bank, believed, counts), population.mean, population.deviation)


@pytest.mark.parametrize("kind", ["1pl", "2pl", "graded", "pcm", "gpcm", "nominal"])
def test_plain_cycles_never_lower_the_likelihood(kind: str) -> None:
    problem, state = case(kind)
    reached = []

    for _ in range(12):
        expected = em.expect(problem, state)
        reached.append(expected.log_likelihood)
        state, _ = em.maximize(problem, state, expected)

    assert (np.diff(reached) > -1e-6).all()  # the sum over the grid and the folding agree to that


@pytest.mark.parametrize("kind", ["2pl", "graded", "nominal"])
def test_mixing_leads_where_plain_cycles_lead_in_fewer(kind: str) -> None:
    problem, state = case(kind)

    found = acceleration.climb(problem, state, tolerance=1e-6, cycles=500)

    cycles = 0
    while acceleration.distance(problem.bank, state, following := _cycle(problem, state)) > 1e-6:
        state, cycles = following, cycles + 1
    assert found.converged
    assert found.cycles < cycles
    assert found.state.x == pytest.approx(state.x, abs=1e-4)


def _cycle(problem: Problem, state: State) -> State:
    return em.maximize(problem, state, em.expect(problem, state))[0]


def test_no_cycle_is_no_calibration() -> None:
    problem, state = case("2pl")

    with pytest.raises(ValueError, match="At least one cycle"):
        acceleration.climb(problem, state, tolerance=1e-6, cycles=0)
