"""What every reply carries, and what the cookies say."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db
ASK = (
    "import json; from touchstone import settings as s; "
    "print(json.dumps([s.SECURE_HSTS_SECONDS, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, "
    "s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN]))"
)


def policy(reply: object) -> dict[str, str]:
    header = reply.headers["Content-Security-Policy"]  # type: ignore[attr-defined]
    parts = [part.strip().partition(" ") for part in str(header).split(";") if part.strip()]
    return {name: sources for name, _space, sources in parts}


@pytest.mark.parametrize("page", ["/account/login/", "/team/"])
def test_nothing_inline_runs_and_nothing_frames_us(
    page: str, client_of: Callable[[Membership], Client], adam: Membership
) -> None:
    client = Client() if "login" in page else client_of(adam)
    rules = policy(client.get(page))

    assert rules["default-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == rules["object-src"] == "'none'"
    assert rules["form-action"] == "'self'"
    assert "unsafe" not in str(rules)


def test_every_reply_carries_the_small_guards(client: Client, adam: Membership) -> None:
    headers = client.get("/account/login/").headers

    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_pages_about_people_are_kept_by_no_cache(client_of: Callable[[Membership], Client], adam: Membership) -> None:
    assert client_of(adam).get("/team/").headers["Cache-Control"] == "private, no-cache"


def test_cookies_are_out_of_reach_of_scripts(client: Client, rosa: Membership) -> None:
    client.post("/account/login/", {"login": rosa.account.email, "password": "correct horse battery"})

    for name in ("sessionid", "csrftoken"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


def test_a_post_without_its_token_is_refused(rosa: Membership) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(rosa.account)

    assert client.post("/me/", {"name": "Eve"}).status_code == 403


@pytest.mark.parametrize(
    ("address", "told"),
    [("https://touchstone.example", [31536000, True, True, False]), ("http://127.0.0.1:8000", [0, False, False, True])],
)
def test_behind_tls_the_browser_is_told_to_insist(address: str, told: list[object], tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "TOUCHSTONE_BASE_URL": address, "TOUCHSTONE_DATA": str(tmp_path)}

    done = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == told
