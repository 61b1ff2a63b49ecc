"""Breaks that stop the clock, where they were granted."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from touchstone.assessment.errors import BreakNotGranted, SittingOverdue
from touchstone.assessment.holding import held, require_begun, require_running
from touchstone.assessment.models import Credit, CreditReason, Presentation, Sitting, SittingState
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb


@transaction.atomic
def pause(sitting: Sitting, *, now: datetime) -> None:
    sitting = held(sitting)
    if sitting.state == SittingState.PAUSED:
        return
    require_running(sitting, now)
    if not sitting.break_left:
        raise BreakNotGranted
    sitting.state, sitting.paused_at = SittingState.PAUSED, now
    sitting.save(update_fields=["state", "paused_at"])
    ledger.record(Verb.SITTING_PAUSED, about=sitting, by=sitting.examinee, now=now)


@transaction.atomic
def resume(sitting: Sitting, *, now: datetime) -> None:
    """The break is given back as far as breaks were granted; what went beyond stays on the clock."""
    sitting = held(sitting)
    if sitting.state == SittingState.OPEN:
        return
    if sitting.is_overdue(now):
        raise SittingOverdue
    require_begun(sitting)
    assert sitting.paused_at
    away = now - sitting.paused_at
    given_back = min(away, sitting.break_left)
    sitting.deadline_at, sitting.break_left = sitting.deadline(now), sitting.break_left - given_back
    Credit.objects.create(sitting=sitting, reason=CreditReason.BREAK, duration=given_back, at=now)
    sitting.state, sitting.paused_at = SittingState.OPEN, None
    sitting.save(update_fields=["state", "paused_at", "deadline_at", "break_left"])
    Presentation.objects.filter(sitting=sitting, response=None).update(idle=F("idle") + away)
    ledger.record(Verb.SITTING_RESUMED, about=sitting, by=sitting.examinee, now=now)
