"""What follows from a sitting's events, and what time brings about by itself."""

from datetime import datetime

from django_tasks import task

from touchstone.assessment import mail, sittings
from touchstone.assessment.models import Adjustment, Sitting
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.kit import clock


def _sitting(sitting_id: str) -> Sitting:
    return Sitting.objects.with_context().get(pk=sitting_id)


@ledger.on(Verb.SITTING_INVITED)
@task()
def send_invitation(sitting_id: str) -> None:
    mail.write(_sitting(sitting_id), "invitation", Verb.SITTING_INVITED, now=clock.now())


@ledger.on(Verb.SITTING_REMINDED)
@task()
def send_reminder(sitting_id: str) -> None:
    mail.write(_sitting(sitting_id), "reminder", Verb.SITTING_REMINDED, now=clock.now())


@ledger.on(Verb.SITTING_EXTENDED)
@task()
def send_extension(sitting_id: str) -> None:
    mail.write(_sitting(sitting_id), "extension", Verb.SITTING_EXTENDED, now=clock.now())


@ledger.on(Verb.SITTING_REVOKED)
@task()
def send_revocation(sitting_id: str) -> None:
    mail.write(_sitting(sitting_id), "revocation", Verb.SITTING_REVOKED, now=clock.now())


@ledger.on(Verb.SITTING_FINISHED)
@task()
def send_thanks(sitting_id: str) -> None:
    mail.write(_sitting(sitting_id), "thanks", Verb.SITTING_FINISHED, now=clock.now())


@ledger.on(Verb.FEEDBACK_RELEASED)
@task()
def send_feedback(sitting_id: str) -> None:
    mail.write(_sitting(sitting_id), "feedback", Verb.FEEDBACK_RELEASED, now=clock.now())


@ledger.on(Verb.ADJUSTMENT_DECIDED)
@task()
def send_adjustment(adjustment_id: str) -> None:
    adjustment = Adjustment.objects.get(pk=adjustment_id)
    sitting = _sitting(str(adjustment.sitting_id))
    mail.write(sitting, "adjustment", Verb.ADJUSTMENT_DECIDED, adjustment=adjustment, now=clock.now())


@ledger.on(Verb.SITTING_INVITED)
@ledger.on(Verb.SITTING_EXTENDED)
@task()
def lapse_in_time(sitting_id: str) -> None:
    sitting, now = _sitting(sitting_id), clock.now()
    if sitting.is_waiting:
        settle_later(sitting, sitting.begin_by, now)


@ledger.on(Verb.SITTING_BEGUN)
@ledger.on(Verb.SITTING_RESUMED)
@ledger.on(Verb.SITTING_CREDITED)
@ledger.on(Verb.SITTING_PAUSED)
@task()
def close_in_time(sitting_id: str) -> None:
    sitting, now = _sitting(sitting_id), clock.now()
    if sitting.is_under_way:
        settle_later(sitting, sitting.latest_end, now)


def settle_later(sitting: Sitting, at: datetime, now: datetime) -> None:
    """Look again when it is time. Pages do not wait for this: they settle what they show."""
    settle.using(run_after=max(at, now)).enqueue(str(sitting.pk))


@task()
def settle(sitting_id: str) -> None:
    """A sitting may have been erased while this waited."""
    found, now = Sitting.objects.with_context().filter(pk=sitting_id).first(), clock.now()
    sitting = found and sittings.settle(found, now=now)
    if sitting and sitting.is_under_way:  # its clock was given more since: somebody has to come back
        settle_later(sitting, sitting.latest_end, now)
