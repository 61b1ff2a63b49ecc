from collections.abc import Iterator
from datetime import datetime, timedelta

from touchstone.conftest import NOON
from touchstone.demonstration.timeline import play
from touchstone.kit import clock

HOUR = timedelta(hours=1)


def test_acts_of_different_stories_happen_in_the_order_of_time_and_not_beyond_the_end() -> None:
    seen: list[tuple[str, int]] = []

    def story(name: str, *hours: int) -> Iterator[datetime]:
        for hour in hours:
            yield NOON + hour * HOUR
            assert clock.now() == NOON + hour * HOUR
            seen.append((name, hour))

    play([story("a", 1, 4, 9), story("b", 2, 3)], until=NOON + 5 * HOUR, after_each=lambda: None)

    assert seen == [("a", 1), ("b", 2), ("b", 3), ("a", 4)]
