"""Setting the house up, letting people in, and their ways of signing in."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page, expect

from touchstone.people import team
from touchstone.people.models import Membership, Organization
from touchstone.people.permissions import Access

Check = Callable[[Page], None]
PASSWORD = "a calm sentence"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _fresh_rate_limits() -> None:
    cache.clear()


def set_up(page: Page) -> None:
    page.goto("/account/login/")
    expect(page).to_have_url(re.compile("/setup/$"))
    page.get_by_label("Name of the organization").fill("Northwind")
    page.get_by_label("Time zone").select_option("Europe/Berlin")
    page.get_by_label("Your name").fill("Adam")
    page.get_by_label("Your e-mail address").fill("adam@northwind.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Set up and sign in").click()
    page.wait_for_url("**/")


def test_from_nothing_to_a_team_of_two(
    db: None, open_page: Callable, run_tasks: Callable[[], None], assert_accessible: Check
) -> None:
    adam = open_page()
    set_up(adam)
    adam.goto("/team/invite/")
    adam.get_by_label("Name").fill("Rosa")
    adam.get_by_label("E-mail address").fill("rosa@northwind.example")
    adam.get_by_label("Recruiter").check()
    adam.get_by_role("button", name="Send the invitation").click()
    expect(adam.get_by_role("cell", name="rosa@northwind.example")).to_be_visible()
    run_tasks()
    (door,) = set(re.findall(r"/join/[\w-]+/", str(mail.outbox[0].body)))

    rosa = open_page()
    rosa.goto(door)
    assert_accessible(rosa)
    rosa.get_by_label("Choose a password").fill(PASSWORD)
    rosa.get_by_role("button", name="Join the team").click()
    rosa.wait_for_url("**/")

    adam.goto("/log/")
    expect(adam.get_by_text("Rosa joined the team.")).to_be_visible()
    expect(adam.get_by_text("Nothing was changed, removed or put in between.")).to_be_visible()


def test_a_passkey_is_made_and_opens_the_house(open_page: Callable, rosa: Membership) -> None:
    page = open_page()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.goto("/account/login/?next=/account/2fa/webauthn/add/")
    page.get_by_label("Email").fill(rosa.account.email)
    page.locator("input[type=password]").fill("correct horse battery")
    page.get_by_role("button", name="Sign in", exact=True).click()
    if "reauthenticate" in page.url:
        page.locator("input[type=password]").fill("correct horse battery")
        page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill("Laptop")
    page.get_by_label("Passwordless").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(re.compile("recovery-codes|webauthn/$"))

    page.context.clear_cookies()
    page.goto("/account/login/?next=/me/")
    page.get_by_role("button", name="Use a passkey").click()

    page.wait_for_url("**/me/")


@pytest.mark.parametrize("look", [{"width": 1280, "theme": "light"}, {"width": 360, "theme": "dark"}])
def test_the_pages_of_the_house_are_accessible(
    open_page: Callable, adam: Membership, northwind: Organization, assert_accessible: Check, look: dict[str, object]
) -> None:
    invitation = team.invite(
        northwind, name="Nia", email="nia@x.example", accesses=[Access.AUDITOR], by=adam, now=adam.joined_at
    )
    letter = invitation.person.letters.get()
    page = open_page(adam, **look)

    for path in (
        "/team/", "/team/invite/", f"/team/{adam.pk}/", "/team/organization/", "/me/", "/log/", "/mailbox/",
        f"/mailbox/{letter.pk}/", "/account/2fa/", "/account/sessions/", "/account/password/change/", "/account/email/",
    ):  # fmt: skip
        page.goto(path)
        assert_accessible(page)


def test_the_doors_of_the_house_are_accessible(page: Page, northwind: Organization, assert_accessible: Check) -> None:
    for path in ("/account/login/", "/account/login/code/", "/account/password/reset/", "/account/signup/", "/join/x/"):
        page.goto(path)
        assert_accessible(page)
