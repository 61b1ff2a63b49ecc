import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.measurement.calibration import kernels_response as kernels
from touchstone.measurement.calibration.conftest import chances, example
from touchstone.measurement.calibration.parameters import inside, widths
from touchstone.measurement.items import Floats

NODES = np.linspace(-4, 4, 9)
# Function, maximum and a row of x of every response function.
ROWS: list[tuple[int, int, list[float]]] = [
    (0, 1, [1.3, -0.4, -1.4, 3.0]),
    (1, 3, [1.2, 1.0, 0.1, -0.9]),
    (2, 3, [0.8, 0.5, 0.2, -0.7]),
    (3, 2, [0.4, 1.7, 0.3, -0.6]),
]


def respond(function: int, maximum: int, x: Floats, theta: float) -> tuple[Floats, Floats]:
    p, slopes = np.zeros(maximum + 1), np.zeros((maximum + 1, len(x)))
    kernels.respond(function, maximum, x, theta, p, slopes)
    return p, slopes


@pytest.mark.parametrize("kind", ["2pl", "4pl", "graded", "gpcm", "nominal"])
def test_log_probabilities_are_those_of_the_textbooks(kind: str) -> None:
    _, items = example(kind, people=1)
    x = inside(items, int(widths(items.function, items.maximum).max()))

    table = kernels.log_probabilities(items.function, items.maximum, x, NODES)

    for j in range(len(items)):
        assert np.exp(table[j]) == pytest.approx(chances(NODES, items, j).T, abs=1e-13)


@pytest.mark.parametrize(("function", "maximum", "row"), ROWS)
def test_slopes_are_numeric_derivatives(function: int, maximum: int, row: list[float]) -> None:
    x, h = np.array(row), 1e-6  # the central difference errs by h², and by rounding of about 1e-10
    for theta in NODES:
        _, slopes = respond(function, maximum, x, theta)
        for w in range(len(x)):
            step = np.zeros(len(x))
            step[w] = h
            numeric = (
                respond(function, maximum, x + step, theta)[0] - respond(function, maximum, x - step, theta)[0]
            ) / (2 * h)
            assert slopes[:, w] == pytest.approx(numeric, abs=1e-8)


@given(theta=st.floats(-30, 30), a=st.floats(-15, 15), d=st.floats(-60, 60), gap=st.floats(1e-3, 30))
def test_chances_are_positive_and_sum_to_one_at_every_extreme(theta: float, a: float, d: float, gap: float) -> None:
    for function, maximum, row in [
        (0, 1, [a, d, -np.inf, np.inf]),
        (1, 2, [a, d, d - gap]),
        (2, 2, [a, d, -d]),
        (3, 2, [a, -a, d, gap]),
    ]:
        p, slopes = respond(function, maximum, np.array(row), theta)

        assert p.sum() == pytest.approx(1, abs=1e-12)
        assert (p > 0).all()
        assert np.isfinite(slopes).all()
        assert slopes.sum(axis=0) == pytest.approx(np.zeros(len(row)), abs=1e-9)


@pytest.mark.parametrize(("function", "maximum", "row"), ROWS)
def test_log_slopes_are_slopes_over_chances(function: int, maximum: int, row: list[float]) -> None:
    found = kernels.log_slopes(function, maximum, np.array(row), NODES)

    for q, theta in enumerate(NODES):
        p, slopes = respond(function, maximum, np.array(row), theta)
        assert found[:, q] == pytest.approx(slopes / p[:, np.newaxis], rel=1e-12)
