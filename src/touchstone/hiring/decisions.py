"""What a person decides about an application. There is no other way for one to be rejected."""

from datetime import datetime

from django.db import transaction

from touchstone.assessment import sittings
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.hiring import applications
from touchstone.hiring.errors import ApplicationClosed, DecisionNotPossible, ReasonMissing
from touchstone.hiring.models import Application, Decision, Outcome, Stage
from touchstone.kit.locks import locked
from touchstone.people.models import Membership
from touchstone.people.permissions import Permission

# From each stage, what may be decided and where it leads. A hold leaves the application where it is.
LEADS_TO: dict[tuple[str, str], Stage] = {
    (Stage.SCREEN, Outcome.HOLD): Stage.SCREEN,
    (Stage.SCREEN, Outcome.REJECT): Stage.CLOSED,
    (Stage.REVIEW, Outcome.ADVANCE): Stage.INTERVIEW,
    (Stage.REVIEW, Outcome.HOLD): Stage.REVIEW,
    (Stage.REVIEW, Outcome.REJECT): Stage.CLOSED,
    (Stage.INTERVIEW, Outcome.HOLD): Stage.INTERVIEW,
    (Stage.INTERVIEW, Outcome.REJECT): Stage.CLOSED,
}


def possible(application: Application, by: Membership) -> list[Outcome]:
    """What this member may decide now. To close an application whose screen is open is to end that screen."""
    offered = [outcome for outcome in Outcome if (application.stage, outcome) in LEADS_TO]
    if _is_at_work(application) and not by.may(Permission.SITTING_MANAGE):
        offered.remove(Outcome.REJECT)
    return offered


@transaction.atomic
def decide(application: Application, *, outcome: str, reason: str, by: Membership, now: datetime) -> Decision:
    by.require(Permission.APPLICATION_DECIDE, application)
    application = locked(application)
    if application.is_closed:
        raise ApplicationClosed
    stage = application.stage
    if (stage, outcome) not in LEADS_TO:
        raise DecisionNotPossible
    if not reason.strip():
        raise ReasonMissing
    decision = Decision.objects.create(
        application=application, stage=stage, outcome=outcome, reason=reason.strip(), by=by, at=now
    )
    if LEADS_TO[stage, outcome] == Stage.CLOSED:
        _end_screen(application, by=by, now=now)
    if LEADS_TO[stage, outcome] != stage:
        applications.move(application, LEADS_TO[stage, outcome], now=now)
    ledger.record(
        Verb.APPLICATION_DECIDED, about=application, by=by, now=now, details={"outcome": outcome, "stage": stage}
    )
    return decision


def _end_screen(application: Application, *, by: Membership, now: datetime) -> None:
    """Nobody should work on a screen for an application that is over. Needs the access to manage sittings."""
    if application.sitting and _is_at_work(application):
        sittings.revoke(application.sitting, by=by, reason="the application was closed", now=now)


def _is_at_work(application: Application) -> bool:
    return application.sitting is not None and application.sitting.state in applications.OPEN_SITTINGS
