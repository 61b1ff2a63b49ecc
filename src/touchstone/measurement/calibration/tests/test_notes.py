import numpy as np

from touchstone.measurement import calibration
from touchstone.measurement.calibration import notes
from touchstone.measurement.calibration.conftest import example
from touchstone.measurement.calibration.parameters import outside
from touchstone.measurement.items import Scores


def test_slopes_to_look_at_are_named() -> None:
    x = np.array(
        [[0.01, 0, -np.inf, np.inf], [-0.5, 0, -np.inf, np.inf], [15, 0, -np.inf, np.inf], [1, 0, -np.inf, np.inf]]
    )
    items = outside(x, np.zeros(4, np.int64), np.ones(4, np.int64))

    said = list(notes.about_items(items, ["p", "q", "r", "s"], np.ones(4, np.bool_)))

    assert said == [
        "Item p hardly discriminates (a = 0.01): its difficulty means nothing.",
        "Item q discriminates negatively (a = -0.50): check its answer key before it is used.",
        "The slope of item r ran to its bound of 15: it needs a prior.",
    ]


def test_the_prior_that_an_asymptote_needs_is_said() -> None:
    scores, _ = example("4pl")

    said = calibration.fit(scores, "4pl", tolerance=0.1).notes

    assert "Lower asymptotes of 4pl items have the prior Beta(5, 17)." in said
    assert "Upper asymptotes of 4pl items have the prior Beta(50, 2)." in said


def test_a_slope_that_only_its_prior_keeps_positive_is_named(lsat6: Scores) -> None:
    lsat6[:, 2] = 1 - lsat6[:, 2]

    said = calibration.fit(lsat6, "2pl", priors=calibration.FEW_ANSWERS).notes

    assert said == ("Item 2 discriminates far less (a = 0.16) than its prior: check its answer key.",)
