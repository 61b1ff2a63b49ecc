import pytest
from django.test import Client

from touchstone.people.models import Membership, Organization

pytestmark = pytest.mark.django_db

FILLED = {
    "name": "Northwind",
    "locale": "de",
    "time_zone": "Europe/Berlin",
    "administrator": "Adam",
    "email": "adam@northwind.example",
    "password": "a calm sentence",
}


@pytest.mark.parametrize("page", ["/account/email/", "/account/login/"])
def test_on_a_fresh_server_every_page_leads_to_the_set_up(client: Client, page: str) -> None:
    assert client.get(page).headers["Location"] == "/setup/"


def test_setting_up_signs_the_first_administrator_in(client: Client) -> None:
    page = client.get("/setup/")
    reply = client.post("/setup/", FILLED)

    adam = Membership.objects.get()
    assert page.status_code == 200
    assert reply.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(adam.account_id)
    assert (adam.person.locale, adam.person.time_zone) == ("de", "Europe/Berlin")


def test_a_weak_password_is_refused_in_words(client: Client) -> None:
    reply = client.post("/setup/", FILLED | {"password": "1234"})

    assert not Organization.objects.exists()
    assert "too short" in reply.content.decode()


def test_afterwards_the_page_leads_home_and_changes_nothing(client: Client, northwind: Organization) -> None:
    assert client.get("/setup/").headers["Location"] == "/"
    assert client.post("/setup/", FILLED).headers["Location"] == "/"
    assert Organization.objects.count() == 1
