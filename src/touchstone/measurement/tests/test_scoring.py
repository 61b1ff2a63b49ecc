"""Ability on one dimension against closed forms, brute force and what simulated people really are."""

import numpy as np
import pytest
from scipy import integrate, optimize

from touchstone.measurement import irt, scoring, simulation
from touchstone.measurement.items import MISSING, Items, ResponseFunction, Scores
from touchstone.measurement.scoring import Method

F = ResponseFunction
MIXED = Items.of(
    a=[1.2, 0.8, 1.7, 1.1, 0.9, 1.0],
    b=[-1.0, 0.3, 0.9, 0.0, 0.4, 0.0],
    c=[0.0, 0.2, 0.0, 0.0, 0.0, 0.0],
    d=[1.0, 1.0, 0.96, 1.0, 1.0, 1.0],
    maximum=[1, 1, 1, 3, 2, 2],
    steps=[[0], [0], [0], [-1, 0.1, 0.9], [-0.4, 0.4], [0, 0]],
    slopes=[[], [], [], [], [], [0.7, 1.6]],
    intercepts=[[], [], [], [], [], [0.3, -0.5]],
    function=[F.LOGISTIC, F.LOGISTIC, F.LOGISTIC, F.GRADED, F.PARTIAL_CREDIT, F.NOMINAL],
)
SOMEBODY: Scores = np.array([[1, 1, 0, 2, 1, 2]], np.int8)
RASCH = Items.of(a=[1.0] * 5, b=[-1.0, -0.5, 0.0, 0.5, 1.0])


def _likelihood(theta: float) -> float:
    p = irt.category_probabilities(np.array([theta]), MIXED)[0]
    return float(np.prod(p[np.arange(len(MIXED)), SOMEBODY[0]]))


def test_eap_is_the_posterior_mean_and_deviation_by_adaptive_quadrature() -> None:
    def moment(power: int) -> float:
        return integrate.quad(lambda t: t**power * _likelihood(t) * np.exp(-t * t / 2), -9, 9, epsabs=1e-14)[0]

    total, mean = moment(0), moment(1) / moment(0)
    deviation = np.sqrt(moment(2) / total - mean**2)

    found = scoring.estimate(MIXED, SOMEBODY)

    # The grid ends at six standard deviations, beyond which lies 2e-9 of the prior.
    assert found.ability[0] == pytest.approx(mean, abs=1e-7)
    assert found.standard_error[0] == pytest.approx(deviation, abs=1e-7)


@pytest.mark.parametrize(("method", "prior"), [(Method.ML, 0.0), (Method.MAP, 1.0)])
def test_ml_and_map_stand_on_the_highest_point(method: Method, prior: float) -> None:
    def falling(theta: float) -> float:
        return -np.log(_likelihood(theta)) + prior * theta**2 / 2

    highest = optimize.minimize_scalar(falling, bounds=(-4, 4), method="bounded", options={"xatol": 1e-10}).x
    information = irt.information(np.array([highest]), MIXED).sum()

    found = scoring.estimate(MIXED, SOMEBODY, method)

    # A minimum is known to the root of the machine's precision.
    assert found.ability[0] == pytest.approx(highest, abs=1e-6)
    assert found.standard_error[0] == pytest.approx(1 / np.sqrt(information + prior), rel=1e-6)
    assert found.converged[0]


def test_wle_of_rasch_items_solves_warms_equation() -> None:
    """For Rasch items J / (2 I) is Σ P Q (1 − 2 P) / (2 Σ P Q): raw score + J / (2 I) = Σ P (Warm, 1989)."""
    scores: Scores = np.array([[1, 1, 1, 1, 1], [1, 1, 0, 0, 0]], np.int8)

    found = scoring.estimate(RASCH, scores, Method.WLE)

    p = 1 / (1 + np.exp(-(found.ability[:, np.newaxis] - RASCH.b)))
    correction = (p * (1 - p) * (1 - 2 * p)).sum(axis=1) / (2 * (p * (1 - p)).sum(axis=1))
    assert scores.sum(axis=1) + correction == pytest.approx(p.sum(axis=1), abs=1e-7)
    assert found.converged.all()


def test_all_right_and_all_wrong_have_no_finite_ml_and_say_so() -> None:
    scores: Scores = np.array([[1] * 5, [0] * 5], np.int8)

    ml = scoring.estimate(RASCH, scores, Method.ML)
    finite = [scoring.estimate(RASCH, scores, method).ability for method in (Method.EAP, Method.MAP, Method.WLE)]

    assert ml.ability.tolist() == [np.inf, -np.inf]
    assert not ml.converged.any()
    assert np.isfinite(finite).all()


def test_whoever_answered_nothing_gets_the_prior_or_nothing() -> None:
    nothing: Scores = np.full((1, 5), MISSING, np.int8)

    eap, ml = scoring.estimate(RASCH, nothing, mean=0.5, deviation=2.0), scoring.estimate(RASCH, nothing, Method.ML)

    assert (eap.ability[0], eap.standard_error[0]) == pytest.approx((0.5, 2.0), abs=1e-6)  # of a prior cut at 6 sd
    assert np.isnan(ml.ability[0])
    assert not ml.converged[0]


def test_missing_answers_count_as_if_the_items_were_not_there() -> None:
    some: Scores = np.array([[1, MISSING, 0, MISSING, 1]], np.int8)

    whole, part = scoring.estimate(RASCH, some), scoring.estimate(RASCH.take([0, 2, 4]), some[:, [0, 2, 4]])

    assert whole.ability == pytest.approx(part.ability, abs=1e-12)


@pytest.mark.parametrize("method", [Method.ML, Method.WLE])
def test_intervals_cover_and_wle_is_less_biased_than_ml(method: Method) -> None:
    rng = np.random.default_rng(20)
    items = Items.of(a=np.full(40, 1.3), b=np.linspace(-3, 3, 40))
    theta = np.repeat([-1.5, 0.0, 1.5], 3000)

    found = scoring.estimate(items, simulation.responses(rng, theta[:, np.newaxis], items), method)

    kept = found.converged
    covered = np.abs(found.ability - theta)[kept] < 1.96 * found.standard_error[kept]
    assert covered.mean() == pytest.approx(0.95, abs=0.015)  # three standard errors of a share of 9,000, and the normal
    if method is Method.WLE:
        bias = (found.ability - theta).reshape(3, -1).mean(axis=1)
        assert np.abs(bias).max() < 4 * 0.4 / np.sqrt(3000)  # four standard errors of a mean


def test_plausible_values_have_the_posteriors_moments() -> None:
    rng = np.random.default_rng(3)

    drawn = scoring.plausible_values(rng, MIXED, SOMEBODY, 40_000)[:, 0]
    found = scoring.estimate(MIXED, SOMEBODY)

    assert drawn.mean() == pytest.approx(found.ability[0], abs=0.015)  # four standard errors of 40,000 draws
    assert drawn.std() == pytest.approx(found.standard_error[0], rel=0.015)


def test_a_score_out_of_range_is_refused_by_its_item() -> None:
    with pytest.raises(ValueError, match="item 3"):
        scoring.estimate(RASCH, np.array([[0, 1, 0, 2, 0]], np.int8))
