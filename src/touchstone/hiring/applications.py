"""The life of an application up to the screen: received, withdrawn, moved on when evidence has come in."""

from datetime import datetime, timedelta

from django.db import transaction

from touchstone.assessment import sittings
from touchstone.assessment.models import Sitting, SittingState
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.hiring.errors import AlreadyApplied, ApplicationClosed, RequisitionClosed, ScreenAlreadyUnderWay
from touchstone.hiring.models import Application, Requisition, Stage, Withdrawal
from touchstone.kit.errors import NotPermitted
from touchstone.kit.locks import locked
from touchstone.people.models import Membership, Person
from touchstone.people.permissions import Permission

TIME_TO_BEGIN = timedelta(days=14)
OPEN_SITTINGS = frozenset({SittingState.INVITED, SittingState.OPEN, SittingState.PAUSED})


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
def invite_to_screen(
    application: Application, *, by: Membership, now: datetime, begin_by: datetime | None = None
) -> Sitting:
    """A personal link to the screen of the version that the requisition was opened with. Mail follows by itself."""
    by.require(Permission.SITTING_INVITE, application)
    application = locked(application)
    if application.is_closed:
        raise ApplicationClosed
    if not application.may_be_invited:
        raise ScreenAlreadyUnderWay
    blueprint = application.requisition.version.blueprint
    assert blueprint  # drawn when the version was published
    application.sitting, _token = sittings.invite(
        application.candidate, blueprint, by=by, begin_by=begin_by or now + TIME_TO_BEGIN, now=now
    )
    application.save(update_fields=["sitting"])
    return application.sitting


@transaction.atomic
def withdraw(application: Application, *, reason: str, by: Membership | Person, now: datetime) -> Withdrawal:
    """The candidate goes no further, by their own wish: said by them, or told to a member who writes it down."""
    if isinstance(by, Membership):
        by.require(Permission.APPLICATION_DECIDE, application)
    elif by.pk != application.candidate_id:
        raise NotPermitted
    application = locked(application)
    if application.is_closed:
        raise ApplicationClosed
    if application.sitting and application.sitting.state in OPEN_SITTINGS:
        sittings.revoke(application.sitting, by=application.candidate, reason="withdrawn", now=now)
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
