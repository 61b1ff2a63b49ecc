"""How often questions were asked, and where. Sittings live above the bank: their app says here how to count."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class Use(NamedTuple):
    """One item in one screen (by its blueprint's title)."""

    item_id: UUID
    screen: str
    shown: int
    last_at: datetime


class Exposure(NamedTuple):
    shown: int
    last_at: datetime | None
    screens: tuple[tuple[str, int], ...]  # title and times, most often first


Count = Callable[[Sequence[UUID]], Iterable[Use]]
_counts: list[Count] = []


def counted_by(count: Count) -> Count:
    """Registers the function that counts the uses of these items."""
    _counts.append(count)
    return count


def of(item_ids: Sequence[UUID]) -> dict[UUID, Exposure]:
    uses: dict[UUID, list[Use]] = {item_id: [] for item_id in item_ids}
    for count in _counts:
        for use in count(item_ids):
            uses[use.item_id].append(use)
    return {item_id: _together(found) for item_id, found in uses.items()}


def _together(uses: list[Use]) -> Exposure:
    screens = sorted(((use.screen, use.shown) for use in uses), key=lambda screen: (-screen[1], screen[0]))
    return Exposure(sum(use.shown for use in uses), max((use.last_at for use in uses), default=None), tuple(screens))
