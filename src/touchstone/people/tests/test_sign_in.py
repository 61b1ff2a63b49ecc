"""The flows of django-allauth as this house has set them up."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import LazySettings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from touchstone.people.models import Account, Membership

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _fresh_rate_limits() -> None:
    cache.clear()


def sign_in(client: Client, email: str, password: str = PASSWORD) -> str:
    reply = client.post("/account/login/", {"login": email, "password": password})
    return reply.headers.get("Location", "")


def app_code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def test_a_password_opens_the_house(client: Client, rosa: Membership) -> None:
    page = client.get("/account/login/").content.decode()

    assert "invitation" in page
    assert sign_in(client, rosa.account.email) == "/"


def test_a_wrong_password_does_not(client: Client, rosa: Membership) -> None:
    assert sign_in(client, rosa.account.email, "wrong") == ""
    assert "_auth_user_id" not in client.session


def test_too_many_wrong_passwords_make_one_wait(client: Client, rosa: Membership) -> None:
    for _ in range(11):
        sign_in(client, rosa.account.email, "wrong")

    assert sign_in(client, rosa.account.email) == ""


def test_nobody_signs_up_by_themselves(client: Client, rosa: Membership) -> None:
    page = client.get("/account/signup/")
    client.post("/account/signup/", {"email": "eve@mail.example", "password1": PASSWORD})

    assert "closed" in page.content.decode().lower()
    assert not Account.objects.filter(email="eve@mail.example").exists()


def test_a_mailed_code_opens_the_house(client: Client, rosa: Membership) -> None:
    client.post("/account/login/code/", {"email": rosa.account.email})
    code = re.search(r"^([A-Z0-9-]{6,})$", str(mail.outbox[0].body), re.MULTILINE)
    assert code

    reply = client.post("/account/login/code/confirm/", {"code": code[1]})

    assert reply.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(rosa.account_id)


def test_a_stranger_is_told_by_mail_alone_that_there_is_no_account(client: Client, rosa: Membership) -> None:
    reply = client.post("/account/login/code/", {"email": "eve@mail.example"})

    assert reply.headers["Location"] == reverse("account_confirm_login_code")
    assert "There is no account" in str(mail.outbox[0].body)


def test_an_authenticator_app_becomes_the_second_step(client: Client, rosa: Membership) -> None:
    sign_in(client, rosa.account.email)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    client.post("/account/2fa/totp/activate/", {"code": app_code(secret)})
    kinds = set(Authenticator.objects.filter(user=rosa.account).values_list("type", flat=True))
    cache.clear()  # a code counts once; the same half minute is needed again

    newcomer = Client()
    second = sign_in(newcomer, rosa.account.email)
    reply = newcomer.post(second, {"code": app_code(secret)})

    assert kinds == {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}
    assert second == reverse("mfa_authenticate")
    assert reply.headers["Location"] == "/"


def test_a_recovery_code_replaces_a_lost_phone(client: Client, rosa: Membership) -> None:
    sign_in(client, rosa.account.email)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/account/2fa/totp/activate/").context["form"].secret
    client.post("/account/2fa/totp/activate/", {"code": app_code(secret)})
    codes = Authenticator.objects.get(user=rosa.account, type=Authenticator.Type.RECOVERY_CODES).wrap()

    newcomer = Client()
    sign_in(newcomer, rosa.account.email)
    reply = newcomer.post(reverse("mfa_authenticate"), {"code": codes.get_unused_codes()[0]})

    assert reply.headers["Location"] == "/"


@pytest.mark.parametrize("page", ["mfa_index", "mfa_list_webauthn", "account_change_password", "account_email", "me"])
def test_the_pages_of_the_sign_in_are_there(
    client_of: Callable[[Membership], Client], rosa: Membership, page: str
) -> None:
    assert client_of(rosa).get(reverse(page)).status_code == 200


def test_a_passkey_is_offered_for_this_server_only(client: Client, rosa: Membership) -> None:
    sign_in(client, rosa.account.email)
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    page = client.get("/account/2fa/webauthn/add/")
    asked = page.context["js_data"]["creation_options"]["publicKey"]

    assert asked["rp"]["id"] == "testserver"


def test_a_forgotten_password_is_replaced_by_mail(client: Client, rosa: Membership) -> None:
    client.post("/account/password/reset/", {"email": rosa.account.email})
    link = re.search(r"https?://[^/]+(/account/password/reset/key/\S+)", str(mail.outbox[0].body))
    assert link

    form = client.get(link[1], follow=True).request["PATH_INFO"]
    client.post(form, {"password1": "another calm one", "password2": "another calm one"})

    assert sign_in(client, rosa.account.email, "another calm one") == "/"


def test_signing_out_elsewhere_closes_the_other_sessions(rosa: Membership) -> None:
    office, train = Client(), Client()
    sign_in(office, rosa.account.email)
    sign_in(train, rosa.account.email)

    page = office.get("/account/sessions/").content.decode()
    office.post("/account/sessions/")

    assert "Sign out everywhere else" in page
    assert office.get("/me/").status_code == 200
    assert train.get("/me/").status_code == 302


def test_mails_of_the_sign_in_are_written_in_text_and_html(client: Client, rosa: Membership) -> None:
    client.post("/account/login/code/", {"email": rosa.account.email})

    (sent,) = mail.outbox
    assert "example.com" not in str(sent.body)
    assert sent.alternatives  # type: ignore[union-attr]


def test_a_mail_server_that_is_away_is_said_plainly(client: Client, rosa: Membership, settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    reply = client.post("/account/login/code/", {"email": rosa.account.email})

    assert reply.status_code == 503
    assert "cannot send mail" in reply.content.decode()


def test_a_new_address_counts_once_it_is_proven(client: Client, rosa: Membership) -> None:
    sign_in(client, rosa.account.email)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/email/", {"action_add": "", "email": "rosa@elsewhere.example"})
    link = re.search(r"https?://[^/]+(/account/confirm-email/\S+)", str(mail.outbox[-1].body))
    assert link
    assert Account.objects.get(pk=rosa.account_id).email == "rosa@northwind.example"

    client.post(link[1])

    assert Account.objects.get(pk=rosa.account_id).email == "rosa@elsewhere.example"
