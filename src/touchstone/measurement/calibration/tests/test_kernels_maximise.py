import numpy as np
import pytest

from touchstone.measurement.calibration import Beta, LogitNormal, Normal, Priors
from touchstone.measurement.calibration import kernels_maximise as kernels
from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.calibration.priors import coded
from touchstone.measurement.items import Floats

NODES = np.linspace(-3, 3, 13)
BELIEVED = Priors(
    log_slope=Normal(0.1, 0.4),
    difficulty=Normal(0.2, 1.5),
    lower=Beta(5, 17),
    upper=LogitNormal(3.0, 1.0),
    category_slope=Normal(0.0, 1.0),
    category_intercept=Normal(0.1, 2.0),
)
CASES = [
    (Kind.FOUR_PARAMETER, 1, [1.3, -0.4, -1.4, 3.0]),
    (Kind.GRADED, 3, [1.2, 1.0, 0.1, -0.9]),
    (Kind.GENERALIZED_PARTIAL_CREDIT, 3, [0.8, 0.5, 0.2, -0.7]),
    (Kind.NOMINAL, 2, [0.4, 1.7, 0.3, -0.6]),
]


def evaluate(kind: Kind, maximum: int, x: Floats, counts: Floats) -> tuple[float, Floats, Floats]:
    gradient, information = np.zeros(len(x)), np.zeros((len(x), len(x)))
    free = np.ones(len(x), np.bool_)
    prior = coded(BELIEVED, kind)
    value = kernels.evaluate(kind.function, maximum, x, free, prior, NODES, counts, gradient, information)
    return value, gradient, information


def expected(maximum: int) -> Floats:
    return np.random.default_rng(0).uniform(1, 20, size=(maximum + 1, len(NODES)))


@pytest.mark.parametrize(("kind", "maximum", "row"), CASES)
def test_the_gradient_with_priors_is_the_numeric_one(kind: Kind, maximum: int, row: list[float]) -> None:
    x, counts, h = np.array(row), expected(maximum), 1e-5

    _, gradient, _ = evaluate(kind, maximum, x, counts)

    for w, step in enumerate(h * np.eye(len(x))):
        numeric = (evaluate(kind, maximum, x + step, counts)[0] - evaluate(kind, maximum, x - step, counts)[0]) / (
            2 * h
        )
        assert gradient[w] == pytest.approx(numeric, abs=1e-4)  # values are about 1e3, so rounding gives 1e-5


@pytest.mark.parametrize(("kind", "maximum", "row"), CASES)
def test_fisher_steps_reach_where_the_gradient_is_nothing(kind: Kind, maximum: int, row: list[float]) -> None:
    x, counts, free = np.array(row), expected(maximum), np.ones(len(row), np.bool_)
    far = np.full(len(x), 50.0)

    kernels.maximise_item(kind.function, maximum, x, free, coded(BELIEVED, kind), -far, far, NODES, counts, 200)

    value, gradient, _ = evaluate(kind, maximum, x, counts)
    assert value > evaluate(kind, maximum, np.array(row), counts)[0]
    assert np.abs(gradient).max() < 1e-2  # counts of 1e3, and a step of a millionth ends it


def test_what_is_impossible_is_worth_nothing() -> None:
    assert evaluate(Kind.GRADED, 2, np.array([1.0, -0.5, 0.5]), expected(2))[0] == -np.inf
    assert evaluate(Kind.TWO_PARAMETER, 1, np.array([-1.0, 0, -np.inf, np.inf]), expected(1))[0] == -np.inf


@pytest.mark.parametrize(("kind", "maximum", "row"), CASES)
def test_curvature_is_symmetric_and_near_the_expected_information(kind: Kind, maximum: int, row: list[float]) -> None:
    x, counts, free = np.array(row), expected(maximum), np.ones(len(row), np.bool_)
    far = np.full(len(x), 50.0)
    prior = coded(BELIEVED, kind)
    kernels.maximise_item(kind.function, maximum, x, free, prior, -far, far, NODES, counts, 200)

    found = kernels.curvature(kind.function, maximum, x, free, prior, NODES, counts)

    assert found == pytest.approx(found.T, abs=1e-12)
    assert (np.linalg.eigvalsh(found) > 0).all()


def test_solving_leaves_out_what_is_fixed() -> None:
    matrix = np.array([[4.0, 1, 2], [1, 3, 0], [2, 0, 5]])
    use = np.array([True, False, True])

    x = kernels.solve(matrix, np.array([2.0, 7, 1]), use)

    assert x[1] == 0
    assert matrix[np.ix_(use, use)] @ x[use] == pytest.approx(np.array([2.0, 1]), abs=1e-8)
