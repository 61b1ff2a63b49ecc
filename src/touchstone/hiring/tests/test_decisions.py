"""The stages of an application, as a machine that is shaken at random and must never leave its rails."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from touchstone.audit.models import Event
from touchstone.conftest import NOON
from touchstone.hiring import applications, decisions
from touchstone.hiring.errors import ApplicationClosed, DecisionNotPossible, ReasonMissing
from touchstone.hiring.models import Application, Decision, Outcome, Stage, Withdrawal
from touchstone.kit.errors import DomainError, NotPermitted
from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)
FORWARD = [Stage.SCREEN, Stage.REVIEW, Stage.INTERVIEW, Stage.CLOSED]


def at(application: Application, stage: Stage) -> Application:
    applications.move(application, stage, now=NOON)
    return application


def test_a_decision_keeps_who_when_where_and_why(application: Application, rosa: Membership) -> None:
    decisions.decide(at(application, Stage.REVIEW), outcome="advance", reason="Strong.", by=rosa, now=LATER)

    decision = Decision.objects.get()
    assert (decision.stage, decision.reason, decision.by, decision.at) == ("review", "Strong.", rosa, LATER)
    assert Application.objects.get().stage == Stage.INTERVIEW


def test_a_decision_without_a_reason_is_refused(application: Application, rosa: Membership) -> None:
    with pytest.raises(ReasonMissing):
        decisions.decide(at(application, Stage.REVIEW), outcome="reject", reason="  ", by=rosa, now=LATER)


def test_nobody_advances_before_the_screen_has_been_seen(application: Application, rosa: Membership) -> None:
    with pytest.raises(DecisionNotPossible):
        decisions.decide(application, outcome="advance", reason="Nice.", by=rosa, now=LATER)


def test_a_hold_changes_no_stage(application: Application, rosa: Membership) -> None:
    decisions.decide(at(application, Stage.REVIEW), outcome="hold", reason="Waiting.", by=rosa, now=LATER)

    assert Application.objects.get().stage == Stage.REVIEW


@pytest.mark.parametrize("who", ["imani", "omar", "adam"])
def test_only_those_who_decide_decide(who: str, application: Application, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotPermitted):
        decisions.decide(
            at(application, Stage.REVIEW), outcome="reject", reason="No.", by=request.getfixturevalue(who), now=LATER
        )


def test_who_withdrew_is_closed_for_good(application: Application, rosa: Membership) -> None:
    applications.withdraw(application, reason="pay", by=rosa, now=LATER)

    with pytest.raises(ApplicationClosed):
        decisions.decide(application, outcome="reject", reason="No.", by=rosa, now=LATER)


@given(steps=st.lists(st.sampled_from([*Outcome.values, "withdraw", "evidence"]), max_size=8))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_tried_stages_only_go_forward_and_closed_stays_closed(
    steps: list[str], application: Application, rosa: Membership
) -> None:
    at(application, Stage.SCREEN)
    Decision.objects.all().delete()
    seen = [Stage.SCREEN]
    for step in steps:
        before, events = application.stage, Event.objects.count()
        moved = _try(application, step, rosa)
        application.refresh_from_db()
        seen.append(Stage(application.stage))
        assert moved or application.stage == before
        assert Event.objects.count() == events + moved  # one verb, one event; a refusal leaves none

    places = [FORWARD.index(stage) for stage in seen]
    assert places == sorted(places)
    _forget_withdrawal(application)


def _try(application: Application, step: str, by: Membership) -> bool:
    try:
        if step == "withdraw":
            applications.withdraw(application, reason="unknown", by=by, now=LATER)
        elif step == "evidence":
            return applications.evidence_came_in(application, now=LATER)
        else:
            decisions.decide(application, outcome=step, reason="Because.", by=by, now=LATER)
    except DomainError:
        return False
    return True


def _forget_withdrawal(application: Application) -> None:
    """Hypothesis runs its examples on one database."""
    Withdrawal.objects.filter(application=application).delete()
