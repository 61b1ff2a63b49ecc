import numpy as np
import pytest

from touchstone.measurement.calibration import em, kernels_posterior, packing
from touchstone.measurement.calibration.conftest import example
from touchstone.measurement.calibration.em import Problem, State
from touchstone.measurement.calibration.fitting import _population
from touchstone.measurement.calibration.grid import Grid
from touchstone.measurement.calibration.kernels_response import log_probabilities
from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.calibration.parameters import bank, inside
from touchstone.measurement.calibration.priors import NO_PRIORS
from touchstone.measurement.items import MISSING, Floats, Scores


def test_exponentials_are_exact_to_the_last_digits() -> None:
    x = np.concatenate([np.linspace(-690, 0, 4001), [-1e300]])
    out, whole = np.empty_like(x), np.empty_like(x)

    kernels_posterior.exponentials(x, out, whole)

    assert out[:-1] == pytest.approx(np.exp(x[:-1]), rel=1e-15)
    assert 0 <= out[-1] < 1e-300


@pytest.fixture
def case() -> tuple[Problem, State, Scores]:
    """Two groups of people, a third of whose answers to graded items are missing, and one person's all."""
    scores, items = example("graded", people=200)
    scores[np.random.default_rng(1).random(scores.shape) < 0.3] = MISSING
    scores[5] = MISSING
    estimated = bank([Kind.GRADED] * 8, items.maximum, [NO_PRIORS] * 8, np.zeros(8, np.bool_))
    group = np.arange(200) % 2
    problem = Problem(
        estimated,
        packing.pack(scores, items.maximum),
        group,
        _population(estimated, np.zeros(8, np.bool_), 2),
        Grid(-6, 6, 21),
    )
    return problem, State(inside(items, 4), np.array([0.0, 0.5]), np.array([1.0, 1.3])), scores


def posteriors(problem: Problem, state: State, scores: Scores) -> tuple[Floats, Floats]:
    """In an array of people × nodes, as no program for many people should."""
    points = problem.grid.points
    logs = log_probabilities(problem.bank.function, problem.bank.maximum, state.x, points)
    joint = problem.grid.log_weights(state.mean, state.deviation)[problem.group]
    for i, person in enumerate(scores):
        for j, score in enumerate(person):
            if score != MISSING:
                joint[i] += logs[j, score]
    marginal = np.logaddexp.reduce(joint, axis=1)
    return np.exp(joint - marginal[:, np.newaxis]), marginal


def test_expected_counts_and_log_likelihood_are_those_of_plain_posteriors(case: tuple[Problem, State, Scores]) -> None:
    problem, state, scores = case
    weights, marginal = posteriors(*case)

    found = em.expect(problem, state)

    assert found.log_likelihood == pytest.approx(marginal.sum(), abs=1e-9)
    for g in range(2):
        assert found.mass[g] == pytest.approx(weights[problem.group == g].sum(axis=0), abs=1e-10)
    for j in range(8):
        for k in range(4):
            assert found.counts[j, k] == pytest.approx(weights[scores[:, j] == k].sum(axis=0), abs=1e-10)


def test_posterior_deviations_are_those_of_plain_posteriors(case: tuple[Problem, State, Scores]) -> None:
    problem, state, _ = case
    weights, _ = posteriors(*case)
    points = problem.grid.points
    mean = weights @ points

    found = em.deviations(problem, state)

    assert found == pytest.approx(np.sqrt(weights @ points**2 - mean**2), abs=1e-8)
