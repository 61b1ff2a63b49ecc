import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.measurement import irt
from touchstone.measurement.items import Items

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
