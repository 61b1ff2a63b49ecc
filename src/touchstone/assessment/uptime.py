"""Time that our own failure took is given back.

Theory of operation. While any process serves, one row says every few seconds that the server is up. A gap in it (a
killed server, a lost database, a host asleep) was an outage for everyone whose clock ran, and the first beat after it
moves their deadlines by as much, in one transaction with the credits that say so. Whoever finds a clock run out before
that beat came beats first.
"""

import threading
from datetime import datetime, timedelta
from time import sleep

from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.models import F

from touchstone.assessment.models import Credit, CreditReason, Heartbeat, Presentation, Sitting, SittingState
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.kit import clock

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
    except (DatabaseError, InterfaceError):
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


def made_good(sitting: Sitting, *, now: datetime) -> Sitting:
    """Before a clock is taken to have run out: give it what an outage took that no beat has found yet.

    To be called while nothing is locked: beats lock the heartbeat first and sittings after it. A clock that still runs
    costs nothing here.
    """
    if sitting.is_overdue(now):
        if Heartbeat.objects.filter(last_at__lt=now - TOLERANCE).exists():
            beat(now=now)
        sitting.refresh_from_db(fields=["state", "deadline_at", "paused_at", "break_left"])
    return sitting


@transaction.atomic
def give_back(*, since: datetime, now: datetime) -> None:
    """Every lock on a sitting is taken, in one order, before the ledger's: nobody can wait for us in a circle."""
    running = Sitting.objects.under_way().filter(begun_at__lt=now).order_by("pk").select_for_update()
    credited = [_credit(sitting, since=since, now=now) for sitting in running if not sitting.is_overdue(since)]
    for credit in credited:
        details = {"seconds": round(credit.duration.total_seconds()), "reason": CreditReason.OUTAGE.value}
        ledger.record(Verb.SITTING_CREDITED, about=credit.sitting, by=None, now=now, details=details)


def _credit(sitting: Sitting, *, since: datetime, now: datetime) -> Credit:
    assert sitting.begun_at
    assert sitting.deadline_at
    lost = now - max(since, sitting.begun_at)
    if sitting.state == SittingState.PAUSED:
        sitting.break_left += lost  # nobody could resume: the break that ran meanwhile is not spent
    else:
        sitting.deadline_at += lost
        Presentation.objects.filter(sitting=sitting, response=None).update(idle=F("idle") + lost)
    sitting.save(update_fields=["deadline_at", "break_left"])
    return Credit.objects.create(sitting=sitting, reason=CreditReason.OUTAGE, duration=lost, at=now)
