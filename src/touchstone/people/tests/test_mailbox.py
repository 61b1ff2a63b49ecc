from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from touchstone.conftest import NOON
from touchstone.people import letters
from touchstone.people.models import Letter, Membership, Organization, Person

ClientOf = Callable[[Membership], Client]
LINK = "http://127.0.0.1:8000/s/0123456789abcdefghijklmnopqrstuv/"


@pytest.fixture
def letter(northwind: Organization, casey: Person) -> Letter:
    return letters.post(northwind, casey, "people/mail/invitation", {"link": LINK, "expires_at": NOON}, now=NOON)


def test_the_mailbox_lists_letters(client_of: ClientOf, rosa: Membership, letter: Letter) -> None:
    page = client_of(rosa).get("/mailbox/", {"q": "casey"}).content.decode()

    assert letter.subject in page
    assert "Waiting" in page


def test_a_full_mailbox_costs_no_more_queries_than_a_short_one(
    client_of: ClientOf, rosa: Membership, casey: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(20):
        letters.post(rosa.organization, casey, "people/mail/invitation", {"link": LINK, "expires_at": NOON}, now=NOON)
    client = client_of(rosa)

    with django_assert_num_queries(6):  # session, account, member; how many, which; own organizations
        client.get("/mailbox/")


def test_a_letter_is_shown_without_its_secret(client_of: ClientOf, rosa: Membership, letter: Letter) -> None:
    page = client_of(rosa).get(f"/mailbox/{letter.pk}/").content.decode()
    framed = client_of(rosa).get(f"/mailbox/{letter.pk}/html/")

    assert letters.BLOT in page
    assert LINK not in page + framed.content.decode()
    assert "sandbox" in framed.headers["Content-Security-Policy"]


def test_the_demonstration_shows_the_link(
    client_of: ClientOf, rosa: Membership, letter: Letter, northwind: Organization
) -> None:
    northwind.is_demonstration = True
    northwind.save()

    assert LINK in client_of(rosa).get(f"/mailbox/{letter.pk}/").content.decode()


def test_somebody_without_the_access_is_refused(client_of: ClientOf, imani: Membership, letter: Letter) -> None:
    assert client_of(imani).get("/mailbox/").status_code == 403


def test_omar_sees_no_letter(client_of: ClientOf, omar: Membership, letter: Letter) -> None:
    assert letter.subject not in client_of(omar).get("/mailbox/").content.decode()
    assert client_of(omar).get(f"/mailbox/{letter.pk}/").status_code == 404
    assert client_of(omar).get(f"/mailbox/{letter.pk}/html/").status_code == 404
