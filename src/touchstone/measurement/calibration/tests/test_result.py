import numpy as np
import pytest

from touchstone.measurement import calibration
from touchstone.measurement.items import MISSING, Scores


def test_information_criteria_are_akaikes_and_schwarzs(lsat6: Scores) -> None:
    found = calibration.fit(lsat6, "2pl")

    # −2 log L = 4933.307 with ten parameters and a thousand people (ltm prints AIC 4953.31 and BIC 5002.38).
    assert found.aic == pytest.approx(4953.31, abs=0.01)
    assert found.bic == pytest.approx(5002.38, abs=0.01)


def test_scores_are_recoded_as_the_items_count_them(lsat6: Scores) -> None:
    found = calibration.fit(lsat6, "rasch")
    found = found._replace(categories=np.array([[0, 1]] * 4 + [[0, 0]]))

    recoded = found.recoded(np.array([[1, MISSING, 0, 1, 1]], np.int8))

    assert recoded.tolist() == [[1, MISSING, 0, 1, 0]]
