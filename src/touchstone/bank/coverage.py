"""How well the bank covers a competency: its questions along the scale, as a small picture and in words."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.functional import Promise

from touchstone.bank.competencies import LEVEL_CUTS, LEVEL_NAMES, level_of

# The picture spans what questions are written for; a harder one stands at the edge.
_LEAST, _MOST = -3.0, 3.0
_BINS = 24
_WIDTH, _DOT, _LABELS = 240.0, 4.0, 14.0


class Dot(NamedTuple):
    x: float
    y: float


class Level(NamedTuple):
    number: int
    name: str | Promise
    questions: int
    x: float  # left edge
    width: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


class Picture(NamedTuple):
    levels: tuple[Level, ...]
    dots: tuple[Dot, ...]
    width: float
    height: float
    total: int

    @property
    def labelled_height(self) -> float:
        return self.height + _LABELS


def picture(difficulties: Sequence[float]) -> Picture:
    """One dot a question, stacked where several are as difficult."""
    stacked = [0] * _BINS
    dots = []
    for difficulty in sorted(difficulties):
        place = _bin(difficulty)
        stacked[place] += 1
        dots.append((place, stacked[place]))
    height = max([*stacked, 3]) * 2.4 * _DOT + _DOT
    step = _WIDTH / _BINS
    drawn = tuple(Dot((place + 0.5) * step, height - up * 2.4 * _DOT + _DOT) for place, up in dots)
    return Picture(_levels(difficulties), drawn, _WIDTH, height, len(drawn))


def _bin(difficulty: float) -> int:
    share = (difficulty - _LEAST) / (_MOST - _LEAST)
    return min(max(int(share * _BINS), 0), _BINS - 1)


def _levels(difficulties: Sequence[float]) -> tuple[Level, ...]:
    edges = [_LEAST, *LEVEL_CUTS, _MOST]
    scale = _WIDTH / (_MOST - _LEAST)
    counts = [level_of(difficulty) for difficulty in difficulties]
    return tuple(
        Level(number, name, counts.count(number), (low - _LEAST) * scale, (high - low) * scale)
        for (number, name), low, high in zip(LEVEL_NAMES.items(), edges, edges[1:], strict=False)
    )
