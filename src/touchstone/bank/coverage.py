"""How well the bank covers a competency: its questions along the scale, as a small picture and in words."""

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from django.utils.functional import Promise

from touchstone.bank.competencies import LEVEL_CUTS, LEVEL_NAMES, level_of

# The picture spans what questions are written for; a harder one stands at the edge.
_LEAST, _MOST = -3.0, 3.0
_BINS = 24
_WIDTH, _DOT, _LABELS = 240.0, 4.0, 14.0
_RISE = 2.4 * _DOT
_TALLEST = 8


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
    """`each` is how many questions a dot stands for."""

    levels: tuple[Level, ...]
    dots: tuple[Dot, ...]
    width: float
    height: float
    total: int
    each: int

    @property
    def labelled_height(self) -> float:
        return self.height + _LABELS


def picture(difficulties: Sequence[float]) -> Picture:
    """One dot a question, stacked where several are as difficult; in a large bank a dot stands for several."""
    counts = Counter(_bin(difficulty) for difficulty in difficulties)
    each = max(1, ceil(max(counts.values(), default=0) / _TALLEST))
    stacks = {place: ceil(count / each) for place, count in counts.items()}
    height = max([*stacks.values(), 3]) * _RISE + _DOT
    step = _WIDTH / _BINS
    dots = tuple(
        Dot((place + 0.5) * step, height - up * _RISE + _DOT)
        for place, stack in sorted(stacks.items())
        for up in range(1, stack + 1)
    )
    return Picture(_levels(difficulties), dots, _WIDTH, height, len(difficulties), each)


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
