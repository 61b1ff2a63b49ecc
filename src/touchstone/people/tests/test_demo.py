import pytest
from django.conf import LazySettings
from django.test import Client

from touchstone.people.models import Membership, Organization


@pytest.fixture
def demonstration(settings: LazySettings, northwind: Organization) -> Organization:
    settings.DEMONSTRATION = True
    northwind.is_demonstration = True
    northwind.save()
    return northwind


def test_the_demonstration_says_who_does_what(client: Client, demonstration: Organization, rosa: Membership) -> None:
    page = client.get("/demo/").content.decode()

    assert "Sign in as Rosa" in page
    assert "Opens requisitions" in page


def test_one_click_signs_in(client: Client, demonstration: Organization, rosa: Membership) -> None:
    reply = client.get(f"/demo/{rosa.pk}/")

    assert reply.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(rosa.account_id)


def test_elsewhere_the_door_does_not_exist(client: Client, northwind: Organization, rosa: Membership) -> None:
    assert client.get("/demo/").status_code == 404
    assert client.post(f"/demo/{rosa.pk}/").status_code == 404


def test_a_real_organization_beside_the_demonstration_stays_closed(
    client: Client, demonstration: Organization, omar: Membership
) -> None:
    assert client.post(f"/demo/{omar.pk}/").status_code == 404
