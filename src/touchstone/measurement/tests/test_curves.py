import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.measurement.curves import curves, log_probabilities
from touchstone.measurement.items import Floats, Items, ResponseFunction

LOGISTIC, GRADED, PARTIAL_CREDIT, NOMINAL = ResponseFunction
THETA = np.linspace(-8, 8, 161)


def mixed(a: float, b: float, c: float, d: float) -> Items:
    return Items.of(
        a=[a, a, a, 1, a],
        b=[b, b, b, 0, b],
        c=[c, 0, 0, 0, 0],
        d=[d, 1, 1, 1, 1],
        maximum=[1, 3, 4, 2, 1],
        steps=[[], [-1.0, 0.1, 0.6], [0.5, -1, 0, 0.7], [], []],
        slopes=[[], [], [], [a, -a / 2], []],
        intercepts=[[], [], [], [b, -0.3], []],
        function=[LOGISTIC, GRADED, PARTIAL_CREDIT, NOMINAL, GRADED],
    )


pools = st.builds(mixed, st.floats(0.1, 10), st.floats(-4, 4), st.floats(0, 0.5), st.floats(0.7, 1))


def _probability(theta: float, pool: Items) -> Floats:
    p: Floats = curves(np.array([[theta]]), pool).probability[0]
    return p


def test_the_four_parameter_model_matches_its_formula() -> None:
    found = curves(THETA[:, np.newaxis], mixed(1.3, 0.5, 0.2, 0.9)).probability[:, 0, 1]

    assert found == pytest.approx(0.2 + 0.7 / (1 + np.exp(-1.3 * (THETA - 0.5))), abs=1e-14)


def test_graded_probabilities_are_differences_of_logistic_curves() -> None:
    reached = 1 / (1 + np.exp(-1.3 * (THETA[:, np.newaxis] - 0.5 - np.array([-1.0, 0.1, 0.6]))))
    by_hand = -np.diff(np.hstack((np.ones((161, 1)), reached, np.zeros((161, 1)))), axis=1)

    found = curves(THETA[:, np.newaxis], mixed(1.3, 0.5, 0, 1)).probability[:, 1, :4]

    assert found == pytest.approx(by_hand, abs=1e-14)


def test_nominal_probabilities_match_bocks_formula() -> None:
    numerators = np.exp([0.0, 1.3 * 2 + 0.5, -0.65 * 2 - 0.3])

    assert _probability(2.0, mixed(1.3, 0.5, 0, 1))[3, :3] == pytest.approx(numerators / numerators.sum(), abs=1e-14)


def test_a_partial_credit_item_is_a_nominal_one_whose_slopes_rise_evenly() -> None:
    # a = 1.2, thresholds -0.5 and 0.9: intercepts are -a times their sums.
    pool = Items.of(
        a=[1.2, 1],
        b=[0, 0],
        maximum=[2, 2],
        steps=[[-0.5, 0.9], []],
        slopes=[[], [1.2, 2.4]],
        intercepts=[[], [0.6, -0.48]],
        function=[PARTIAL_CREDIT, NOMINAL],
    )

    credit, nominal = curves(THETA[:, np.newaxis], pool).probability.transpose(1, 0, 2)

    assert credit == pytest.approx(nominal, abs=1e-14)


@pytest.mark.parametrize("function", [GRADED, PARTIAL_CREDIT])
def test_with_one_mark_every_ordered_family_is_the_two_parameter_model(function: ResponseFunction) -> None:
    one = Items.of(a=[1.7], b=[-0.4], function=[function])

    for found, logistic in zip(
        curves(THETA[:, np.newaxis], one), curves(THETA[:, np.newaxis], Items.of(a=[1.7], b=[-0.4])), strict=True
    ):
        assert found == pytest.approx(logistic, abs=1e-13)


@given(theta=st.floats(-8, 8), pool=pools)
def test_probabilities_are_none_negative_and_sum_to_one(theta: float, pool: Items) -> None:
    p = _probability(theta, pool)

    assert (p >= 0).all()
    assert p.sum(axis=-1) == pytest.approx(np.ones(5), abs=1e-14)


@given(theta=st.floats(-8, 8), pool=pools)
def test_slope_and_curvature_are_the_derivatives_of_the_log_probabilities(theta: float, pool: Items) -> None:
    h = 1e-4
    exists = np.arange(5) <= pool.maximum[:, np.newaxis]
    below, here, above = (log_probabilities(np.array([[theta + s]]), pool)[0][exists] for s in (-h, 0, h))

    found = curves(np.array([[theta]]), pool)

    # A central difference errs by h² l‴ / 6, with l‴ up to a³ = 1,000 some 2e-6, and by rounding of logs up to 800 / h:
    # 1e-9; the second difference by h² l⁗ / 12, up to a⁴ h² / 12 = 1e-5, and by rounding of 1e-13 / h²: 2e-5.
    assert (above - below) / (2 * h) == pytest.approx(found.slope[0][exists], abs=5e-6)
    assert (above - 2 * here + below) / h**2 == pytest.approx(found.curvature[0][exists], abs=1e-4)


@given(theta=st.floats(-8, 8), pool=pools)
def test_slopes_average_to_zero_and_curvatures_to_minus_the_information(theta: float, pool: Items) -> None:
    p, slope, curvature = (each[0] for each in curves(np.array([[theta]]), pool))

    assert (p * slope).sum(axis=-1) == pytest.approx(np.zeros(5), abs=1e-12)
    assert (p * (slope**2 + curvature)).sum(axis=-1) == pytest.approx(np.zeros(5), abs=1e-11)


@given(theta=st.floats(-8, 8), b=st.floats(-4, 4), a=st.floats(0.1, 10))
def test_a_graded_item_seen_in_a_mirror_is_the_mirrored_item(theta: float, b: float, a: float) -> None:
    pool = Items.of(a=[a], b=[b], maximum=[3], steps=[[-1.0, 0.2, 0.7]], function=[GRADED])
    mirrored = Items.of(a=[a], b=[-b], maximum=[3], steps=[[-0.7, -0.2, 1.0]], function=[GRADED])

    # The same numbers but for rounding of the thresholds, 1e-16 of 5 times a slope of 10.
    assert _probability(theta, pool)[0, ::-1] == pytest.approx(_probability(-theta, mirrored)[0], abs=1e-14)


@pytest.mark.parametrize("theta", [-1e6, -80.0, -8.0, 8.0, 80.0, 1e6])
def test_every_number_is_finite_at_the_ends_of_every_scale(theta: float) -> None:
    pool = mixed(10, 0.1, 0.5, 0.9)

    assert all(np.isfinite(each).all() for each in curves(np.array([[theta]]), pool))
    logs = log_probabilities(np.array([[theta]]), pool)[0]
    assert np.isfinite(logs[np.arange(5) <= pool.maximum[:, np.newaxis]]).all()


def test_tails_keep_their_digits() -> None:
    # At θ = -8 the best graded score has probability σ(-10 · 8.7) = exp(-87) to sixteen digits.
    pool = Items.of(a=[10.0], b=[0.0], maximum=[2], steps=[[-0.3, 0.7]], function=[GRADED])

    assert _probability(-8.0, pool)[0, 2] == pytest.approx(np.exp(-87.0), rel=1e-12)
