"""Playing many stories side by side in the order of time, so that the ledger reads as it would have been written."""

import heapq
from collections.abc import Callable, Iterator
from datetime import datetime

from touchstone.kit import clock

# A story yields the moment of its next act, and acts when it is asked to go on.
Story = Iterator[datetime]


def play(stories: list[Story], *, until: datetime, after_each: Callable[[], None]) -> None:
    """Every act up to `until`; `after_each` runs what follows from an act, at that act's moment."""
    waiting = [(moment, place) for place, story in enumerate(stories) if (moment := next(story, None)) is not None]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] <= until:
        moment, place = heapq.heappop(waiting)
        with clock.replaying(moment):
            following = next(stories[place], None)
            after_each()
        if following is not None:
            heapq.heappush(waiting, (following, place))
