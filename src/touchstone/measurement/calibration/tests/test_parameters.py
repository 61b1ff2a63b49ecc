import numpy as np
import pytest

from touchstone.measurement.calibration import parameters
from touchstone.measurement.calibration.conftest import example
from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.calibration.priors import NO_PRIORS


@pytest.mark.parametrize("kind", ["2pl", "4pl", "graded", "gpcm", "nominal"])
def test_items_go_inside_and_come_out_the_same(kind: str) -> None:
    _, items = example(kind, people=1)
    x = parameters.inside(items, int(parameters.widths(items.function, items.maximum).max()))

    back = parameters.outside(x, items.function, items.maximum)

    for name in ("c", "d", "slopes", "intercepts"):
        assert getattr(back, name) == pytest.approx(getattr(items, name), abs=1e-12)
    if kind != "nominal":
        assert back.a == pytest.approx(items.a, abs=1e-12)
        assert back.thresholds == pytest.approx(items.thresholds, abs=1e-12)


def test_a_flat_item_has_a_finite_difficulty() -> None:
    x = np.array([[0.0, 0.5, -np.inf, np.inf]])

    assert np.isfinite(parameters.outside(x, np.array([0]), np.array([1])).b).all()


def test_items_of_one_slope_count_it_once() -> None:
    anchored = np.zeros(5, np.bool_)

    one = parameters.bank([Kind.ONE_PARAMETER] * 5, np.ones(5, np.int64), [NO_PRIORS] * 5, anchored)
    two = parameters.bank([Kind.TWO_PARAMETER] * 5, np.ones(5, np.int64), [NO_PRIORS] * 5, anchored)

    assert (one.parameters, two.parameters) == (6, 10)


def test_nothing_of_an_anchored_item_is_free() -> None:
    anchored = np.array([True, False])

    bank = parameters.bank([Kind.FOUR_PARAMETER] * 2, np.ones(2, np.int64), [NO_PRIORS] * 2, anchored)

    assert bank.free.tolist() == [[False] * 4, [True] * 4]
    assert bank.own.tolist() == [1]
