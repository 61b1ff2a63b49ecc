"""The groups in which applications wait, named once for Today, the list of candidates and their links."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.hiring.models import ApplicationQuerySet, Stage


class Queue(NamedTuple):
    slug: str
    title: str | Promise
    chosen: Callable[[ApplicationQuerySet], ApplicationQuerySet]


NEW = Queue("new", _("New applicants"), lambda all_: all_.new())
LAPSED = Queue("lapsed", _("Invitations that lapsed"), lambda all_: all_.lapsed())
UNDER_WAY = Queue("under-way", _("Screens under way"), lambda all_: all_.under_way())
TO_DECIDE = Queue("to-decide", _("Needs a decision"), lambda all_: all_.to_decide())
INTERVIEW = Queue("interview", _("To interview"), lambda all_: all_.in_interview())
ON_HOLD = Queue("on-hold", _("On hold"), lambda all_: all_.on_hold())
CLOSED = Queue("closed", _("Closed"), lambda all_: all_.filter(stage=Stage.CLOSED))

EVERY = (NEW, TO_DECIDE, LAPSED, UNDER_WAY, INTERVIEW, ON_HOLD, CLOSED)


def named(slug: str) -> Queue | None:
    return next((one for one in EVERY if one.slug == slug), None)
