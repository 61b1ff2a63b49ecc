"""Entering by an organization's own identity provider."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import LazySettings
from django.test import Client

from touchstone.integrations.oidc import fake
from touchstone.people.models import Account, Membership


@pytest.fixture
def enter(client: Client, settings: LazySettings) -> Any:
    """Go to the provider and come back with what it says."""

    def enter(**claims: Any) -> Any:
        with fake.provider(**claims) as corp:
            app = {
                "provider_id": "corp",
                "name": "Northwind sign-in",
                "client_id": "touchstone",
                "secret": "s3cret",
                "settings": {"server_url": corp.issuer},
            }
            ours = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
            settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": ours | {"APPS": [app]}}
            assert "Northwind sign-in" in client.get("/account/login/").content.decode()
            away = client.post("/account/oidc/corp/login/?process=login")
            state = parse_qs(urlsplit(away.headers["Location"]).query)["state"][0]
            return client.get("/account/oidc/corp/login/callback/", {"code": "x", "state": state}, follow=True)

    return enter


def test_whoever_is_vouched_for_enters_the_account_of_the_address(enter: Any, client: Client, rosa: Membership) -> None:
    reply = enter(email=rosa.account.email, email_verified=True)

    assert reply.redirect_chain[-1][0] == "/"
    assert client.session["_auth_user_id"] == str(rosa.account_id)


def test_an_unverified_address_opens_nothing(enter: Any, client: Client, rosa: Membership) -> None:
    enter(email=rosa.account.email, email_verified=False)

    assert "_auth_user_id" not in client.session


def test_a_stranger_gets_no_account(enter: Any, client: Client, rosa: Membership) -> None:
    reply = enter(email="eve@mail.example", email_verified=True)

    assert "_auth_user_id" not in client.session
    assert not Account.objects.filter(email="eve@mail.example").exists()
    assert "Accounts are opened by invitation" in reply.content.decode()
