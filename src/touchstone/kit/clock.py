"""The one place that reads the clock. Views, tasks and the command line call it; everything below takes `now`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_replayed: ContextVar[datetime | None] = ContextVar("replayed", default=None)


def now() -> datetime:
    return _replayed.get() or datetime.now(UTC)


def day(moment: datetime) -> datetime:
    """Noon of its day: for pages that tell a day and must not tell the hour, not even to those who read the source."""
    return moment.replace(hour=12, minute=0, second=0, microsecond=0)


@contextmanager
def replaying(moment: datetime) -> Iterator[None]:
    """Tasks that follow from a past moment run as if it were that moment: how the demonstration gets its history."""
    token = _replayed.set(moment)
    try:
        yield
    finally:
        _replayed.reset(token)
