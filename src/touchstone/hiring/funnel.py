"""How many wait at each stage of a requisition, for how long, and where it is slowest. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from touchstone.hiring.models import Stage

_DAY = timedelta(days=1)


class Step(NamedTuple):
    stage: Stage
    people: int
    days: int | None  # median days that those who are there now have been there

    @property
    def label(self) -> str:
        return str(self.stage.label)


class Funnel(NamedTuple):
    steps: list[Step]
    slowest: Step | None


def of(waiting: Iterable[tuple[str, datetime]], now: datetime) -> Funnel:
    """`waiting` holds (stage, since) of applications that are not closed."""
    since: dict[str, list[datetime]] = {stage: [] for stage in Stage if stage != Stage.CLOSED}
    for stage, at in waiting:
        since[stage].append(at)
    steps = [Step(Stage(stage), len(those), _days(those, now)) for stage, those in since.items()]
    slow = [step for step in steps if step.days]
    return Funnel(steps, max(slow, key=lambda step: step.days or 0) if slow else None)


def _days(since: list[datetime], now: datetime) -> int | None:
    return round(median((now - at) / _DAY for at in since)) if since else None
