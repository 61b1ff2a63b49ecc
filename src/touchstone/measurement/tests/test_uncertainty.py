import numpy as np
import pytest

from touchstone.measurement import irt, scoring, simulation
from touchstone.measurement.items import Floats, Items, Mask, ResponseFunction
from touchstone.measurement.scoring import Method
from touchstone.measurement.uncertainty import Uncertainty, inflated

EVERY = Items.of(
    a=[1.5, 1.2, 0.8, 1.0],
    b=[-1.0, 0.0, 0.4, 0.0],
    c=[0.2, 0, 0, 0],
    maximum=[1, 2, 3, 2],
    steps=[[], [-0.8, 0.6], [-1, 0, 1], []],
    slopes=[[], [], [], [0.7, 2.0]],
    intercepts=[[], [], [], [0.4, -0.5]],
    function=list(ResponseFunction),
)
SCORES = np.array([[1, 1, 2, 0], [0, 2, 1, 2]], np.int8)


def test_known_items_add_nothing() -> None:
    known = Uncertainty(np.zeros((4, 4, 4)))

    plain = scoring.estimate(EVERY, SCORES)

    assert scoring.estimate(EVERY, SCORES, uncertainty=known).standard_error == pytest.approx(plain.standard_error)


def test_a_rasch_items_uncertain_difficulty_adds_its_share() -> None:
    # ∂²l/∂θ∂b = a² P (1 - P), a quarter of a² where θ = b: added variance is V² (a² / 4)² s².
    pool = Items.of(a=[2.0], b=[0.5])
    covariance = np.zeros((1, 4, 4))
    covariance[0, 1, 1] = 0.3**2

    found = inflated(pool, np.array([[1]], np.int8), np.array([0.5]), np.array([0.8]), Uncertainty(covariance))

    assert found[0] == pytest.approx(np.sqrt(0.8**2 + 0.8**4 * 0.3**2), abs=1e-9)


def test_the_scale_itself_errs_as_the_mean_and_deviation_of_the_people_it_rests_on() -> None:
    found = inflated(EVERY, SCORES, np.array([0.0, 2.0]), np.array([0.5, 0.5]), Uncertainty(np.zeros((4, 4, 4)), 200))

    assert found == pytest.approx(np.sqrt([0.25 + 1 / 200, 0.25 + 3 / 200]))


def test_estimates_move_with_the_parameters_as_the_delta_method_says() -> None:
    # An item's parameter moved by 1e-4 moves the ML estimate by V ∂²l/∂θ∂ξ 1e-4, V being 1 / observed information.
    covariance = np.zeros((4, 4, 4))
    covariance[1, 2, 2] = 1.0  # the second threshold of the graded item
    moved = EVERY.take([0, 1, 2, 3])
    moved.steps[1, 1] += 1e-4
    before = scoring.estimate(EVERY, SCORES, Method.ML)
    observed = -irt.evidence(before.ability[:, np.newaxis], EVERY, SCORES).curvature.sum(axis=1)

    error = observed**-0.5
    added = np.sqrt(inflated(EVERY, SCORES, before.ability, error, Uncertainty(covariance)) ** 2 - error**2)

    change = np.abs(scoring.estimate(moved, SCORES, Method.ML).ability - before.ability) / 1e-4
    assert added == pytest.approx(change, rel=1e-3, abs=1e-4)  # the estimate is exact to 1e-9, over 1e-4


@pytest.mark.parametrize("method", [Method.EAP, Method.WLE])
def test_with_items_of_a_small_calibration_intervals_cover_95_percent_again(method: Method) -> None:
    # 200 people calibrate 60 items: their information on a and b is simulated, and the scale is theirs.
    rng = np.random.default_rng(31)
    n, people = 60, 200
    truth = Items.of(a=rng.lognormal(0.2, 0.2, n), b=rng.normal(size=n))
    covariance = _as_from(truth, people)
    plain: list[Mask] = []
    honest: list[Mask] = []
    for _ in range(25):
        found = _calibrated(rng, truth, covariance, people)
        theta = rng.normal(size=400)
        scores = simulation.responses(rng, theta[:, np.newaxis], truth)
        for told, covered in ((None, plain), (Uncertainty(covariance, people), honest)):
            estimates = scoring.estimate(found, scores, method, uncertainty=told)
            covered.append(np.abs(estimates.ability - theta) < 1.96 * estimates.standard_error)

    assert np.mean(plain) < 0.935
    assert 0.935 < np.mean(honest) < 0.97  # over 25 calibrations the share itself has a standard error of 0.5 %


def _as_from(truth: Items, people: int) -> Floats:
    """(n, 4, 4): the inverse of the information that so many people of known ability give on a and b."""
    theta = np.linspace(-4, 4, 81)
    weights = np.exp(-(theta**2) / 2)
    p = irt.expected_score(theta, truth)
    slopes = np.stack((theta[:, np.newaxis] - truth.b, np.broadcast_to(-truth.a, p.shape)), axis=-1)
    weight = weights[:, np.newaxis] / weights.sum() * people * p * (1 - p)
    covariance = np.zeros((len(truth), 4, 4))
    covariance[:, :2, :2] = np.linalg.inv(np.einsum("qn,qnv,qnw->nvw", weight, slopes, slopes))
    return covariance


def _calibrated(rng: np.random.Generator, truth: Items, covariance: Floats, people: int) -> Items:
    """Items with errors of their own, on the scale of a sample of people."""
    lower = np.linalg.cholesky(covariance[:, :2, :2])
    errors = (lower @ rng.normal(size=(len(truth), 2, 1)))[..., 0]
    sample = rng.normal(size=people)
    a = np.maximum(truth.a + errors[:, 0], 0.2)
    return Items.of(a=a * sample.std(), b=(truth.b + errors[:, 1] - sample.mean()) / sample.std())


def test_a_covariance_that_does_not_fit_the_items_is_refused() -> None:
    with pytest.raises(ValueError, match="one square matrix per item"):
        scoring.estimate(EVERY, SCORES, uncertainty=Uncertainty(np.zeros((4, 2, 2))))
