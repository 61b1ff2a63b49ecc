"""How often questions were asked. Sittings live above the bank, so the app that keeps them says how to count."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class Exposure(NamedTuple):
    shown: int
    last_at: datetime | None


Count = Callable[[Sequence[UUID]], Mapping[UUID, Exposure]]
_counts: list[Count] = []
_NEVER = Exposure(0, None)


def counted_by(count: Count) -> Count:
    """Registers the function that counts, from ids of items to their exposure."""
    _counts.append(count)
    return count


def of(item_ids: Sequence[UUID]) -> dict[UUID, Exposure]:
    found = dict.fromkeys(item_ids, _NEVER)
    for count in _counts:
        found |= count(item_ids)
    return found
