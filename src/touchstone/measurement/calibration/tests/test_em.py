import numpy as np
import pytest

from touchstone.measurement.calibration import em
from touchstone.measurement.calibration.conftest import example
from touchstone.measurement.calibration.kernels_response import log_probabilities
from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.calibration.parameters import bank, inside
from touchstone.measurement.calibration.priors import NO_PRIORS

THETA = np.linspace(-3, 3, 13)


@pytest.mark.parametrize("kind", ["3pl", "graded", "gpcm", "nominal"])
def test_folding_moves_the_scale_and_not_the_curves(kind: str) -> None:
    _, items = example(kind, people=1)
    n = len(items)
    estimated = bank([Kind(kind)] * n, items.maximum, [NO_PRIORS] * n, np.zeros(n, np.bool_))
    x = inside(items, estimated.free.shape[1])

    moved = em.folded(estimated, x, 0.4, 1.7)

    before = log_probabilities(items.function, items.maximum, x, 0.4 + 1.7 * THETA)
    assert log_probabilities(items.function, items.maximum, moved, THETA) == pytest.approx(before, abs=1e-12)


def test_pieces_of_work_cover_everybody_once() -> None:
    assert em.in_threads(lambda part: part**2, 5) == [0, 1, 4, 9, 16]
