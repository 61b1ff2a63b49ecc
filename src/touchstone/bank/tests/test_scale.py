"""The strip of the design system draws the levels that the bank defines; neither may move alone."""

from touchstone.bank import competencies
from touchstone.kit import strip


def test_the_strip_cuts_the_scale_where_the_bank_does() -> None:
    assert strip.CUTS == competencies.LEVEL_CUTS


def test_the_strip_names_the_levels_as_the_bank_does() -> None:
    assert tuple(competencies.LEVEL_NAMES.values()) == strip.LEVELS
