"""Adjustments: asked for without a diagnosis, decided outside the hiring team, applied to every clock."""

from datetime import datetime, timedelta

from django.db import transaction

from touchstone.assessment.deciders import decides, is_alone
from touchstone.assessment.errors import AdjustmentDecided, AdjustmentPending, DecidedOutside
from touchstone.assessment.holding import held, require_begun, require_invited
from touchstone.assessment.models import Adjustment, AdjustmentState, Sitting
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.kit.locks import locked
from touchstone.people.models import Membership
from touchstone.people.permissions import Permission


@transaction.atomic
def request(sitting: Sitting, *, wants_extra_time: bool, wants_breaks: bool, wish: str, now: datetime) -> Adjustment:
    """By the examinee, before the sitting begins."""
    sitting = held(sitting)
    require_invited(sitting, now)
    if sitting.adjustments.filter(state=AdjustmentState.REQUESTED).exists():
        raise AdjustmentPending
    adjustment = Adjustment.objects.create(
        sitting=sitting,
        wants_extra_time=wants_extra_time,
        wants_breaks=wants_breaks,
        wish=wish,
        requested_at=now,
    )
    ledger.record(Verb.ADJUSTMENT_REQUESTED, about=adjustment, by=sitting.examinee, now=now)
    return adjustment


@transaction.atomic
def grant(
    adjustment: Adjustment, *, extra_time: float, break_minutes: int, answer: str, by: Membership, now: datetime
) -> None:
    """Extra time is a factor on the allowance; breaks are minutes during which the clock stands."""
    adjustment = _waiting(adjustment, by)
    adjustment.extra_time, adjustment.break_minutes = extra_time, break_minutes
    _apply(adjustment)
    _decide(adjustment, AdjustmentState.GRANTED, answer, by=by, now=now)


@transaction.atomic
def decline(adjustment: Adjustment, *, answer: str, by: Membership, now: datetime) -> None:
    _decide(_waiting(adjustment, by), AdjustmentState.DECLINED, answer, by=by, now=now)


def require_outside(member: Membership) -> None:
    if not decides(member):
        raise DecidedOutside


def _waiting(adjustment: Adjustment, by: Membership) -> Adjustment:
    by.require(Permission.ADJUSTMENT_DECIDE, adjustment)
    require_outside(by)
    adjustment = locked(adjustment)
    if not adjustment.is_waiting:
        raise AdjustmentDecided
    return adjustment


def _apply(adjustment: Adjustment) -> None:
    """Also to a sitting that was begun while the request waited. What was granted earlier is never taken back."""
    sitting = held(adjustment.sitting)
    if not sitting.is_waiting:
        require_begun(sitting)
    extra_time = max(sitting.extra_time, adjustment.extra_time)
    gained = sitting.blueprint.allowance * (extra_time - sitting.extra_time)
    sitting.extra_time = extra_time
    sitting.break_left += timedelta(minutes=adjustment.break_minutes)
    if sitting.deadline_at:
        sitting.deadline_at += gained
    sitting.save(update_fields=["extra_time", "break_left", "deadline_at"])


def _decide(adjustment: Adjustment, state: AdjustmentState, answer: str, *, by: Membership, now: datetime) -> None:
    adjustment.state, adjustment.answer = state, answer
    adjustment.decided_by, adjustment.decided_at = by, now
    adjustment.save()
    details = {"state": state.value} | ({"alone": True} if is_alone(by) else {})
    ledger.record(Verb.ADJUSTMENT_DECIDED, about=adjustment, by=by, now=now, details=details)
