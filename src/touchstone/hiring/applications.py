"""The life of an application up to the screen: received, withdrawn, moved on when evidence has come in."""

from datetime import datetime

from django.db import transaction

from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.hiring.errors import AlreadyApplied, ApplicationClosed, RequisitionClosed
from touchstone.hiring.models import Application, Requisition, Stage, Withdrawal
from touchstone.kit.locks import locked
from touchstone.people.models import Membership, Person
from touchstone.people.permissions import Permission


@transaction.atomic
def receive(
    requisition: Requisition,
    *,
    name: str,
    email: str,
    locale: str = "",
    time_zone: str = "",
    by: Membership,
    now: datetime,
) -> Application:
    """An application for this requisition. Somebody the organization knows already stays one person."""
    by.require(Permission.REQUISITION_MANAGE, requisition)
    requisition = locked(requisition)
    if not requisition.is_open:
        raise RequisitionClosed
    candidate = _person(requisition, name=name, email=email, locale=locale, time_zone=time_zone, now=now)
    if Application.objects.filter(requisition=requisition, candidate=candidate).exists():
        raise AlreadyApplied
    application = Application.objects.create(
        organization_id=requisition.organization_id,
        requisition=requisition,
        candidate=candidate,
        stage_since=now,
        received_at=now,
    )
    ledger.record(
        Verb.APPLICATION_RECEIVED, about=application, by=by, now=now, details={"requisition": str(requisition.pk)}
    )
    return application


@transaction.atomic
def withdraw(application: Application, *, reason: str, by: Membership, now: datetime) -> Withdrawal:
    """The candidate goes no further, by their own wish; a member writes it down."""
    by.require(Permission.APPLICATION_DECIDE, application)
    application = locked(application)
    if application.is_closed:
        raise ApplicationClosed
    move(application, Stage.CLOSED, now=now)
    withdrawal = Withdrawal.objects.create(application=application, reason=reason, at=now)
    ledger.record(Verb.APPLICATION_WITHDRAWN, about=application, by=by, now=now, details={"reason": reason})
    return withdrawal


@transaction.atomic
def evidence_came_in(application: Application, *, now: datetime) -> bool:
    """The screen is finished: a person looks at it next. Asked again, or too late, nothing moves."""
    application = locked(application)
    if application.stage != Stage.SCREEN:
        return False
    move(application, Stage.REVIEW, now=now)
    ledger.record(Verb.APPLICATION_MOVED, about=application, by=None, now=now, details={"to": Stage.REVIEW.value})
    return True


def move(application: Application, stage: Stage, *, now: datetime) -> None:
    """Part of a verb that holds the lock and records why."""
    application.stage, application.stage_since = stage, now
    application.save(update_fields=["stage", "stage_since"])


def _person(requisition: Requisition, *, name: str, email: str, locale: str, time_zone: str, now: datetime) -> Person:
    known = Person.objects.filter(organization=requisition.organization_id, email__iexact=email).first()
    return known or Person.objects.create(
        organization_id=requisition.organization_id,
        name=name,
        email=email.lower(),
        locale=locale or requisition.organization.locale,
        time_zone=time_zone or requisition.organization.time_zone,
        created_at=now,
    )
