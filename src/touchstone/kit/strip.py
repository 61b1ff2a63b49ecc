"""Where things stand on a result strip: the ability scale from -3 to 3 as percentages of the strip's width."""

from itertools import pairwise
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LOWEST, HIGHEST = -3.0, 3.0
CUTS = (-1.5, -0.5, 0.5, 1.5)
LEVELS = (_("Beginner"), _("Developing"), _("Capable"), _("Strong"), _("Expert"))
Z_95 = 1.959964  # two-sided 95 % of the standard normal


class Level(NamedTuple):
    name: str | Promise
    centre: str
    between: bool  # the first to go where there is little room


class Strip(NamedTuple):
    estimate: str
    low: str
    high: str
    width: str
    bar: str | None
    level: str | Promise
    low_level: str | Promise
    high_level: str | Promise
    cuts: tuple[str, ...]
    levels: tuple[Level, ...]


def position(theta: float) -> str:
    """Percent from the left edge; what lies beyond the scale stands at its end."""
    share = (min(max(theta, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)
    return f"{100 * share:.2f}%"


def level_at(theta: float) -> str | Promise:
    return LEVELS[sum(theta >= cut for cut in CUTS)]


def interval(estimate: float, standard_error: float) -> tuple[float, float]:
    return estimate - Z_95 * standard_error, estimate + Z_95 * standard_error


def strip(estimate: float, standard_error: float, bar: float | None) -> Strip:
    low, high = interval(estimate, standard_error)
    width = float(position(high)[:-1]) - float(position(low)[:-1])
    return Strip(
        estimate=position(estimate),
        low=position(low),
        high=position(high),
        width=f"{width:.2f}%",
        bar=None if bar is None else position(bar),
        level=level_at(estimate),
        low_level=level_at(low),
        high_level=level_at(high),
        cuts=tuple(position(cut) for cut in CUTS),
        levels=tuple(
            Level(name, position((left + right) / 2), between=index in (1, 3))
            for index, (name, (left, right)) in enumerate(zip(LEVELS, pairwise((LOWEST, *CUTS, HIGHEST)), strict=True))
        ),
    )
