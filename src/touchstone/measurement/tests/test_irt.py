import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.measurement import irt
from touchstone.measurement.curves import curves
from touchstone.measurement.items import MISSING, Items, ResponseFunction

THETA = np.linspace(-8, 8, 161)
POOL = Items.of(
    a=[1.0, 0.4, 2.5, 1.3, 0.8],
    b=[0.0, -2.0, 1.5, 0.3, -0.7],
    c=[0.0, 0.25, 0.2, 0.0, 0.0],
    maximum=[1, 1, 1, 3, 2],
    steps=[[0.0], [0.0], [0.0], [-0.6, 0.1, 0.5], [0.4, -0.4]],
)


def test_a_rasch_item_is_a_coin_toss_where_ability_meets_difficulty() -> None:
    rasch = Items.of(a=[1.0], b=[0.7])

    assert irt.expected_score(np.array([0.7]), rasch)[0, 0] == pytest.approx(0.5, abs=1e-15)


def test_the_three_parameter_model_matches_birnbaums_formula() -> None:
    by_hand = 0.25 + 0.75 / (1 + np.exp(-0.4 * (THETA + 2.0)))

    assert irt.expected_score(THETA, POOL)[:, 1] == pytest.approx(by_hand, abs=1e-14)


def test_partial_credit_matches_murakis_formula_for_one_ability_by_hand() -> None:
    # θ = 1, a = 0.8, b = -0.7, steps ±0.4: logits 0.8 (1.7 - 0.4) = 1.04 and 0.8 (1.7 + 0.4) = 1.68.
    numerators = np.array([1, np.exp(1.04), np.exp(1.04 + 1.68)])

    found = irt.category_probabilities(np.array([1.0]), POOL)[0, 4]

    assert found[:3] == pytest.approx(numerators / numerators.sum(), abs=1e-14)
    assert found[3] == 0


def test_probabilities_of_all_scores_sum_to_one_even_at_the_ends_of_the_scale() -> None:
    p = irt.category_probabilities(THETA, POOL)

    assert p.sum(axis=-1) == pytest.approx(np.ones((len(THETA), len(POOL))), abs=1e-12)
    assert (p >= 0).all()


def test_expected_scores_agree_with_the_category_probabilities() -> None:
    p = irt.category_probabilities(THETA, POOL)

    assert irt.expected_score(THETA, POOL) == pytest.approx(p @ np.arange(p.shape[-1]), abs=1e-12)


def test_information_is_the_expected_squared_slope_of_the_log_likelihood() -> None:
    h = 1e-5
    p = irt.category_probabilities(THETA, POOL)
    change = irt.category_probabilities(THETA + h, POOL) - irt.category_probabilities(THETA - h, POOL)
    slope = change / (2 * h)
    # Σ_k (dP_k/dθ)² / P_k, over the scores that exist
    numeric = np.divide(slope**2, p, out=np.zeros_like(p), where=p > 1e-12).sum(axis=-1)

    assert irt.information(THETA, POOL) == pytest.approx(numeric, abs=1e-6)


def test_a_rasch_items_information_peaks_at_a_quarter() -> None:
    assert irt.information(np.array([0.0]), Items.of(a=[1.0], b=[0.0]))[0, 0] == pytest.approx(0.25, abs=1e-15)


@given(
    theta=st.floats(-30, 30),
    a=st.floats(0.05, 10),
    b=st.floats(-10, 10),
    c=st.floats(0, 0.5),
)
def test_every_number_stays_finite_at_extreme_parameters(theta: float, a: float, b: float, c: float) -> None:
    pool = Items.of(a=[a, a], b=[b, b], c=[c, 0], maximum=[1, 6], steps=[[0.0], [-1, 0, 0, 0.5, 1, 2]])

    at = irt.moments(np.array([theta]), pool)

    assert np.isfinite(at).all()
    assert (np.array(at.variance) >= 0).all()


@pytest.mark.parametrize(
    "wrong", [{"a": [0.0], "b": [0.0]}, {"a": [1.0], "b": [0.0], "c": [1.0]}, {"a": [1.0], "b": [0.0, 1.0]}]
)
def test_parameters_without_meaning_are_refused(wrong: dict[str, list[float]]) -> None:
    with pytest.raises(ValueError, match=r"must be positive|must satisfy|one value per item"):
        Items.of(**wrong)  # type: ignore[arg-type]  # a dictionary of wrong values is the point


def test_an_item_of_four_marks_informs_as_two_items_of_one_mark_until_answers_say_more() -> None:
    slopes = irt.slope_per_mark([1.2, 1.2], [1, 4])
    pool = Items.of(a=slopes, b=[0.0, 0.0], maximum=[1, 4])

    single, several = irt.information(np.array([0.0]), pool)[0]

    assert slopes[0] == 1.2
    assert several == pytest.approx(2 * single, abs=1e-12)


EVERY = Items.of(
    a=[1.5, 1.2, 0.8, 1.0],
    b=[-1.0, 0.0, 0.4, 0.0],
    c=[0.2, 0, 0, 0],
    d=[0.95, 1, 1, 1],
    maximum=[1, 2, 3, 2],
    steps=[[], [-0.8, 0.6], [-1, 0, 1], []],
    slopes=[[], [], [], [0.7, 2.0]],
    intercepts=[[], [], [], [0.4, -0.5]],
    function=list(ResponseFunction),
)


@pytest.mark.parametrize(
    ("p", "curve", "information"),
    [
        # catsim 0.21.0, irt.icc and irt.inf at θ = -3, -1, 0, 2
        ((1.5, -1.0, 0.2, 1.0), [0.237941, 0.6, 0.85406, 0.99121], [0.016208, 0.375, 0.256995, 0.019516]),
        ((2.0, 0.0, 0.1, 0.95), [0.102102, 0.201322, 0.525, 0.934712], [0.000192, 0.198134, 0.724311, 0.014774]),
    ],
)
def test_curves_and_information_agree_with_catsim(
    p: tuple[float, float, float, float], curve: list[float], information: list[float]
) -> None:
    a, b, c, d = p
    pool = Items.of(a=[a], b=[b], c=[c], d=[d])
    theta = np.array([-3.0, -1, 0, 2])

    # Its numbers were stored to six decimals.
    assert irt.expected_score(theta, pool)[:, 0] == pytest.approx(curve, abs=1e-6)
    assert irt.information(theta, pool)[:, 0] == pytest.approx(information, abs=1e-6)


def test_derivatives_of_probabilities_scores_and_information_match_differences() -> None:
    h = 1e-4  # second differences err by h² and by rounding of 1e-16 / h²: 1e-8 each
    below, here, above = (irt.expected_score(THETA + s, EVERY) for s in (-h, 0, h))
    p_below, p_here, p_above = (irt.category_probabilities(THETA + s, EVERY) for s in (-h, 0, h))

    score, p = irt.expected_score_derivatives(THETA, EVERY), irt.probability_derivatives(THETA, EVERY)
    steeper = irt.information(THETA + h, EVERY) - irt.information(THETA - h, EVERY)

    assert score.first == pytest.approx((above - below) / (2 * h), abs=1e-7)
    assert score.second == pytest.approx((above - 2 * here + below) / h**2, abs=1e-6)
    assert p.first == pytest.approx((p_above - p_below) / (2 * h), abs=1e-7)
    assert p.second == pytest.approx((p_above - 2 * p_here + p_below) / h**2, abs=1e-6)
    assert irt.information_slope(THETA, EVERY) == pytest.approx(steeper / (2 * h), abs=1e-7)


def test_where_the_score_is_sufficient_warms_j_is_the_slope_of_the_information() -> None:
    sufficient = EVERY.take([2, 3])  # Warm (1989, p. 431) for two parameters; so for all divided by a total

    assert irt.asymmetry(THETA[:, np.newaxis], sufficient) == pytest.approx(
        irt.information_slope(THETA, sufficient), abs=1e-13
    )


def test_warms_j_for_three_parameters_is_the_sum_of_his_terms() -> None:
    guessed = Items.of(a=[1.4], b=[0.3], c=[0.25])
    first, second = irt.expected_score_derivatives(THETA, guessed)
    p = irt.expected_score(THETA, guessed)

    found = irt.asymmetry(THETA[:, np.newaxis], guessed)

    inner = np.abs(THETA) < 6  # beyond it p (1 - p) loses the digits by hand
    assert found[inner] == pytest.approx((first * second / (p * (1 - p)))[inner], abs=1e-12)


def test_evidence_is_slope_and_curvature_of_the_observed_scores_and_nothing_where_missing() -> None:
    scores = np.array([[1, 2, 3, 2], [0, 1, MISSING, 0]], np.int8)
    slope, curvature = curves(np.array([[0.3], [-1.2]]), EVERY)[1:]

    found = irt.evidence(np.array([[0.3], [-1.2]]), EVERY, scores)

    assert found.slope[0] == pytest.approx([slope[0, j, k] for j, k in enumerate(scores[0])], abs=1e-14)
    assert found.curvature[1, [0, 1, 3]] == pytest.approx([curvature[1, j, scores[1, j]] for j in (0, 1, 3)], abs=1e-14)
    assert found.slope[1, 2] == found.curvature[1, 2] == found.information[1, 2] == 0
    assert found.information[0] == pytest.approx(irt.information(np.array([0.3]), EVERY)[0], abs=1e-14)
