import numpy as np
import pytest

from touchstone.measurement import ability, irt, simulation, timing
from touchstone.measurement.adaptive import Rules
from touchstone.measurement.items import Items


def _preview(most: int) -> simulation.Preview:
    rng = np.random.default_rng(5)
    n = 90
    pool = Items.of(a=rng.lognormal(0.1, 0.2, n), b=rng.normal(0, 1.2, n), dimension=np.arange(n) % 3)
    return simulation.preview(
        rng,
        ability.equicorrelated(3),
        pool,
        weights=np.full(3, 1 / 3),
        minutes=np.full(n, 0.9),
        rules=Rules(standard_error=0.3, minutes=15, least=6, most=most),
        needed=np.full(3, 2),
        families=np.arange(n) // 2,
        people=600,
    )


def test_simulated_answers_are_right_as_often_as_the_response_function_says() -> None:
    pool = Items.of(a=[1.0, 1.2], b=[0.5, -0.5], c=[0.2, 0], maximum=[1, 3], dimension=[0, 0])
    theta = np.array([0.3])

    scores = simulation.responses(np.random.default_rng(2), np.tile(theta, (20_000, 1)), pool)

    # Four standard errors of a mean over 20,000 draws of a score no wider than 3.
    assert scores.mean(axis=0) == pytest.approx(irt.expected_score(theta, pool)[0], abs=4 * 1.5 / np.sqrt(20_000))


def test_a_previewed_screen_recovers_true_composites_without_bias() -> None:
    found = _preview(most=24)
    error = found.estimate - found.truth

    assert abs(error.mean()) < 4 * error.std() / np.sqrt(600) + 0.02
    assert (np.abs(error) < 1.96 * found.standard_error).mean() == pytest.approx(0.95, abs=0.035)


def test_a_previewed_screen_keeps_to_its_rules() -> None:
    found = _preview(most=12)

    assert found.items.min() >= 6
    assert found.items.max() <= 12
    assert found.minutes == pytest.approx(0.9 * found.items)


def test_a_hurried_answer_stands_out_against_the_persons_own_pace() -> None:
    expected = np.full(6, 60.0)
    seconds = np.array([80.0, 85.0, 78.0, 90.0, 82.0, 4.0])

    z = timing.surprise(seconds, expected)

    assert z[-1] < -3
    assert np.abs(z[:-1]).max() < 2.5


def test_a_previewed_screen_is_not_precise_while_a_competency_is_owed_items_and_measures_no_other() -> None:
    rng = np.random.default_rng(5)
    pool = Items.of(a=np.full(30, 1.5), b=np.zeros(30), dimension=np.arange(30) % 3)
    rules = Rules(standard_error=9, minutes=60, least=2, most=20)
    found = simulation.preview(
        rng,
        ability.equicorrelated(3),
        pool,
        weights=np.array([0.5, 0.5, 0]),
        minutes=np.array([1.0, 1.0, 0.1] * 10),
        rules=rules,
        needed=np.array([3, 3, 0]),
        people=20,
    )

    assert found.items.tolist() == [6] * 20
    assert found.minutes == pytest.approx(np.full(20, 6.0))


def test_a_preview_waits_for_no_competency_that_has_no_items() -> None:
    pool = Items.of(a=np.full(20, 1.5), b=np.zeros(20), dimension=np.zeros(20, np.int64))
    found = simulation.preview(
        np.random.default_rng(5),
        ability.equicorrelated(2),
        pool,
        weights=np.array([0.9, 0.1]),
        minutes=np.ones(20),
        rules=Rules(standard_error=9, minutes=60, least=2, most=20),
        needed=np.array([2, 1]),
        people=5,
    )

    assert found.items.tolist() == [2] * 5
