import re
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from touchstone.conftest import NOON
from touchstone.people import team
from touchstone.people.middleware import CURRENT
from touchstone.people.models import Account, Invitation, Membership, Organization, Person
from touchstone.people.permissions import Access

ClientOf = Callable[[Membership], Client]
RunTasks = Callable[[], None]
ROSA = {"name": "Rosa", "email": "rosa@mail.example", "accesses": ["recruiter"]}


@pytest.fixture
def door(client_of: ClientOf, adam: Membership, run_tasks: RunTasks) -> str:
    client_of(adam).post("/team/invite/", ROSA)
    run_tasks()
    (found,) = set(re.findall(r"/join/[\w-]+/", str(mail.outbox[0].body)))
    return str(found)


def test_an_invitation_leads_from_the_mail_into_the_house(client: Client, door: str) -> None:
    page = client.get(door).content.decode()
    reply = client.post(door, {"password": "a calm sentence"})

    assert "Opens requisitions" in page
    assert reply.headers["Location"] == "/"
    assert Membership.objects.get(account=client.session["_auth_user_id"]).accesses == ["recruiter"]


def test_a_used_invitation_is_closed(client: Client, door: str) -> None:
    client.post(door, {"password": "a calm sentence"})

    assert Client().get(door).status_code == 404
    assert client.get("/join/nothing/").status_code == 404


def test_whoever_has_an_account_signs_in_first(
    client_of: ClientOf, adam: Membership, northwind: Organization, omar: Membership, run_tasks: RunTasks
) -> None:
    client_of(adam).post("/team/invite/", ROSA | {"email": omar.account.email})
    run_tasks()
    (door,) = set(re.findall(r"/join/[\w-]+/", str(mail.outbox[0].body)))

    assert "Sign in with it" in Client().get(door).content.decode()
    assert Client().post(door, {"password": "taken over"}).status_code == 200
    assert client_of(omar).post(door).status_code == 302
    assert northwind.memberships.filter(account=omar.account).exists()


def test_the_team_says_who_may_what(
    client_of: ClientOf, adam: Membership, rosa: Membership, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(adam)

    with django_assert_num_queries(7):
        page = client.get("/team/").content.decode()

    assert rosa.person.email in page
    assert "Recruiter" in page


def test_an_administrator_changes_and_ends(client_of: ClientOf, adam: Membership, rosa: Membership) -> None:
    client = client_of(adam)

    client.post(f"/team/{rosa.pk}/", {"accesses": ["auditor"]})
    assert Membership.objects.get(pk=rosa.pk).accesses == ["auditor"]

    client.post(f"/team/{rosa.pk}/end/")
    assert Membership.objects.get(pk=rosa.pk).ended_at is not None


def test_others_look_but_do_not_touch(client_of: ClientOf, rosa: Membership, adam: Membership) -> None:
    client = client_of(rosa)

    assert client.get("/team/").status_code == 200
    for page in ("/team/invite/", f"/team/{adam.pk}/", "/team/organization/"):
        assert client.get(page).status_code == 403
    assert client.post(f"/team/{adam.pk}/end/").status_code == 403


def test_omar_sees_nobody(
    client_of: ClientOf, omar: Membership, adam: Membership, rosa: Membership, northwind: Organization
) -> None:
    client = client_of(omar)
    invitation = team.invite(
        northwind, name="Eve", email="eve@mail.example", accesses=[Access.AUDITOR], by=adam, now=NOON
    )

    assert rosa.person.email not in client.get("/team/").content.decode()
    assert client.get(f"/team/{rosa.pk}/").status_code == 404
    for act in (f"{rosa.pk}/end", f"invitations/{invitation.pk}/renew", f"invitations/{invitation.pk}/withdraw"):
        assert client.post(f"/team/{act}/").status_code == 404
    assert Invitation.objects.open().count() == 1


def test_the_organization_is_renamed_by_its_administrator(
    client_of: ClientOf, adam: Membership, northwind: Organization
) -> None:
    client_of(adam).post("/team/organization/", {"name": "Nordwind", "locale": "de", "time_zone": "Europe/Berlin"})

    assert Organization.objects.get(pk=northwind.pk).name == "Nordwind"


def test_somebody_introduces_themselves(client_of: ClientOf, rosa: Membership) -> None:
    client = client_of(rosa)
    assert client.get("/me/").status_code == 200

    client.post("/me/", {"name": "Rosa L.", "locale": "de", "time_zone": "Asia/Kolkata"})

    person = Person.objects.get(pk=rosa.person_id)
    assert (person.name, person.locale, person.time_zone) == ("Rosa L.", "de", "Asia/Kolkata")


def test_one_switches_only_to_organizations_of_ones_own(
    client_of: ClientOf, rosa: Membership, southwind: Organization
) -> None:
    client = client_of(rosa)
    assert client.post("/me/organization/", {"organization": southwind.pk}).status_code == 404
    person = Person.objects.create(organization=southwind, name="Rosa", email="rosa@mail.example", created_at=NOON)
    Membership.objects.create(organization=southwind, account=rosa.account, person=person, joined_at=NOON)

    reply = client.post("/me/organization/", {"organization": southwind.pk})

    assert (reply.status_code, client.session[CURRENT]) == (302, str(southwind.pk))
    assert client.post("/me/organization/", {"organization": "nonsense"}).status_code == 404


def test_a_link_to_an_old_address_does_not_sign_in(
    client: Client, client_of: ClientOf, adam: Membership, rosa: Membership, run_tasks: RunTasks
) -> None:
    Account.objects.filter(pk=rosa.account_id).update(email="rosa@new.example")
    EmailAddress.objects.filter(user=rosa.account).update(email="rosa@new.example")
    client_of(adam).post(f"/team/{rosa.pk}/end/")
    client_of(adam).post("/team/invite/", ROSA | {"email": rosa.person.email})
    run_tasks()
    (door,) = set(re.findall(r"/join/[\w-]+/", str(mail.outbox[0].body)))

    page = client.post(door, {"password": "taken over"}).content.decode()

    assert "under another address" in page
    assert "rosa@new.example" not in page
    assert "_auth_user_id" not in client.session
