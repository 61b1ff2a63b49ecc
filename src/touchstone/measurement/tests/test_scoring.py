import numpy as np
import pytest

from touchstone.measurement import irt, scoring, simulation
from touchstone.measurement.curves import log_probabilities
from touchstone.measurement.items import MISSING, Floats, Items, ResponseFunction, Scores
from touchstone.measurement.scoring import Method

# The two-parameter model of five items of the Law School Admission Test, LSAT-7 (Bock & Lieberman, 1970), in the slopes
# and intercepts that R's mirt documents.
_SLOPES = np.array([0.988, 1.081, 1.706, 0.765, 0.736])
LSAT7 = Items.of(a=_SLOPES, b=-np.array([1.856, 0.808, 1.804, 0.486, 1.855]) / _SLOPES)
ANSWERS = np.array([[0, 0, 0, 0, 1], [1, 0, 1, 0, 1], [1, 1, 1, 1, 0], [0, 1, 1, 0, 0], [1, 1, 1, 1, 1]], np.int8)

EVERY = Items.of(
    a=[1.5, 1.2, 0.8, 1.0, 2.0],
    b=[-1.0, 0.0, 0.4, 0.0, 0.5],
    c=[0.2, 0, 0, 0, 0.1],
    d=[0.95, 1, 1, 1, 1],
    maximum=[1, 2, 3, 2, 1],
    steps=[[], [-0.8, 0.6], [-1, 0, 1], [], []],
    slopes=[[], [], [], [0.7, 2.0], []],
    intercepts=[[], [], [], [0.4, -0.5], []],
    function=[*ResponseFunction, ResponseFunction.LOGISTIC],
)


@pytest.mark.parametrize(
    ("method", "ability", "error"),
    [
        # PyPI mirt 1.2.0, fscores(TwoParameterLogistic, …), EAP with n_quadpts=121; it cuts ML off at 6.
        ("eap", [-1.52716, -0.30353, 0.28194, -0.60907, 0.72722], [0.67367, 0.70045, 0.75527, 0.67965, 0.80093]),
        ("map", [-1.49461, -0.36547, 0.19583, -0.64989, 0.63822], [0.64968, 0.67878, 0.74739, 0.65324, 0.8035]),
        ("ml", [-3.12372, -0.65501, 0.47226, -1.10594, np.inf], [1.38148, 0.86191, 1.25874, 0.82602, np.inf]),
        ("wle", [-2.59981, -0.76182, -0.00541, -1.10312, 1.08836], [1.16035, 0.84655, 1.04166, 0.82601, 1.63769]),
    ],
)
def test_every_method_agrees_with_an_independent_package(method: str, ability: list[float], error: list[float]) -> None:
    found = scoring.estimate(LSAT7, ANSWERS, Method(method))

    # Five decimals were stored, and its optimizer stops within a few more.
    assert found.ability == pytest.approx(ability, abs=3e-5)
    assert found.standard_error == pytest.approx(error, abs=3e-5)


@pytest.mark.parametrize(
    ("function", "eap", "wle"),
    [
        # PyPI mirt 1.2.0, fscores(GradedResponseModel and GeneralizedPartialCredit, …)
        (ResponseFunction.GRADED, [-0.21285, 1.13117, -1.07382], [-0.34453, 1.73357, -1.65621]),
        (ResponseFunction.PARTIAL_CREDIT, [-0.22712, 1.23471, -1.18914], [-0.27081, 1.69096, -1.65191]),
    ],
)
def test_several_marks_agree_with_an_independent_package(
    function: ResponseFunction, eap: list[float], wle: list[float]
) -> None:
    thresholds = [[-1.0, 0.5], [-0.5, 0.8], [-0.3, 1.0], [-1.2, 0.2]]
    pool = Items.of(a=[1.2, 0.8, 1.5, 1], b=[0] * 4, maximum=[2] * 4, steps=thresholds, function=[function] * 4)
    scores = np.array([[0, 1, 2, 0], [2, 1, 2, 2], [0, 0, 0, 1]], np.int8)

    assert scoring.estimate(pool, scores).ability == pytest.approx(eap, abs=3e-5)
    assert scoring.estimate(pool, scores, Method.WLE).ability == pytest.approx(wle, abs=3e-5)


def _brute_force(scores: Scores, method: Method, grid: Floats) -> Floats:
    """The function whose maximum is sought, on a grid."""
    logs = log_probabilities(grid[:, np.newaxis], EVERY)
    height = np.array([logs[:, x >= 0, x[x >= 0]].sum(axis=1) for x in scores])
    if method is Method.MAP:
        height -= 0.5 * ((grid - 0.3) / 1.2) ** 2
    if method is Method.WLE:
        given = (scores >= 0).astype(float)
        bend = given @ irt.asymmetry(grid[:, np.newaxis], EVERY).T
        pull = bend / (2 * given @ irt.information(grid, EVERY).T)
        height[:, 1:] += np.cumsum((pull[:, 1:] + pull[:, :-1]) / 2, axis=1) * (grid[1] - grid[0])
    return height


@pytest.mark.parametrize("method", [Method.MAP, Method.WLE, Method.ML])
def test_the_highest_point_is_found_for_every_pattern_of_every_response_function(method: Method) -> None:
    grid = np.linspace(-12, 12, 24_001)
    patterns = np.array(list(np.ndindex(3, 4, 5, 4, 3)), np.int8) - 1
    scores = np.minimum(patterns, EVERY.maximum.astype(np.int8))[1:]  # the first answered nothing

    found = scoring.estimate(EVERY, scores, method, mean=0.3, deviation=1.2)
    sought = grid[_brute_force(scores, method, grid).argmax(axis=1)]

    inner = np.abs(sought) < 11
    assert inner.mean() > 0.7
    assert found.converged[inner].all()
    assert found.ability[inner] == pytest.approx(sought[inner], abs=6e-4)  # the grid's step is 1e-3


def test_eap_is_mean_and_deviation_of_the_posterior_on_a_far_finer_grid() -> None:
    grid = np.linspace(-12, 12, 24_001)
    scores = np.array([[1, 2, MISSING, 0, 1], [0, 0, 0, 2, 0]], np.int8)
    weights = np.exp(_brute_force(scores, Method.MAP, grid))
    weights /= weights.sum(axis=1, keepdims=True)
    mean = weights @ grid

    found = scoring.estimate(EVERY, scores, mean=0.3, deviation=1.2)

    assert found.ability == pytest.approx(mean, abs=1e-9)  # Poisson: see `quadrature.nodes_for`
    assert found.standard_error == pytest.approx(np.sqrt(weights @ grid**2 - mean**2), abs=1e-9)


def test_all_right_and_all_wrong_have_no_maximum_of_the_likelihood_and_are_told_so() -> None:
    found = scoring.estimate(LSAT7, np.array([[1] * 5, [0] * 5], np.int8), Method.ML)

    assert found.ability.tolist() == [np.inf, -np.inf]
    assert found.standard_error.tolist() == [np.inf, np.inf]
    assert not found.converged.any()


def test_a_guessing_pattern_whose_likelihood_is_highest_at_the_end_has_no_maximum_either() -> None:
    # Right on the hard item only: a lucky guess is likelier than any ability.
    pool = Items.of(a=[2.0] * 4, b=[-1, -0.5, 0, 2], c=[0.25] * 4)

    found = scoring.estimate(pool, np.array([[0, 0, 0, 1]], np.int8), Method.ML)

    assert found.ability[0] == -np.inf
    assert not found.converged[0]


@pytest.mark.parametrize(
    ("method", "ability", "error"),
    [("eap", 0.4, 1.5), ("map", 0.4, 1.5), ("ml", np.nan, np.nan), ("wle", np.nan, np.nan)],
)
def test_who_answered_nothing_gets_the_prior_or_nothing(method: str, ability: float, error: float) -> None:
    nothing = np.full((1, 5), MISSING, np.int8)

    found = scoring.estimate(LSAT7, nothing, Method(method), mean=0.4, deviation=1.5)

    assert found.ability[0] == pytest.approx(ability, nan_ok=True)
    assert found.standard_error[0] == pytest.approx(error, nan_ok=True)
    assert found.converged[0] == (method in {"eap", "map"})


def test_each_person_may_come_from_a_population_of_their_own() -> None:
    together = scoring.estimate(LSAT7, ANSWERS[:2], mean=[-1, 1], deviation=[0.5, 2])

    for person, (mean, deviation) in enumerate([(-1, 0.5), (1, 2)]):
        alone = scoring.estimate(LSAT7, ANSWERS[[person]], mean=mean, deviation=deviation)
        assert together.ability[person] == pytest.approx(alone.ability[0], abs=1e-9)


def test_warms_estimate_removes_most_of_the_bias_of_maximum_likelihood() -> None:
    rng = np.random.default_rng(21)
    pool = Items.of(a=rng.uniform(1, 2, 25), b=rng.uniform(-2, 2, 25), c=np.full(25, 0.2))
    theta = np.repeat([-1.5, 1.5], 4000)
    scores = simulation.responses(rng, theta[:, np.newaxis], pool)

    ml, wle = (scoring.estimate(pool, scores, method).ability for method in (Method.ML, Method.WLE))
    # What is not finite is counted at ±5, as programs do that do not say so.
    bias = {
        name: (np.clip(each, -5, 5) - theta).reshape(2, -1).mean(axis=1) for name, each in (("ml", ml), ("wle", wle))
    }

    assert np.abs(bias["ml"]).min() > 0.07
    assert (np.abs(bias["wle"]) < np.abs(bias["ml"]) / 2).all()


@pytest.mark.parametrize(("method", "items"), [("eap", 15), ("map", 40), ("wle", 40), ("ml", 60)])
def test_intervals_of_95_percent_cover_so_many_truths(method: str, items: int) -> None:
    # 8,000 people: two standard errors of a share are 0.5 %.
    rng = np.random.default_rng(22)
    pool = Items.of(
        a=rng.lognormal(0.1, 0.3, items),
        b=rng.normal(size=items),
        maximum=np.where(np.arange(items) % 3, 1, 2),
        steps=[[] if j % 3 else [-0.7, 0.7] for j in range(items)],
        function=np.where(np.arange(items) % 3, ResponseFunction.LOGISTIC, ResponseFunction.GRADED),
    )
    theta = rng.normal(size=8000)

    found = scoring.estimate(pool, simulation.responses(rng, theta[:, np.newaxis], pool), Method(method))

    assert 0.93 < (np.abs(found.ability - theta) <= 1.96 * found.standard_error).mean() < 0.97


def test_plausible_values_have_the_posteriors_mean_and_deviation() -> None:
    rng = np.random.default_rng(23)
    found = scoring.estimate(LSAT7, ANSWERS)

    values = scoring.plausible_values(rng, LSAT7, ANSWERS, 20_000)

    # 20,000 draws: four standard errors of their mean are 0.025, of their deviation 2 %.
    assert values.mean(axis=0) == pytest.approx(found.ability, abs=0.025)
    assert values.std(axis=0) == pytest.approx(found.standard_error, rel=0.025)


def test_plausible_values_give_the_populations_spread_where_estimates_do_not() -> None:
    rng = np.random.default_rng(24)
    scores = simulation.responses(rng, rng.normal(size=(20_000, 1)), LSAT7)

    assert scoring.plausible_values(rng, LSAT7, scores, 1).std() == pytest.approx(1, abs=0.02)  # four standard errors
    assert scoring.estimate(LSAT7, scores).ability.std() < 0.75


def test_a_prior_without_width_is_refused() -> None:
    with pytest.raises(ValueError, match="deviation must be positive"):
        scoring.estimate(LSAT7, ANSWERS, deviation=0)
