"""An application's story in words, as far as the people who decide may know it."""

from datetime import datetime
from typing import NamedTuple

from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.hiring.models import Application
from touchstone.kit import clock
from touchstone.people import log
from touchstone.people.log import Line
from touchstone.people.models import Membership

# Whatever would show that somebody has an adjustment (breaks, time given back, requests) is left out, so that it can
# colour nobody's judgement.
TOLD = frozenset(
    {
        Verb.APPLICATION_DECIDED,
        Verb.APPLICATION_MOVED,
        Verb.APPLICATION_RECEIVED,
        Verb.APPLICATION_WITHDRAWN,
        Verb.FEEDBACK_RELEASED,
        Verb.SITTING_BEGUN,
        Verb.SITTING_EXPIRED,
        Verb.SITTING_EXTENDED,
        Verb.SITTING_FINISHED,
        Verb.SITTING_INVITED,
        Verb.SITTING_REMINDED,
        Verb.SITTING_REVOKED,
    }
)


# The time from beginning to end would tell of extra time, so these are told by their day.
BY_DAY = frozenset({Verb.SITTING_BEGUN, Verb.SITTING_FINISHED})


class Told(NamedTuple):
    sentence: str
    at: datetime
    style: str  # of `local_time`


def of(application: Application, member: Membership) -> list[Told]:
    """Newest first."""
    about = [application.pk, *([application.sitting_id] if application.sitting_id else [])]
    told = Event.objects.visible_to(member).filter(about_id__in=about, verb__in=TOLD)
    return [_told(line) for line in log.lines(told.order_by("-number"))]


def _told(line: Line) -> Told:
    if line.event.verb in BY_DAY:
        return Told(line.sentence, clock.day(line.event.at), "date")
    return Told(line.sentence, line.event.at, "full")
