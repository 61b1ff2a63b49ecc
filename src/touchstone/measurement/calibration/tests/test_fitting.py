"""Calibration against published analyses, an independent package and a plain likelihood."""

from typing import Any

import numpy as np
import pytest

from touchstone.measurement import calibration
from touchstone.measurement.calibration import Anchors, Kind
from touchstone.measurement.calibration.conftest import example, log_likelihood, simulated
from touchstone.measurement.items import MISSING, Items, Scores

# PyPI mirt 1.2.0 on the same answers: fit_mirt(…, n_quadpts=61, tol=1e-6); 3PL with a BetaPrior(5, 17) on guessing.
# Log likelihood; slopes; thresholds of the first item (of all items where there is one each).
PEER: dict[str, tuple[float, list[float], list[float]]] = {
    "graded": (
        -7240.322,
        [1.3547, 1.5162, 1.4657, 0.901, 1.0274, 1.5696, 0.7247, 1.7015],
        [-2.3538, -1.4815, -0.4705],
    ),
    "gpcm": (
        -6637.428,
        [1.3795, 1.5289, 1.5475, 0.9737, 1.0984, 1.4497, 0.8214, 1.7116],
        [-2.1957, -1.5728, -0.4886],
    ),
    "3pl": (-4693.786, [1.1756, 1.5372, 1.2315, 0.9549, 1.2594, 1.1271, 0.9761, 1.5623, 1.4845, 1.5298], [-1.6173]),
}


def test_the_two_parameter_model_of_lsat_6_is_the_published_one(lsat6: Scores) -> None:
    # Rizopoulos (2006, ltm, J. Stat. Software 17(5), LSAT-6): log likelihood -2466.65. A grid asks for the general way.
    found = calibration.fit(lsat6, "2pl", grid=calibration.Grid(-6, 6, 61))

    assert found.log_likelihood == pytest.approx(-2466.653, abs=0.001)
    assert found.items.a == pytest.approx(np.array([0.8254, 0.7229, 0.8905, 0.6886, 0.6574]), abs=0.002)
    assert found.items.b == pytest.approx(np.array([-3.3597, -1.3696, -0.2799, -1.8659, -3.1236]), abs=0.01)
    assert found.converged


def test_rasch_and_one_parameter_are_the_same_likelihood_in_different_units(lsat6: Scores) -> None:
    # ltm::rasch of LSAT-6: common slope 0.755, log likelihood -2466.94.
    one, rasch = calibration.fit(lsat6, "1pl"), calibration.fit(lsat6, "rasch")

    assert one.log_likelihood == pytest.approx(-2466.938, abs=0.001)
    assert rasch.log_likelihood == pytest.approx(one.log_likelihood, abs=0.001)
    assert one.items.a == pytest.approx(np.full(5, 0.7551), abs=0.001)
    assert np.sqrt(rasch.groups.variance[0]) == pytest.approx(0.7551, abs=0.001)
    assert rasch.items.b == pytest.approx(one.items.b * one.items.a, abs=0.001)
    assert one.parameters == rasch.parameters == 6


def test_lsat_7_is_the_published_one(lsat7: Scores) -> None:
    # Chalmers (2012, mirt, J. Stat. Software 48(6)): 2PL log likelihood -2658.805, slopes from 0.74 to 1.71.
    found = calibration.fit(lsat7, "2pl")

    assert found.log_likelihood == pytest.approx(-2658.805, abs=0.001)
    assert found.items.a == pytest.approx(np.array([0.988, 1.081, 1.706, 0.765, 0.736]), abs=0.002)


@pytest.mark.parametrize("kind", PEER)
def test_an_independent_package_finds_the_same(kind: str) -> None:
    scores, _ = example(kind)
    reached, slopes, thresholds = PEER[kind]

    found = calibration.fit(scores, kind)

    assert found.log_likelihood == pytest.approx(reached, abs=0.01)
    assert found.items.a == pytest.approx(np.array(slopes), abs=0.005)
    assert found.items.thresholds[0] == pytest.approx(np.array(thresholds), abs=0.005)


def test_an_independent_package_finds_the_same_nominal_items() -> None:
    # PyPI mirt 1.2.0, "NRM", n_quadpts=61, tol=1e-6.
    scores, _ = example("nominal")

    found = calibration.fit(scores, Kind.NOMINAL)

    assert found.log_likelihood == pytest.approx(-4679.046, abs=0.01)
    assert found.items.slopes[[0, 5]] == pytest.approx(np.array([[0.8656, 2.1252], [0.5783, 1.8572]]), abs=0.005)
    assert found.items.intercepts[[0, 5]] == pytest.approx(np.array([[0.7486, 1.3838], [-0.8869, -1.5546]]), abs=0.005)


def test_an_independent_package_finds_the_same_where_answers_are_missing() -> None:
    # PyPI mirt 1.2.0, "2PL", n_quadpts=61, tol=1e-6, on answers of which two fifths are missing at random.
    scores, _ = example("2pl")
    scores[np.random.default_rng(1).random(scores.shape) < 0.4] = MISSING

    found = calibration.fit(scores, "2pl")

    assert found.log_likelihood == pytest.approx(-2712.735, abs=0.01)
    assert found.items.a[:5] == pytest.approx(np.array([1.2928, 1.3455, 1.2511, 0.9196, 1.2541]), abs=0.005)
    assert found.items.b[:5] == pytest.approx(np.array([-1.4236, -1.3336, -0.8625, -0.2374, 0.1684]), abs=0.005)


@pytest.mark.parametrize("kind", ["rasch", "1pl", "2pl", "3pl", "4pl", "graded", "pcm", "gpcm", "nominal"])
def test_the_log_likelihood_is_that_of_the_textbooks_formula(kind: str) -> None:
    scores, _ = example(kind)

    found = calibration.fit(scores, kind)

    by_hand = log_likelihood(scores, found.items, variance=found.groups.variance[0])
    assert found.log_likelihood == pytest.approx(by_hand, abs=0.01)  # what the grid is chosen for
    assert found.converged


@pytest.mark.parametrize("kind", ["rasch", "2pl", "graded", "pcm", "gpcm", "nominal", "3pl", "4pl"])
def test_what_was_simulated_is_recovered_within_sampling_error(kind: str) -> None:
    scores, items = example(kind, people=4000, seed=3)

    found = calibration.fit(scores, kind, errors=True)

    assert found.errors
    names = ["slopes", "intercepts"] if kind == "nominal" else ["a", "b"]
    z = np.concatenate(
        [
            (getattr(found.items, name) - getattr(items, name))[getattr(found.errors, name) > 0]
            / getattr(found.errors, name)[getattr(found.errors, name) > 0]
            for name in names
        ]
    )
    # Some twenty correlated standard normal errors: their largest passes 4 once in a thousand, their spread is about 1.
    assert np.abs(z).max() < 4
    assert 0.5 < np.sqrt((z**2).mean()) < 1.6


def test_a_mixed_bank_is_fitted_as_one() -> None:
    _, first = example("2pl", people=2000)
    rng = np.random.default_rng(5)
    theta = rng.normal(size=2000)
    _, graded = example("graded")
    scores = np.hstack([simulated(rng, theta, first), simulated(rng, theta, graded)])

    found = calibration.fit(scores, ["2pl"] * 10 + ["graded"] * 8)

    assert found.items.a[:10] == pytest.approx(first.a, abs=0.3)  # four standard errors of 0.07
    assert found.items.thresholds[10:] == pytest.approx(graded.thresholds, abs=0.5)


def test_order_of_people_and_items_does_not_matter() -> None:
    scores, _ = example("graded")
    rng = np.random.default_rng(0)
    people, columns = rng.permutation(len(scores)), rng.permutation(scores.shape[1])

    plain, shuffled = calibration.fit(scores, "graded"), calibration.fit(scores[people][:, columns], "graded")

    assert shuffled.log_likelihood == pytest.approx(plain.log_likelihood, abs=1e-6)
    assert shuffled.items.a == pytest.approx(plain.items.a[columns], abs=1e-4)  # the tolerance of convergence


def test_everybody_twice_gives_the_same_items_and_twice_the_log_likelihood() -> None:
    scores, _ = example("gpcm", people=400)

    once, twice = calibration.fit(scores, "gpcm"), calibration.fit(np.vstack([scores, scores]), "gpcm")

    assert twice.items.a == pytest.approx(once.items.a, abs=1e-4)
    assert twice.log_likelihood == pytest.approx(2 * once.log_likelihood, abs=1e-3)


@pytest.fixture
def two_groups() -> tuple[Scores, list[str], Items]:
    rng = np.random.default_rng(11)
    _, items = example("2pl")
    theta = np.concatenate([rng.normal(size=1500), rng.normal(0.8, 1.3, size=1500)])
    return simulated(rng, theta, items), ["north"] * 1500 + ["south"] * 1500, items


def test_groups_have_means_and_variances_of_their_own(two_groups: Any) -> None:
    scores, labels, _ = two_groups

    found = calibration.fit(scores, "2pl", groups=labels, errors=True)

    assert found.groups.labels == ("north", "south")
    assert (found.groups.mean[0], found.groups.variance[0]) == (0, 1)
    assert abs(found.groups.mean[1] - 0.8) < 4 * found.groups.mean_error[1]
    assert abs(found.groups.variance[1] - 1.69) < 4 * found.groups.variance_error[1]
    assert found.parameters == 22


def test_which_group_is_the_reference_changes_the_units_only(two_groups: Any) -> None:
    scores, labels, _ = two_groups

    north = calibration.fit(scores, "2pl", groups=labels)
    south = calibration.fit(scores, "2pl", groups=labels, reference="south")

    mean, deviation = north.groups.mean[1], np.sqrt(north.groups.variance[1])
    assert south.log_likelihood == pytest.approx(north.log_likelihood, abs=0.01)
    assert south.items.a == pytest.approx(north.items.a * deviation, abs=1e-3)
    assert south.items.b == pytest.approx((north.items.b - mean) / deviation, abs=1e-3)


def test_anchors_stay_and_place_new_items_and_people_on_their_scale() -> None:
    rng = np.random.default_rng(2)
    _, items = example("2pl")
    scores = simulated(rng, rng.normal(1.5, 0.7, 3000), items)
    known = np.arange(7)

    found = calibration.fit(scores, "2pl", anchors=Anchors(known, items.take(known)), errors=True)

    assert found.errors
    assert found.items.b[:7] == pytest.approx(items.b[:7], abs=1e-12)
    assert (np.abs(found.items.b[7:] - items.b[7:]) < 4 * found.errors.b[7:]).all()
    assert abs(found.groups.mean[0] - 1.5) < 4 * found.groups.mean_error[0]
    assert abs(found.groups.variance[0] - 0.49) < 4 * found.groups.variance_error[0]


def test_thirty_answers_and_priors_give_wide_but_sane_items() -> None:
    scores, items = example("2pl", people=30)

    found = calibration.fit(scores, "2pl", priors=calibration.FEW_ANSWERS, errors=True)

    assert found.converged
    assert found.errors
    assert ((found.items.a > 0.4) & (found.items.a < 3)).all()
    assert (np.abs(found.items.b - items.b) < 1.5).all()
    assert ((found.errors.b > 0.2) & (found.errors.b < 1)).all()


def test_an_item_keyed_the_wrong_way_round_is_named(lsat6: Scores) -> None:
    right = calibration.fit(lsat6, "2pl")
    lsat6[:, 2] = 1 - lsat6[:, 2]

    found = calibration.fit(lsat6, "2pl", names=["one", "two", "three", "four", "five"])

    assert found.items.a[2] == pytest.approx(-right.items.a[2], abs=0.001)
    assert found.notes == ("Item three discriminates negatively (a = -0.89): check its answer key before it is used.",)


def test_a_slope_that_runs_to_infinity_is_bounded_and_said() -> None:
    scores, _ = example("2pl", people=500)
    step = (scores.sum(axis=1, keepdims=True) > 5).astype(np.int8)

    found = calibration.fit(np.hstack([scores, step]), "2pl")

    assert found.converged
    assert found.items.a[10] == 15
    assert "The slope of item 10 ran to its bound of 15: it needs a prior." in found.notes


def test_a_climb_cut_short_says_so() -> None:
    scores, _ = example("graded")

    found = calibration.fit(scores, "graded", cycles=3)

    assert not found.converged
    assert found.iterations == 3
    assert found.change > 1e-4
    assert "had not converged after 3 cycles" in found.notes[-1]


def test_people_without_an_answer_change_nothing_and_are_counted() -> None:
    scores, _ = example("graded")
    nobody = np.full((2, 8), MISSING, np.int8)

    found, plain = calibration.fit(np.vstack([nobody, scores]), "graded"), calibration.fit(scores, "graded")

    assert found.items.a == pytest.approx(plain.items.a, abs=1e-12)
    assert found.people == 800
    assert found.notes == ("2 people answered nothing and were left out.",)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"kinds": ["2pl", "2pl"]}, "one value per item"),
        ({"maximum": [1, 1]}, "one value per item"),
        ({"groups": ["a", "b"]}, "group labels"),
        ({"reference": "c", "groups": ["a", "b"] * 500}, "Nobody is in the reference group c"),
    ],
)
def test_what_does_not_fit_together_is_refused(lsat6: Scores, asked: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        calibration.fit(lsat6, **{"kinds": "2pl"} | asked)
