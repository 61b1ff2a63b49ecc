"""The fast path against published analyses, another package and plain twins that know no row sums."""

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from touchstone.measurement.calibration import rowsums
from touchstone.measurement.items import Floats, Scores

# How many of 1,000 gave each of the 32 patterns 00000, 00001, …, 11111 to sections 6 and 7 of the Law School Admission
# Test: Bock & Lieberman (1970).
SECTION_6 = [3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173]
SECTION_6 += [11, 61, 28, 298]
SECTION_7 = [12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35]
SECTION_7 += [18, 136, 32, 308]


def answers(patterns: list[int]) -> Scores:
    return (np.repeat(np.arange(32), patterns)[:, np.newaxis] >> np.arange(4, -1, -1) & 1).astype(np.int8)


class Simulated(NamedTuple):
    scores: Scores
    a: Floats
    intercept: Floats


def simulated(people: int, items: int, seed: int = 1) -> Simulated:
    rng = np.random.default_rng(seed)
    a, b, theta = rng.lognormal(0.1, 0.3, items), rng.normal(size=items), rng.normal(size=(people, 1))
    chance = 1 / (1 + np.exp(-a * (theta - b)))
    return Simulated((rng.random(chance.shape) < chance).astype(np.int8), a, -a * b)


class Plain(NamedTuple):
    """The marginal log likelihood and its slope, by 401 nodes for everybody: no posterior here is as narrow as two."""

    log_likelihood: float
    slope: Floats


def plain(scores: Scores, at: Floats) -> Plain:
    theta = np.linspace(-8, 8, 401)
    prior = np.exp(-(theta**2) / 2)
    a, d = at.reshape(2, -1)
    logit = np.outer(theta, a) + d
    log_joint = scores @ logit.T - np.logaddexp(0, logit).sum(axis=1) + np.log(prior / prior.sum())
    log_marginal = np.logaddexp.reduce(log_joint, axis=1, keepdims=True)
    posterior = np.exp(log_joint - log_marginal)
    surprise = posterior.T @ scores - posterior.sum(axis=0)[:, np.newaxis] / (1 + np.exp(-logit))
    return Plain(float(log_marginal.sum()), np.concatenate([theta @ surprise, surprise.sum(axis=0)]))


def information(scores: Scores, at: Floats) -> Floats:
    """By central differences of the slope; their error, of order 1e-4 squared, is below 1e-6 of it."""
    ways = 1e-4 * np.eye(len(at))
    return np.array([plain(scores, at - way).slope - plain(scores, at + way).slope for way in ways]) / 2e-4


def test_section_6_with_two_parameters_matches_rizopoulos() -> None:
    # R's ltm, Rizopoulos (2006, Journal of Statistical Software 17 (5)): 21 Gauss-Hermite nodes, stopped at a slope of
    # 0.024, which leaves 0.003 in the easiest item's b.
    fit = rowsums.fit(answers(SECTION_6))
    errors = rowsums.errors(answers(SECTION_6), fit)

    assert fit.converged
    assert fit.log_likelihood == pytest.approx(-2466.653, abs=0.001)
    assert fit.a == pytest.approx([0.8254, 0.7229, 0.8905, 0.6886, 0.6575], abs=0.003)
    assert -fit.intercept / fit.a == pytest.approx([-3.3597, -1.3696, -0.2799, -1.8659, -3.1236], abs=0.003)
    assert errors.a == pytest.approx([0.2581, 0.1867, 0.2326, 0.1852, 0.2100], rel=0.005)
    assert errors.b == pytest.approx([0.8669, 0.3073, 0.0997, 0.4341, 0.8700], rel=0.005)


def test_section_6_with_one_slope_matches_rizopoulos() -> None:
    # As above, p. 10; four digits are printed, and the standard errors are by differences of the slope.
    fit = rowsums.fit(answers(SECTION_6), common_slope=True)
    errors = rowsums.errors(answers(SECTION_6), fit, common_slope=True)

    assert fit.converged
    assert fit.log_likelihood == pytest.approx(-2466.938, abs=0.001)
    assert fit.a == pytest.approx([0.7551] * 5, abs=1e-4)
    assert -fit.intercept / fit.a == pytest.approx([-3.6153, -1.3224, -0.3176, -1.7301, -2.7802], abs=1e-4)
    assert errors.a == pytest.approx([0.0694] * 5, abs=1e-4)
    assert errors.b == pytest.approx([0.3266, 0.1422, 0.0977, 0.1691, 0.2510], abs=2e-4)


def test_section_7_matches_another_package() -> None:
    # PyPI mirt 1.2.0: fit_mirt(x, "2PL", n_quadpts=121, tol=1e-9), Oakes' standard errors. It stops some 1e-5 short.
    fit = rowsums.fit(answers(SECTION_7))
    errors = rowsums.errors(answers(SECTION_7), fit)

    assert fit.log_likelihood == pytest.approx(-2658.805113558, abs=1e-6)
    assert fit.a == pytest.approx([0.98755528, 1.08083734, 1.70744442, 0.76499555, 0.73567591], abs=1e-4)
    b = [-1.87924731, -0.74754048, -1.05724556, -0.63529854, -2.52075545]
    assert -fit.intercept / fit.a == pytest.approx(b, abs=1e-4)
    assert errors.a == pytest.approx([0.17719611, 0.16876454, 0.32106402, 0.13412101, 0.15113443], rel=5e-4)
    assert errors.b == pytest.approx([0.26396394, 0.10925076, 0.11535968, 0.13011874, 0.44625116], rel=5e-4)


@pytest.mark.parametrize("items", [3, 8, 13])
def test_the_fit_is_where_newtons_steps_on_the_plain_likelihood_end(items: int) -> None:
    scores, a, intercept = simulated(800, items)
    at = np.concatenate([a, intercept])
    for _ in range(12):
        at = at + np.linalg.solve(information(scores, at), plain(scores, at).slope)

    fit = rowsums.fit(scores)

    # Newton's steps end within 1e-8 of the top; the fit, within its tolerance of 1e-6, times what remains to be gone.
    assert np.abs(plain(scores, at).slope).max() < 1e-6
    assert fit.log_likelihood == pytest.approx(plain(scores, at).log_likelihood, abs=1e-6)
    assert np.concatenate([fit.a, fit.intercept]) == pytest.approx(at, abs=1e-5)


def test_the_common_slope_is_where_the_slopes_of_the_likelihood_cancel() -> None:
    scores = simulated(800, 9).scores

    fit = rowsums.fit(scores, common_slope=True, tolerance=1e-9)

    slope = plain(scores, np.concatenate([fit.a, fit.intercept])).slope
    assert np.ptp(fit.a) == 0
    # Sums of 800 people, whose information is some hundreds, times a tolerance of 1e-9.
    assert slope[:9].sum() == pytest.approx(0, abs=1e-5)
    assert slope[9:] == pytest.approx(np.zeros(9), abs=1e-5)


@pytest.mark.parametrize(("people", "items"), [(3000, 4), (2000, 150)])
def test_the_log_likelihood_is_exact_for_short_tests_and_for_long(people: int, items: int) -> None:
    scores = simulated(people, items).scores

    fit = rowsums.fit(scores)

    exact = plain(scores, np.concatenate([fit.a, fit.intercept])).log_likelihood
    assert fit.log_likelihood == pytest.approx(exact, abs=1e-8 * people)  # as documented


@pytest.mark.parametrize("common_slope", [False, True])
def test_standard_errors_are_those_of_the_likelihoods_curvature(*, common_slope: bool) -> None:
    scores = simulated(1000, 10).scores
    fit = rowsums.fit(scores, common_slope=common_slope)
    errors = rowsums.errors(scores, fit, common_slope=common_slope)

    curvature = information(scores, np.concatenate([fit.a, fit.intercept]))
    free = np.eye(20)
    if common_slope:
        free = np.column_stack([np.repeat([1.0, 0.0], 10), free[:, 10:]])
    exact = free @ np.linalg.inv(free.T @ curvature @ free) @ free.T

    # Single precision in one product, 1e-7, is magnified by how much information is missing.
    assert errors.covariance == pytest.approx(exact, abs=1e-4 * np.abs(exact).max())
    assert np.concatenate([errors.a, errors.intercept]) == pytest.approx(np.sqrt(np.diag(exact)), rel=1e-4)


def test_slope_and_difficulty_vary_together_as_the_delta_method_says() -> None:
    scores = simulated(1000, 6).scores
    fit = rowsums.fit(scores)

    errors = rowsums.errors(scores, fit)

    # (a, b) as a function of (a, d), by its Jacobian item by item.
    for item in range(6):
        a, b = fit.a[item], -fit.intercept[item] / fit.a[item]
        jacobian = np.array([[1, 0], [-b / a, -1 / a]])
        within = jacobian @ errors.covariance[item::6, item::6] @ jacobian.T
        found = [[errors.a[item] ** 2, errors.a_b[item]], [errors.a_b[item], errors.b[item] ** 2]]
        assert found == pytest.approx(within, rel=1e-9)  # rounding


def test_95_percent_intervals_cover_the_truth_95_times_in_a_hundred() -> None:
    covered = []
    for seed in range(60):
        truth = simulated(1000, 20, seed)
        fit = rowsums.fit(truth.scores)
        errors = rowsums.errors(truth.scores, fit)
        covered += [np.abs(fit.a - truth.a) < 1.96 * errors.a]
        covered += [np.abs(fit.intercept / fit.a - truth.intercept / truth.a) < 1.96 * errors.b]

    # 2,400 intervals: the standard error of the share is half a per cent.
    assert np.mean(covered) == pytest.approx(0.95, abs=0.015)


def test_people_in_several_shares_count_as_people_in_one() -> None:
    once = simulated(9000, 12).scores
    twice = np.concatenate([once, once])  # 18,000 people are two shares, for two threads

    one, two = rowsums.fit(once), rowsums.fit(twice)
    errors_one, errors_two = rowsums.errors(once, one), rowsums.errors(twice, two)

    # Both stop within the tolerance, 1e-6, of where the cycles lead.
    assert two.a == pytest.approx(one.a, abs=1e-5)
    assert two.log_likelihood == pytest.approx(2 * one.log_likelihood, abs=1e-5)
    assert errors_two.b * np.sqrt(2) == pytest.approx(errors_one.b, rel=1e-4)


@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 1000), turned=st.lists(st.booleans(), min_size=10, max_size=10))
def test_scoring_an_item_the_other_way_round_turns_its_signs_only(*, seed: int, turned: list[bool]) -> None:
    scores = simulated(500, 10, seed).scores
    wrong_way = np.array(turned)
    fit = rowsums.fit(scores)

    found = rowsums.fit(np.where(wrong_way, 1 - scores, scores).astype(np.int8))

    # θ may turn as well, when most items are scored the other way round. Both stop within the tolerance, 1e-6, of where
    # the cycles lead; a tenth of the way is gained by each.
    sign = np.where(wrong_way, -1, 1)
    assert found.log_likelihood == pytest.approx(fit.log_likelihood, abs=1e-6)
    assert np.abs(found.a) == pytest.approx(np.abs(fit.a), abs=1e-4)
    assert found.intercept == pytest.approx(sign * fit.intercept, abs=1e-4)


def test_a_slope_that_runs_to_infinity_is_not_called_converged() -> None:
    ladder = np.tril(np.ones((6, 5), np.int8), -1)  # Guttman's (1944) scale: no answer contradicts the order

    fit = rowsums.fit(np.repeat(ladder, 30, axis=0))

    assert not fit.converged
    assert np.isfinite(fit.log_likelihood)


def test_an_item_without_information_has_no_standard_error() -> None:
    scores = simulated(500, 5).scores
    fit = rowsums.fit(scores)
    steep = fit._replace(a=np.where(np.arange(5) == 0, 30.0, fit.a), intercept=np.full(5, -300.0))

    assert np.isnan(rowsums.errors(scores, steep).a[0])


def test_too_few_cycles_are_not_called_converged() -> None:
    fit = rowsums.fit(simulated(500, 10).scores, cycles=2)

    assert (fit.cycles, fit.converged) == (2, False)
    assert fit.change > 1e-6


def test_columns_may_lie_apart_in_memory() -> None:
    scores = simulated(300, 10).scores
    apart = np.asfortranarray(scores)

    fit = rowsums.fit(apart)

    assert fit.log_likelihood == rowsums.fit(scores).log_likelihood
    assert (rowsums.errors(apart, fit).a == rowsums.errors(scores, fit).a).all()
