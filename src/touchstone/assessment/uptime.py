"""Time that our own failure took is given back.

Theory of operation. While any process serves, one row says every few seconds that the server is up. A gap in it (a
killed server, a lost database, a host asleep) was an outage for everyone whose clock ran, and the first beat after it
moves their deadlines by as much, in one transaction with the credits that say so.
"""

import threading
from datetime import datetime, timedelta
from time import sleep

from django.db import DatabaseError, connection, transaction
from django.db.models import F

from touchstone.assessment.models import Credit, CreditReason, Heartbeat, Presentation, Sitting, SittingState
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.kit import clock
from touchstone.kit.locks import locked

EVERY = timedelta(seconds=5)
TOLERANCE = timedelta(seconds=12)  # two beats may come late on a busy host before it counts as an outage


def keep_beating() -> None:
    """Credit what was lost before this process came up, then beat for as long as it lives."""
    _try_to_beat()
    threading.Thread(target=_beat_for_ever, name="heartbeat", daemon=True).start()


def _beat_for_ever() -> None:
    while True:
        sleep(EVERY.total_seconds())
        _try_to_beat()


def _try_to_beat() -> None:
    try:
        beat(now=clock.now())
    except DatabaseError:
        connection.close()  # no database is an outage too: the beat after it comes back will find the gap


@transaction.atomic
def beat(*, now: datetime) -> None:
    last = Heartbeat.objects.select_for_update().first()
    if last is None:
        Heartbeat.objects.create(last_at=now)
        return
    if now - last.last_at > TOLERANCE:
        give_back(since=last.last_at, now=now)
    if now > last.last_at:
        Heartbeat.objects.update(last_at=now)


@transaction.atomic
def give_back(*, since: datetime, now: datetime) -> None:
    for row in Sitting.objects.under_way().filter(begun_at__lt=now):
        sitting = locked(row)
        if sitting.is_under_way and not sitting.is_overdue(since):
            _credit(sitting, since=since, now=now)


def _credit(sitting: Sitting, *, since: datetime, now: datetime) -> None:
    assert sitting.begun_at
    assert sitting.deadline_at
    lost = now - max(since, sitting.begun_at)
    if sitting.state == SittingState.PAUSED:
        sitting.break_left += lost  # nobody could resume: the break that ran meanwhile is not spent
    else:
        sitting.deadline_at += lost
        Presentation.objects.filter(sitting=sitting, response=None).update(idle=F("idle") + lost)
    sitting.save(update_fields=["deadline_at", "break_left"])
    Credit.objects.create(sitting=sitting, reason=CreditReason.OUTAGE, duration=lost, at=now)
    details = {"seconds": round(lost.total_seconds()), "reason": CreditReason.OUTAGE.value}
    ledger.record(Verb.SITTING_CREDITED, about=sitting, by=None, now=now, details=details)
