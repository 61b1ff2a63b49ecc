import numpy as np
import pytest

from touchstone.measurement import ability, irt, simulation
from touchstone.measurement.curves import log_probabilities
from touchstone.measurement.items import MISSING, Floats, Items, ResponseFunction, Scores

PRIOR = ability.equicorrelated(3)


def _posterior_on_a_grid(pool: Items, scores: Scores) -> tuple[float, float]:
    """Mode and standard deviation under a standard normal prior, by brute force in one dimension."""
    grid = np.linspace(-6, 6, 24_001)
    p = irt.category_probabilities(grid, pool)
    log_posterior = -(grid**2) / 2 + np.log(p[:, np.arange(len(pool)), scores]).sum(axis=1)
    weights = np.exp(log_posterior - log_posterior.max())
    weights /= weights.sum()
    mean = float(weights @ grid)
    return float(grid[log_posterior.argmax()]), float(np.sqrt(weights @ (grid - mean) ** 2))


def test_the_estimate_is_the_mode_of_the_posterior_found_by_brute_force() -> None:
    pool = Items.of(a=[1.2, 0.8, 1.5, 1.0], b=[-1, 0, 0.5, 1], c=[0.2, 0, 0.25, 0], maximum=[1, 1, 1, 3])
    scores = np.array([1, 1, 0, 2], np.int8)

    found = ability.estimate(ability.equicorrelated(1), pool, scores)
    mode, deviation = _posterior_on_a_grid(pool, scores)

    assert found.converged
    assert found.mean[0] == pytest.approx(mode, abs=5e-4)  # the grid's own step
    assert found.standard_error[0] == pytest.approx(deviation, rel=0.05)  # four answers: not yet quite normal


def test_without_answers_the_posterior_is_the_prior() -> None:
    pool = Items.of(a=[1.0], b=[0.0], dimension=[1])

    found = ability.estimate(PRIOR, pool, np.array([MISSING], np.int8))

    assert found.mean == pytest.approx(PRIOR.mean)
    assert found.covariance == pytest.approx(PRIOR.covariance)


def test_an_answer_about_one_competency_says_a_little_about_the_others() -> None:
    pool = Items.of(a=[1.5], b=[0.0], dimension=[0])

    found = ability.estimate(PRIOR, pool, np.array([1], np.int8))

    assert 0 < found.mean[1] < found.mean[0]
    assert found.mean[1] == pytest.approx(0.5 * found.mean[0])  # the prior's correlation carries it
    assert found.standard_error[0] < found.standard_error[1] < 1


def test_the_answers_of_a_cohort_and_of_one_person_give_the_same_estimate() -> None:
    rng = np.random.default_rng(7)
    pool = Items.of(a=rng.lognormal(0, 0.2, 30), b=rng.normal(0, 1, 30), dimension=np.arange(30) % 3)
    scores = simulation.responses(rng, rng.normal(size=(5, 3)), pool)

    together = ability.estimate(PRIOR, pool, scores)

    for person in range(5):
        assert ability.estimate(PRIOR, pool, scores[person]).mean == pytest.approx(together.mean[person], abs=1e-6)


def test_true_abilities_are_recovered_without_bias_and_within_their_standard_errors() -> None:
    rng = np.random.default_rng(11)
    people, n = 2000, 45
    pool = Items.of(
        a=rng.lognormal(0.1, 0.2, n),
        b=rng.normal(0, 1, n),
        c=np.where(np.arange(n) % 2, 0.2, 0),
        dimension=np.arange(n) % 3,
    )
    truth = rng.multivariate_normal(PRIOR.mean, PRIOR.covariance, people)

    found = ability.estimate(PRIOR, pool, simulation.responses(rng, truth, pool))
    error = found.mean - truth

    # Four standard errors of a mean over 2,000 people, plus 0.02 for a mode standing in for a mean.
    assert np.abs(error.mean(axis=0)).max() < 4 * error.std() / np.sqrt(people) + 0.02
    covered = np.abs(error) < 1.96 * found.standard_error
    assert covered.mean() == pytest.approx(0.95, abs=0.02)
    assert found.converged.all()


def test_a_perfect_and_a_hopeless_sitting_give_finite_estimates() -> None:
    pool = Items.of(a=[2.0] * 24, b=np.linspace(-3, 3, 24), c=[0.2] * 24)

    both = ability.estimate(ability.equicorrelated(1), pool, np.array([[1] * 24, [0] * 24], np.int8))

    assert both.converged.all()
    assert both.mean[0, 0] > 1.5
    assert both.mean[1, 0] < -1.5


def test_the_composite_weighs_means_and_carries_covariances() -> None:
    known = ability.Ability(np.array([1.0, 0.0]), np.array([[0.25, 0.1], [0.1, 0.16]]), np.array(True))

    overall = ability.composite(known, np.array([0.5, 0.5]))

    assert overall.mean == pytest.approx(0.5)
    assert overall.standard_error == pytest.approx(np.sqrt(0.25 * 0.25 + 0.25 * 0.16 + 2 * 0.25 * 0.1))


@pytest.mark.parametrize(("z", "chance"), [(0.0, 0.5), (1.0, 0.8413447), (-1.96, 0.0249979), (3.0, 0.9986501)])
def test_the_chance_of_being_above_a_bar_matches_the_normal_table(z: float, chance: float) -> None:
    assert float(ability.chance_above(np.array(0.4 * z + 1.0), np.array(0.4), 1.0)) == pytest.approx(chance, abs=1e-7)


def test_a_score_above_an_items_maximum_is_refused() -> None:
    with pytest.raises(ValueError, match="outside its item's range"):
        ability.estimate(ability.equicorrelated(1), Items.of(a=[1.0], b=[0.0]), np.array([2], np.int8))


TWO = ability.Prior(np.array([0.2, -0.3]), np.array([[1.0, 0.6], [0.6, 1.5]]))
EVERY = Items.of(
    a=[1.5, 1.2, 0.8, 1.0] * 3,
    b=[-1.0, 0.0, 0.4, 0.0] * 3,
    c=[0.2, 0, 0, 0] * 3,
    d=[0.95, 1, 1, 1] * 3,
    maximum=[1, 2, 3, 2] * 3,
    steps=[[], [-0.8, 0.6], [-1, 0, 1], []] * 3,
    slopes=[[], [], [], [0.7, 2.0]] * 3,
    intercepts=[[], [], [], [0.4, -0.5]] * 3,
    function=list(ResponseFunction) * 3,
    dimension=[0, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1],
)


def _in_two_dimensions(scores: Scores) -> tuple[Floats, Floats, Floats, Floats]:
    """By brute force: mode, mean and covariance of the posterior, and the nodes' weights (with the nodes first)."""
    side = np.linspace(-6, 6, 401)
    grid = np.stack(np.meshgrid(side, side, indexing="ij"), axis=-1).reshape(-1, 2)
    apart = grid - TWO.mean
    logs = -0.5 * np.einsum("qi,ij,qj->q", apart, np.linalg.inv(TWO.covariance), apart)
    for dimension in (0, 1):
        places = np.flatnonzero((EVERY.dimension == dimension) & (scores != MISSING))
        curve = log_probabilities(side[:, np.newaxis], EVERY.take(places))
        along = curve[:, np.arange(len(places)), scores[places]].sum(axis=1)
        logs += along[np.searchsorted(side, grid[:, dimension] - 1e-9)]
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    mean = weights @ grid
    covariance = np.einsum("q,qi,qj->ij", weights, grid - mean, grid - mean)
    return grid[logs.argmax()], mean, covariance, np.column_stack((grid, weights))


def test_with_every_response_function_the_mode_is_that_of_brute_force_in_two_dimensions() -> None:
    scores = np.array([1, 2, 1, 0, 0, 1, 3, 2, 1, MISSING, 2, MISSING], np.int8)
    mode, mean, covariance, _ = _in_two_dimensions(scores)

    found = ability.estimate(TWO, EVERY, scores)

    assert found.converged
    assert found.mean == pytest.approx(mode, abs=0.016)  # half the grid's step of 0.03
    # Ten answers: mode and mean are a tenth of a standard error apart, and curvature is not quite the covariance.
    assert found.mean == pytest.approx(mean, abs=0.1)
    assert found.covariance == pytest.approx(covariance, rel=0.15)


def test_the_chance_of_a_composite_above_a_bar_is_near_that_of_brute_force() -> None:
    scores = np.array([1, 2, 1, 0, 0, 1, 3, 2, 1, MISSING, 2, MISSING], np.int8)
    weights = np.array([0.7, 0.3])
    nodes = _in_two_dimensions(scores)[-1]
    exact = nodes[nodes[:, :2] @ weights > 0.5, 2].sum()

    overall = ability.composite(ability.estimate(TWO, EVERY, scores), weights)
    chance = ability.chance_above(overall.mean, overall.standard_error, 0.5)

    assert float(chance) == pytest.approx(exact, abs=0.04)  # a normal for a slightly skew posterior of ten answers


def test_abilities_from_every_response_function_are_covered_by_their_intervals() -> None:
    rng = np.random.default_rng(12)
    pool = EVERY.take(np.tile(np.arange(12), 3))
    truth = rng.multivariate_normal(TWO.mean, TWO.covariance, 4000)
    scores = simulation.responses(rng, truth, pool)
    scores[rng.random(scores.shape) < 0.3] = MISSING

    found = ability.estimate(TWO, pool, scores)

    assert found.converged.all()
    covered = np.abs(found.mean - truth) < 1.96 * found.standard_error
    assert covered.mean(axis=0) == pytest.approx(
        [0.95, 0.95], abs=0.015
    )  # three standard errors, and a mode for a mean


def test_plausible_values_have_the_posteriors_mean_and_covariance() -> None:
    known = ability.Ability(np.array([[1.0, 0.0]]), np.array([[[0.25, 0.1], [0.1, 0.16]]]), np.array([True]))

    draws = ability.plausible_values(np.random.default_rng(13), known, 40_000)[:, 0]

    # Four standard errors: 0.5 / 200 times four for a mean, 4 √2 / 200 = 3 % for a variance.
    assert draws.mean(axis=0) == pytest.approx([1, 0], abs=0.01)
    assert np.cov(draws.T) == pytest.approx(known.covariance[0], rel=0.04)
