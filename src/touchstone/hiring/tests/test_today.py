from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from touchstone.conftest import NOON
from touchstone.hiring import applications, decisions, funnel, queues, today
from touchstone.hiring.models import Application, Requisition, Stage
from touchstone.people.models import Membership

ClientOf = Callable[[Membership], Client]


def queue_of(application: Application) -> set[str]:
    return {
        one.slug for one in queues.EVERY if one.chosen(Application.objects.all()).filter(pk=application.pk).exists()
    }


@pytest.mark.django_db
def test_an_application_waits_in_exactly_one_group_at_every_step(application: Application, rosa: Membership) -> None:
    seen = [queue_of(application)]
    applications.invite_to_screen(application, by=rosa, now=NOON)
    seen.append(queue_of(application))
    applications.evidence_came_in(application, now=NOON)
    seen.append(queue_of(application))
    for minute, outcome in enumerate(["hold", "advance", "hold", "reject"]):
        at = NOON + timedelta(minutes=minute)
        decisions.decide(application, outcome=outcome, reason="Because.", by=rosa, now=at)
        seen.append(queue_of(application))

    assert seen == [
        {"new"}, {"under-way"}, {"to-decide"}, {"on-hold"}, {"interview"}, {"on-hold"}, {"closed"},
    ]  # fmt: skip


@pytest.mark.django_db
def test_each_access_has_a_first_page(
    client_of: ClientOf, application: Application, request: pytest.FixtureRequest
) -> None:
    expected = {
        "rosa": "New applicants",
        "hanna": "My roles",
        "imani": "No interviews yet",
        "adam": "Health and trust",
        "ada": "Review queue",
        "audrey": "The latest entries of the log",
        "lea": "No programmes yet",
    }
    for who, words in expected.items():
        assert words in client_of(request.getfixturevalue(who)).get(reverse("today")).content.decode(), who


@pytest.mark.django_db
def test_a_line_has_person_role_what_and_one_button(
    client_of: ClientOf, rosa: Membership, application: Application
) -> None:
    page = client_of(rosa).get(reverse("today")).content.decode()

    for words in ("Casey", "Platform engineer", "Invite this person to the screen."):
        assert words in page
    assert page.count(reverse("application-invite", args=[application.pk])) == 1


@pytest.mark.django_db
def test_today_costs_a_fixed_number_of_queries(
    client_of: ClientOf,
    rosa: Membership,
    requisition: Requisition,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(12):
        applications.receive(requisition, name=f"C{number}", email=f"c{number}@mail.example", by=rosa, now=NOON)
    client = client_of(rosa)

    # four for the request, six groups, two for the fullest (decisions, count), three for the pipeline
    with django_assert_max_num_queries(16):
        client.get(reverse("today"))


@pytest.mark.django_db
def test_omar_sees_nobody(client_of: ClientOf, omar: Membership, application: Application) -> None:
    assert "Casey" not in client_of(omar).get(reverse("today")).content.decode()


@pytest.mark.django_db
def test_somebody_with_two_hats_sees_a_group_once(rosa: Membership, application: Application) -> None:
    rosa.accesses = ["recruiter", "hiring_manager"]

    titles = [str(group.title) for group in today.groups(rosa, NOON)]

    assert len(titles) == len(set(titles))


def test_the_funnel_names_the_slowest_stage() -> None:
    waiting = [
        (Stage.SCREEN, NOON - timedelta(days=1)),
        (Stage.REVIEW, NOON - timedelta(days=9)),
        (Stage.REVIEW, NOON - timedelta(days=3)),
    ]

    found = funnel.of(waiting, NOON)

    assert found.slowest
    assert (found.slowest.stage, found.slowest.people, found.slowest.days) == (Stage.REVIEW, 2, 6)


def test_an_empty_funnel_names_nothing() -> None:
    assert funnel.of([], NOON).slowest is None


@pytest.mark.django_db
def test_my_roles_count_each_requisition_and_application_once(
    hanna: Membership, rosa: Membership, requisition: Requisition
) -> None:
    for number in range(3):
        applications.receive(requisition, name=f"C{number}", email=f"c{number}@mail.example", by=rosa, now=NOON)

    (mine,) = today.my_roles(hanna)

    assert (mine.openings, mine.in_screen, mine.in_review) == (1, 3, 0)


@pytest.mark.django_db
def test_a_reminder_is_offered_only_after_two_days(application: Application, rosa: Membership) -> None:
    applications.invite_to_screen(application, by=rosa, now=NOON)

    labels = [
        str(next(group.lines[0].label for group in today.groups(rosa, now) if group.lines))
        for now in (NOON + timedelta(hours=1), NOON + timedelta(days=2))
    ]

    assert labels == ["Open", "Remind"]
