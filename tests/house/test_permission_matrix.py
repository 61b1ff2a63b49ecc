"""Who sees what: every address of the product × every access × a stranger × Omar of another organization.

The answer is a golden file, so that a change of who may do what is read in review. After a change on purpose:

    REWRITE=1 .venv/bin/python -m pytest tests/house/test_permission_matrix.py
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from touchstone.assessment import adjustments, sittings
from touchstone.assessment.conftest import RIGHT, sit_through
from touchstone.assessment.models import Blueprint, Sitting
from touchstone.bank import authoring, loading
from touchstone.bank.conftest import Manuscripts
from touchstone.hiring import applications, roles
from touchstone.hiring.models import Application, Requisition, Role
from touchstone.kit import clock
from touchstone.people import letters, links, team
from touchstone.people.models import Membership, Organization, Person
from touchstone.people.permissions import Access

sys.path.insert(0, str(Path(__file__).parent))
from addresses import Address, Rows, every_address

GOLDEN = Path(__file__).with_name("permission_matrix.txt")
WORDS = {200: "sees", 302: "moves", 400: "malformed", 403: "may not", 404: "unseen", 405: "no such act", 409: "refused"}
HEAD = """\
# Who sees what, address by address. Made by tests/house/test_permission_matrix.py; do not edit by hand.
# Asked by GET; where an address only takes acts, by a POST that is rolled back.
# sees: a page · moves: sent on to another page · sign-in: sent to the sign-in · may not: 403 · unseen: 404
"""
# Addresses whose token is itself the permission: whoever holds the link is let in, signed in or not.
BY_TOKEN = ("/join/", "/s/")

# What an act needs to be more than a malformed form; the others are rung by an empty POST.
FILLED = {
    "/applications/<uuid:pk>/extend/": {"days": 3},
    "/applications/<uuid:pk>/revoke/": {"reason": "Filled"},
    "/applications/<uuid:pk>/withdraw/": {"reason": "candidate"},
    "/bank/<uuid:item_id>/<slug:name>/": {"reason": "Leaked"},
    "/roles/<uuid:pk>/rename/": {"title": "Platform engineer"},
    "/roles/<uuid:pk>/requisition/": {"openings": 1},
}


@pytest.fixture
def northwinds(request: pytest.FixtureRequest) -> dict[str, Membership]:
    """One member for each access."""
    members = [request.getfixturevalue(name) for name in ("adam", "audrey", "ada", "hanna", "imani", "lea", "rosa")]
    assert [member.accesses for member in members] == [[access] for access in Access]
    return {member.accesses[0]: member for member in members}


@pytest.fixture
def people_rows(northwind: Organization, adam: Membership, casey: Person) -> Rows:
    now = clock.now()
    invitation = team.invite(
        northwind, name="Nia", email="nia@northwind.example", accesses=[Access.AUDITOR], by=adam, now=now
    )
    door = links.issue(invitation.person, about=invitation, by=adam, expires_at=now + timedelta(days=1), now=now)
    letter = letters.post(northwind, casey, "people/mail/invitation", {"link": door, "expires_at": now}, now=now)
    return {
        ("demo", "member_id"): adam.pk,
        ("invitations", "invitation_id"): invitation.pk,
        ("join", "token"): door,
        ("mailbox", "letter_id"): letter.pk,
        ("team", "member_id"): adam.pk,
    }


@pytest.fixture
def hiring_rows(application: Application, requisition: Requisition, published: Role, rosa: Membership) -> Rows:
    roles.begin_draft(published, by=rosa, now=clock.now())  # beside the published version, so that both can be asked
    applications.invite_to_screen(application, by=rosa, now=clock.now())
    return {
        ("applications", "pk"): application.pk,
        ("requisitions", "pk"): requisition.pk,
        ("roles", "pk"): published.pk,
        ("versions", "number"): 1,
        ("part", "part"): "canvas",
        ("<uuid:pk>", "tab"): "screen",
    }


@pytest.fixture
def assessment_rows(sitting: Sitting, blueprint: Blueprint, rosa: Membership) -> Rows:
    """A finished sitting with its report, one under way behind its link, and a wish for an adjustment."""
    now = clock.now()
    cleo = Person.objects.create(organization=blueprint.organization, name="Cleo", email="c@x.example", created_at=now)
    under_way, token = sittings.invite(cleo, blueprint, by=rosa, begin_by=now + timedelta(days=7), now=now)
    wish = adjustments.request(under_way, wants_extra_time=True, wants_breaks=False, wish="", now=now)
    sittings.begin(under_way, now=now)
    sit_through(sitting, lambda _shown: RIGHT)
    return {
        ("adjustments", "adjustment_id"): wish.pk,
        ("commit", "number"): 1,
        ("practice", "number"): 1,
        ("question", "position"): 1,
        ("s", "token"): token,
        ("sittings", "sitting_id"): sitting.pk,
    }


@pytest.fixture
def bank_rows(questions: None, ada: Membership, manuscript: Manuscripts) -> Rows:
    """A question of Northwind's own, still a draft."""
    loading.load_competencies(settings.CONTENT)
    item = authoring.create(ada.organization, manuscript("numeric"), by=ada, now=clock.now())
    return {
        ("bank", "item_id"): item.pk,
        ("<uuid:item_id>", "name"): "watch",
        ("new", "kind"): item.kind,
        ("<slug:kind>", "form"): "text",
        ("check", "form"): "text",
        ("competencies", "slug"): item.competency.slug,
    }


@pytest.fixture
def sign_in_rows() -> Rows:
    """The addresses of django-allauth: keys that fit nothing."""
    return {
        ("confirm-email", "key"): "nothing",
        ("key", "uidb36"): "nobody",
        ("<uidb36>", "key"): "nothing",
        ("keys", "pk"): 1,
        ("oidc", "provider_id"): "nothing",
    }


@pytest.fixture
def addresses(request: pytest.FixtureRequest) -> list[Address]:
    apps = ("people", "bank", "assessment", "hiring", "sign_in")
    return every_address({key: row for app in apps for key, row in request.getfixturevalue(f"{app}_rows").items()})


@contextmanager
def _rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(client: Client, address: Address) -> HttpResponse:
    with _rolled_back():
        reply = client.get(address.path)
    if reply.status_code == 405:
        with _rolled_back():
            reply = client.post(address.path, FILLED.get(address.route))
    return reply  # type: ignore[return-value]  # the test client's reply is one


def in_a_word(reply: HttpResponse) -> str:
    if reply.status_code == 302 and reply.headers["Location"].startswith("/account/login/?"):
        return "sign-in"
    return WORDS.get(reply.status_code, str(reply.status_code))


def test_every_address_is_open_to_whom_it_should_be(
    addresses: list[Address],
    northwinds: dict[str, Membership],
    omar: Membership,
    client_of: Callable[[Membership], Client],
) -> None:
    browsers = {access: client_of(member) for access, member in sorted(northwinds.items())}
    browsers |= {"stranger": Client(), "omar": client_of(omar)}
    for browser in browsers.values():
        browser.raise_request_exception = False
    lines = [_line(address, browsers) for address in addresses]
    matrix = HEAD + "".join(f"\n{line}" for line in lines) + "\n"

    if os.environ.get("REWRITE"):
        GOLDEN.write_text(matrix)

    assert " 500" not in matrix
    assert matrix == GOLDEN.read_text()


def _line(address: Address, browsers: dict[str, Client]) -> str:
    words = {name: in_a_word(ask(browser, address)) for name, browser in browsers.items()}
    if len(set(words.values())) == 1:
        return f"{address.route}\n    everybody: {words['omar']}"
    by_word: dict[str, list[str]] = {}
    for name, word in words.items():
        by_word.setdefault(word, []).append(name)
    return f"{address.route}\n" + "\n".join(
        f"    {word}: {', '.join(names)}" for word, names in sorted(by_word.items())
    )


def test_omar_reads_nothing_of_northwind(
    addresses: list[Address], omar: Membership, client_of: Callable[[Membership], Client]
) -> None:
    browser = client_of(omar)

    for address in addresses:
        reply = ask(browser, address)
        if not address.route.startswith(BY_TOKEN):
            assert b"orthwind" not in _content(reply), address.route
            assert not (address.leads_to_a_row and reply.status_code == 200), address


def _content(reply: HttpResponse) -> bytes:
    return b"".join(reply.streaming_content) if reply.streaming else reply.content  # type: ignore[attr-defined]
