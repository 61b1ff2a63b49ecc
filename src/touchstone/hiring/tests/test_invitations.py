from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from touchstone.conftest import NOON
from touchstone.hiring import applications, invitations, requisitions
from touchstone.hiring.models import Application, Requisition
from touchstone.people.models import Membership

ClientOf = Callable[[Membership], Client]
SOON = NOON + timedelta(days=14)
THREE = "Name,E-mail\nCasey,casey@mail.example\nPriya,priya@mail.example,en,Asia/Kolkata\nJonas,jonas@mail.example,de"


def problems(text: str) -> list[str]:
    return [str(line.problem) for line in invitations.read(text)]


def test_a_headline_and_empty_lines_are_passed_over() -> None:
    lines = invitations.read(THREE + "\n\n")

    assert [(line.name, line.time_zone) for line in lines] == [("Casey", ""), ("Priya", "Asia/Kolkata"), ("Jonas", "")]


@pytest.mark.parametrize("text", ["Casey;casey@mail.example;de", "Casey\tcasey@mail.example\tde"])
def test_semicolons_and_tabs_separate_too(text: str) -> None:
    (line,) = invitations.read(text)

    assert (line.email, line.locale, line.problem) == ("casey@mail.example", "de", "")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Casey,not-an-address@", "not an e-mail"),
        (",casey@mail.example", "needed"),
        ("Casey,casey@mail.example,fr", "language"),
        ("Casey,casey@mail.example,en,Berlin", "time zone"),
        ("Nguyen, Casey,casey@mail.example,en,Europe/Berlin", "four columns"),
    ],
)
def test_each_line_says_in_plain_words_what_is_wrong_with_it(text: str, word: str) -> None:
    (problem,) = problems(f"Ok,ok@mail.example\n{text}")[1:]

    assert word in problem


def test_the_same_address_twice_names_the_line_where_it_stood() -> None:
    assert "line 1" in problems("Casey,casey@mail.example\nCasey N,CASEY@mail.example")[1]


@pytest.mark.django_db
def test_sent_twice_nobody_is_invited_twice(requisition: Requisition, rosa: Membership) -> None:
    first, second = (
        invitations.invite(requisition, THREE, begin_by=SOON, send=True, by=rosa, now=NOON) for _time in range(2)
    )

    assert (first.new, first.known, second.new, second.known) == (3, 0, 0, 3)
    assert Application.objects.exclude(sitting=None).count() == 3


@pytest.mark.django_db
def test_who_sits_the_screen_elsewhere_is_named_and_holds_nobody_else_up(
    application: Application, rosa: Membership
) -> None:
    applications.invite_to_screen(application, by=rosa, now=NOON)
    elsewhere = requisitions.open(application.requisition.role, by=rosa, now=NOON)

    lines = invitations.preview(elsewhere, THREE, send=True, now=NOON)
    done = invitations.invite(elsewhere, THREE, begin_by=SOON, send=True, by=rosa, now=NOON)

    assert [line.name for line in lines if "still open" in str(line.problem)] == ["Casey"]
    assert done.new == 2
    assert invitations.preview(elsewhere, THREE, send=False, now=NOON)[0].is_new


@pytest.mark.django_db
def test_pasted_lines_are_shown_before_anything_is_sent(
    client_of: ClientOf, rosa: Membership, requisition: Requisition
) -> None:
    client, url = client_of(rosa), reverse("requisition-invite", args=[requisition.pk])
    typed = {"text": THREE + "\nBroken,nope", "days": "7", "send": "on"}

    preview = client.post(url, typed).content.decode()
    assert "3 people would be added." in preview
    assert "This is not an e-mail address." in preview
    assert not Application.objects.exists()

    client.post(url, {**typed, "confirmed": "1"})
    assert Application.objects.count() == 3


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "status"), [("omar", 404), ("hanna", 403), ("imani", 403)])
def test_only_those_who_manage_the_requisition_add_people(
    who: str, status: int, client_of: ClientOf, requisition: Requisition, request: pytest.FixtureRequest
) -> None:
    url = reverse("requisition-invite", args=[requisition.pk])

    assert client_of(request.getfixturevalue(who)).get(url).status_code == status
