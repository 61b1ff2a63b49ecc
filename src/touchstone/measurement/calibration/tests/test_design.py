"""What cannot be calibrated is refused by name."""

from typing import Any

import numpy as np
import pytest

from touchstone.measurement import calibration
from touchstone.measurement.calibration import Anchors
from touchstone.measurement.calibration.conftest import example
from touchstone.measurement.items import MISSING, Items, Scores

NAMES = ["apple", "bread", "cider", "dates", "eclair"]


def refusal(scores: Any, kinds: Any = "2pl", **asked: Any) -> str:
    with pytest.raises(ValueError, match=r"\.$") as refused:
        calibration.fit(scores, kinds, names=asked.pop("names", NAMES), **asked)
    return str(refused.value)


def test_a_constant_column_is_refused(lsat6: Scores) -> None:
    lsat6[:, 2] = 1

    assert refusal(lsat6) == "Everybody scored 1 on item cider: a constant column says nothing about it."


def test_an_item_that_nobody_answered_is_refused(lsat6: Scores) -> None:
    lsat6[:, 3] = MISSING

    assert refusal(lsat6) == "Nobody answered item dates."


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (2, "Item bread has scores above 1, and 2pl is for one mark."),
        (-2, "Item bread has a score below 0."),
        (0.5, "Item bread has a score that is not a whole number."),
        (300, "Item bread has a score above 126."),
    ],
)
def test_codes_out_of_range_are_refused(lsat6: Scores, code: float, why: str) -> None:
    scores = lsat6.astype(float)
    scores[17, 1] = code

    assert refusal(scores) == why


def test_a_score_above_the_stated_maximum_is_refused() -> None:
    scores, _ = example("graded")

    told = refusal(scores[:, :5], "graded", maximum=[3, 3, 2, 3, 3])

    assert told == "Item cider has a score of 3, above its maximum of 2."


def test_two_items_of_one_name_are_refused(lsat6: Scores) -> None:
    assert refusal(lsat6, names=["a", "b", "c", "b", "d"]) == "Two items are called b."


def test_no_responses_at_all_are_refused() -> None:
    assert refusal(np.full((4, 5), MISSING)) == "There are no responses."
    assert refusal(np.empty((0, 5))) == "There are no responses."


def test_a_row_of_scores_is_no_table() -> None:
    assert "one row a person" in refusal(np.ones(5), names=[])


def test_a_design_in_parts_is_refused(lsat6: Scores) -> None:
    lsat6 = lsat6[np.random.default_rng(0).permutation(1000)]
    lsat6[:500, :2], lsat6[500:, 2:] = MISSING, MISSING

    told = refusal(lsat6)

    assert told.startswith("The design falls into 2 parts: nobody answered both item cider and item apple")


def test_anchors_connect_what_people_do_not(lsat6: Scores) -> None:
    lsat6 = lsat6[np.random.default_rng(0).permutation(1000)]
    lsat6[:500, :2], lsat6[500:, 2:] = MISSING, MISSING
    known = Items.of(a=[0.8, 0.9], b=[-3.0, -0.3])

    found = calibration.fit(lsat6, "rasch", anchors=Anchors(np.array([0, 2]), known))

    assert found.converged


def test_groups_without_a_common_item_are_refused(lsat6: Scores) -> None:
    lsat6 = lsat6[np.random.default_rng(0).permutation(1000)]
    lsat6[:500, :2], lsat6[500:, 2:] = MISSING, MISSING

    assert "2 parts" in refusal(lsat6, groups=["a"] * 500 + ["b"] * 500)


def test_an_empty_category_is_merged_and_said() -> None:
    scores, _ = example("graded")
    scores[scores[:, 2] == 1, 2] = 2

    found = calibration.fit(scores, "graded")

    assert found.notes == ("Nobody scored 1 on item 2: that category was merged into its neighbour.",)
    assert found.categories[2].tolist() == [0, 0, 1, 2]
    assert found.items.maximum.tolist() == [3, 3, 2, 3, 3, 3, 3, 3]
    assert found.recoded(scores)[:, 2].max() == 2


def test_an_empty_category_of_a_nominal_item_is_refused() -> None:
    scores, _ = example("nominal")
    scores[scores[:, 1] == 1, 1] = 2

    told = refusal(scores[:, :5], "nominal")

    assert told == "Nobody chose category 1 of nominal item bread: leave it out of the codes."


def test_not_a_number_is_missing(lsat6: Scores) -> None:
    holes = lsat6.astype(float)
    holes[::3, 1] = np.nan
    lsat6[::3, 1] = MISSING

    assert calibration.fit(holes, "rasch").items.b == pytest.approx(calibration.fit(lsat6, "rasch").items.b, abs=1e-12)
