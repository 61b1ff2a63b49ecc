import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchstone.bank.competencies import LEVEL_CUTS, ORDER
from touchstone.hiring import requirements
from touchstone.hiring.requirements import Requirement


def asking(level: int, weight: int, competency: str = "programming") -> Requirement:
    return requirements.unasked(competency)._replace(level=level, weight=weight)


def test_a_level_sets_the_bar_at_the_cut_below_it() -> None:
    assert [asking(level, 10).bar for level in range(1, 6)] == [None, *LEVEL_CUTS]


def test_the_bar_of_the_whole_is_the_weighted_mean_of_the_bars() -> None:
    asked = [asking(4, 75), asking(2, 25, "teamwork")]

    assert requirements.bar(asked) == pytest.approx(0.75 * 0.5 + 0.25 * -1.5)


def test_what_has_no_weight_is_neither_measured_nor_barred() -> None:
    asked = [asking(4, 10), asking(5, 0, "teamwork")]

    assert requirements.shares(asked) == {"programming": 1.0}
    assert requirements.bars(asked) == {"programming": 0.5}


@given(st.lists(st.integers(0, 100), min_size=1, max_size=9))
def test_shares_add_up_to_one_whenever_anything_has_weight(weights: list[int]) -> None:
    asked = [asking(3, weight, slug) for slug, weight in zip(ORDER, weights, strict=False)]

    assert sum(requirements.shares(asked).values()) == pytest.approx(1 if any(weights) else 0)


def test_stored_and_parsed_again_nothing_is_lost() -> None:
    asked = [asking(4, 10)._replace(must_have=True, rubric="Explains the trade.")]

    assert requirements.parsed(requirements.stored(asked)) == asked
