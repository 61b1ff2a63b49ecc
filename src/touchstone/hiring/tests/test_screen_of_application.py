"""From the invitation to the review, and every way in which a screen ends without one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from touchstone.assessment import sittings
from touchstone.assessment.models import Sitting, SittingState
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.hiring import applications, decisions, next_steps
from touchstone.hiring.errors import ScreenAlreadyUnderWay
from touchstone.hiring.models import Application, Requisition, Stage
from touchstone.kit.errors import NotPermitted
from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Membership], Client]
LATER = NOON + timedelta(days=1)


@pytest.fixture
def invited(application: Application, rosa: Membership) -> Application:
    applications.invite_to_screen(application, by=rosa, now=NOON)
    return Application.objects.with_context().get()


def fresh() -> Application:
    return Application.objects.with_context().get()


def finish(sitting: Sitting) -> None:
    from django.db import transaction

    Sitting.objects.filter(pk=sitting.pk).update(state=SittingState.FINISHED, finished_at=LATER)
    with transaction.atomic():
        ledger.record(Verb.SITTING_FINISHED, about=sitting, by=None, now=LATER)


def test_the_screen_is_the_one_of_the_requisitions_version(invited: Application, requisition: Requisition) -> None:
    assert invited.sitting
    assert invited.sitting.blueprint == requisition.version.blueprint


def test_nobody_is_invited_twice_at_once(invited: Application, rosa: Membership) -> None:
    with pytest.raises(ScreenAlreadyUnderWay):
        applications.invite_to_screen(invited, by=rosa, now=LATER)


def test_a_lapsed_invitation_may_be_followed_by_another(invited: Application, rosa: Membership) -> None:
    assert invited.sitting
    sittings.revoke(invited.sitting, by=rosa, reason="wrong person", now=NOON)

    again = applications.invite_to_screen(fresh(), by=rosa, now=LATER)

    assert again != invited.sitting
    assert fresh().sitting == again


def test_a_hiring_manager_does_not_invite(application: Application, hanna: Membership) -> None:
    with pytest.raises(NotPermitted):
        applications.invite_to_screen(application, by=hanna, now=NOON)


def test_a_finished_sitting_brings_the_application_to_review_once(
    invited: Application, run_tasks: Callable[[], None]
) -> None:
    run_tasks()
    assert invited.sitting
    from touchstone.hiring.tasks import send_to_review

    Sitting.objects.filter(pk=invited.sitting.pk).update(state=SittingState.FINISHED, finished_at=LATER)
    for _delivered in range(2):
        send_to_review.call(str(invited.sitting.pk))

    assert fresh().stage == Stage.REVIEW


def test_whoever_withdraws_on_their_own_page_withdraws_the_application(
    invited: Application, run_tasks: Callable[[], None]
) -> None:
    assert invited.sitting
    sittings.revoke(invited.sitting, by=invited.candidate, reason="withdrawn by the candidate", now=NOON)
    run_tasks()

    assert fresh().stage == Stage.CLOSED
    assert fresh().withdrawal.reason == "unknown"


def test_an_invitation_taken_back_by_a_member_leaves_the_application_open(
    invited: Application, rosa: Membership, run_tasks: Callable[[], None]
) -> None:
    assert invited.sitting
    sittings.revoke(invited.sitting, by=rosa, reason="wrong screen", now=NOON)
    run_tasks()

    assert fresh().stage == Stage.SCREEN
    assert fresh().may_be_invited


def test_a_rejection_ends_an_open_screen(invited: Application, rosa: Membership) -> None:
    decisions.decide(invited, outcome="reject", reason="The requisition was filled.", by=rosa, now=LATER)

    sitting = fresh().sitting
    assert sitting
    assert sitting.state == SittingState.REVOKED


def test_whoever_may_not_end_a_screen_is_not_offered_to(
    invited: Application, hanna: Membership, rosa: Membership
) -> None:
    assert "reject" not in decisions.possible(invited, hanna)
    assert "reject" in decisions.possible(invited, rosa)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SittingState.INVITED, "begins the screen"),
        (SittingState.PAUSED, "is taking the screen"),
        (SittingState.OPEN, "is taking the screen"),
        (SittingState.EXPIRED, "lapsed"),
    ],
)
def test_the_next_step_is_said_in_words_and_a_break_shows_nowhere(
    state: SittingState, words: str, invited: Application
) -> None:
    Sitting.objects.update(state=state)

    assert words in str(next_steps.of(fresh()).sentence)


def test_buttons_ring_the_verbs(client_of: ClientOf, rosa: Membership, application: Application) -> None:
    client = client_of(rosa)
    client.post(reverse("application-invite", args=[application.pk]))
    client.post(reverse("application-remind", args=[application.pk]))
    before = Sitting.objects.get().begin_by
    client.post(reverse("application-extend", args=[application.pk]), {"days": "7"})
    assert Sitting.objects.get().begin_by == before + timedelta(days=7)

    client.post(reverse("application-revoke", args=[application.pk]), {"reason": "Wrong screen"})
    assert Sitting.objects.get().state == SittingState.REVOKED


@pytest.mark.parametrize("name", ["invite", "remind", "extend", "revoke", "withdraw", "decide"])
def test_omar_reaches_no_button(name: str, client_of: ClientOf, omar: Membership, application: Application) -> None:
    url = reverse(f"application-{name}", args=[application.pk])

    assert client_of(omar).post(url, {"days": "1", "reason": "pay", "outcome": "reject"}).status_code == 404
