"""The one place that reads the clock. Views, tasks and the command line call it; everything below takes `now`."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
