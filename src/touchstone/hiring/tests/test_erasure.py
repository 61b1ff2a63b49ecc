"""Whoever acted may go: what they did stays, and what was kept about them does not."""

from collections.abc import Callable

import pytest
from django.test import Client

from touchstone.assessment import adjustments, feedback, tasks
from touchstone.assessment.models import Adjustment, Feedback, Sitting, SittingState
from touchstone.audit import ledger
from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.hiring import applications, decisions
from touchstone.hiring.models import Application, Decision, Role, Stage
from touchstone.kit.errors import NotPermitted
from touchstone.people import erasure, team
from touchstone.people.erasure import Reason
from touchstone.people.models import Account, Membership, Person

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def reviewed(application: Application, rosa: Membership, adam: Membership) -> Application:
    """Rosa made the role, opened the requisition, decided and released; Adam decided on the adjustment."""
    sitting = applications.invite_to_screen(application, by=rosa, now=NOON)
    wish = adjustments.request(sitting, wants_extra_time=True, wants_breaks=False, wish="", now=NOON)
    adjustments.decline(wish, answer="Sorry.", by=adam, now=NOON)
    Sitting.objects.update(state=SittingState.FINISHED, finished_at=NOON)
    feedback.release(Sitting.objects.get(), by=rosa, now=NOON)
    applications.move(application, Stage.REVIEW, now=NOON)
    decisions.decide(application, outcome="hold", reason="Later.", by=rosa, now=NOON)
    return application


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ada", "rosa", "imani", "hanna", "adam", "lea", "audrey"])
def test_every_member_may_be_deleted_after_they_acted(
    name: str, reviewed: Application, request: pytest.FixtureRequest
) -> None:
    member: Membership = request.getfixturevalue(name)

    member.person.delete()

    assert not Membership.objects.filter(pk=member.pk).exists()
    for model in (Role, Application, Decision, Adjustment, Feedback):
        assert model._default_manager.count() == 1


def test_pages_name_a_former_member_where_somebody_is_gone(
    reviewed: Application, rosa: Membership, hanna: Membership, client_of: ClientOf
) -> None:
    rosa.person.delete()
    role = Role.objects.get()

    pages = ["/roles/", f"/roles/{role.pk}/history/", f"/requisitions/{reviewed.requisition_id}/"]
    for page in [*pages, f"/applications/{reviewed.pk}/decision/"]:
        found = client_of(hanna).get(page)
        assert found.status_code == 200, page
        assert "a former member" in found.content.decode(), page


def test_erasing_somebody_leaves_one_event_without_a_name(
    reviewed: Application, adam: Membership, casey: Person
) -> None:
    before = Event.objects.count()

    erasure.erase(casey, by=adam, reason=Reason.ASKED, now=NOON)

    event = Event.objects.get(verb=Verb.PERSON_ERASED)
    assert (event.about_id, event.details) == (casey.pk, {"reason": "asked"})
    assert Event.objects.count() == before + 1
    assert not list(ledger.breaks())
    for model in (Application, Decision, Sitting, Adjustment, Feedback):
        assert not model._default_manager.exists()


def test_what_waits_for_an_erased_sitting_has_nothing_to_do(
    reviewed: Application, adam: Membership, casey: Person
) -> None:
    sitting = Sitting.objects.get()
    erasure.erase(casey, by=adam, reason=Reason.OUTDATED, now=NOON)

    tasks.settle.call(str(sitting.pk))

    assert not Sitting.objects.exists()


def test_a_member_leaves_the_team_before_being_erased(
    reviewed: Application, adam: Membership, rosa: Membership
) -> None:
    with pytest.raises(erasure.StillOnTheTeam):
        erasure.erase(rosa.person, by=adam, reason=Reason.ASKED, now=NOON)
    team.end(rosa, by=adam, now=NOON)

    erasure.erase(rosa.person, by=adam, reason=Reason.ASKED, now=NOON)

    assert not Account.objects.filter(pk=rosa.account_id).exists()
    assert Decision.objects.get().by is None


def test_an_account_that_opens_another_house_stays(adam: Membership, rosa: Membership, omar: Membership) -> None:
    person = Person.objects.create(organization=omar.organization, name="Rosa", email="r@mail.example", created_at=NOON)
    Membership.objects.create(organization=omar.organization, account=rosa.account, person=person, joined_at=NOON)
    team.end(rosa, by=adam, now=NOON)

    erasure.erase(rosa.person, by=adam, reason=Reason.ASKED, now=NOON)

    assert Account.objects.filter(pk=rosa.account_id).exists()


def test_erasing_is_for_the_administrators_of_the_house(casey: Person, rosa: Membership, omar: Membership) -> None:
    for stranger in (rosa, omar):
        with pytest.raises(NotPermitted):
            erasure.erase(casey, by=stranger, reason=Reason.ASKED, now=NOON)
