from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from touchstone.conftest import NOON
from touchstone.hiring import applications
from touchstone.hiring.models import Application, Requisition, Stage
from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Membership], Client]


@pytest.mark.parametrize(
    ("who", "status"), [("rosa", 200), ("hanna", 200), ("adam", 404), ("imani", 404), ("omar", 404)]
)
def test_each_tab_is_seen_by_those_who_hire_and_by_nobody_else(
    who: str, status: int, client_of: ClientOf, application: Application, request: pytest.FixtureRequest
) -> None:
    client = client_of(request.getfixturevalue(who))

    for tab in ("screen", "decision", "privacy"):
        assert client.get(reverse("application-tab", args=[application.pk, tab])).status_code == status


def test_a_tab_that_does_not_exist_is_not_found(
    client_of: ClientOf, rosa: Membership, application: Application
) -> None:
    assert client_of(rosa).get(reverse("application-tab", args=[application.pk, "offer"])).status_code == 404


def test_a_decision_is_written_down_with_its_reason(
    client_of: ClientOf, rosa: Membership, application: Application
) -> None:
    applications.move(application, Stage.REVIEW, now=NOON)
    client, url = client_of(rosa), reverse("application-decide", args=[application.pk])

    refused = client.post(url, {"outcome": "advance", "reason": ""})
    assert "This field is required." in refused.content.decode()

    page = client.post(url, {"outcome": "advance", "reason": "Clear thinking."}, follow=True).content.decode()
    assert "Clear thinking." in page
    assert Application.objects.get().stage == Stage.INTERVIEW


def test_only_possible_decisions_are_offered(client_of: ClientOf, rosa: Membership, application: Application) -> None:
    page = client_of(rosa).get(reverse("application-tab", args=[application.pk, "decision"])).content.decode()

    assert 'value="reject"' in page
    assert 'value="advance"' not in page


def test_the_list_costs_the_same_for_many_as_for_one(
    client_of: ClientOf,
    rosa: Membership,
    requisition: Requisition,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(12):
        applications.receive(requisition, name=f"C{number}", email=f"c{number}@mail.example", by=rosa, now=NOON)
    client = client_of(rosa)

    # session, account, member, its organizations, requisitions, count, page, decisions
    with django_assert_max_num_queries(9):
        page = client.get(reverse("candidate-list"))
    assert page.content.decode().count("/applications/") == 12


def test_a_queue_and_a_requisition_narrow_the_list(
    client_of: ClientOf, rosa: Membership, application: Application
) -> None:
    client, url = client_of(rosa), reverse("candidate-list")

    assert "Casey" in client.get(url, {"queue": "new"}).content.decode()
    assert "Casey" not in client.get(url, {"queue": "to-decide"}).content.decode()
    assert "Casey" in client.get(url, {"requisition": str(application.requisition_id)}).content.decode()


@pytest.mark.parametrize(("who", "status"), [("rosa", 200), ("hanna", 200), ("adam", 403), ("imani", 403)])
def test_who_sees_the_list(who: str, status: int, client_of: ClientOf, request: pytest.FixtureRequest) -> None:
    assert client_of(request.getfixturevalue(who)).get(reverse("candidate-list")).status_code == status


def test_omar_sees_none_of_northwinds_candidates(
    client_of: ClientOf, omar: Membership, application: Application
) -> None:
    assert "Casey" not in client_of(omar).get(reverse("candidate-list")).content.decode()


def test_closed_applications_stand_last(application: Application, requisition: Requisition, rosa: Membership) -> None:
    later = applications.receive(requisition, name="Dana", email="dana@mail.example", by=rosa, now=NOON)
    applications.withdraw(application, reason="pay", by=rosa, now=NOON)

    assert list(Application.objects.in_order()) == [later, application]
