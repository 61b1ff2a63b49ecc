from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django_tasks_db.models import DBTaskResult

from touchstone.assessment import adjustments, feedback, sittings, tasks
from touchstone.assessment.conftest import RIGHT, sit_through
from touchstone.assessment.models import Blueprint, Sitting, SittingState
from touchstone.conftest import NOON
from touchstone.kit import clock
from touchstone.people.models import Letter, Membership, Person, PersonalLink
from touchstone.profiles.models import Purpose, Standing

RunTasks = Callable[[], None]


@pytest.fixture
def today(casey: Person, blueprint: Blueprint, rosa: Membership) -> Sitting:
    """Tasks read the real clock, so this invitation is of now."""
    now = clock.now()
    return sittings.invite(casey, blueprint, by=rosa, begin_by=now + timedelta(days=7), now=now)[0]


def _letters(run_tasks: RunTasks) -> list[Letter]:
    Letter.objects.all().delete()
    run_tasks()
    return list(Letter.objects.order_by("posted_at"))


def test_an_invitation_brings_a_letter_with_a_link_that_opens(
    today: Sitting, run_tasks: RunTasks, settings: LazySettings
) -> None:
    (letter,) = _letters(run_tasks)

    assert letter.to == "casey@mail.example"
    assert f"{settings.BASE_URL}/s/" in letter.html or "••••" in letter.html
    assert "15 minutes" in letter.text


def test_each_turn_of_events_brings_its_letter(today: Sitting, run_tasks: RunTasks, rosa: Membership) -> None:
    run_tasks()
    now = clock.now()
    turns: list[tuple[Callable[[], object], str]] = [
        (lambda: sittings.remind(today, by=rosa, now=now), "Reminder"),
        (lambda: sittings.extend(today, begin_by=now + timedelta(days=9), by=rosa, now=now), "More time to begin"),
        (lambda: sit_through(today, lambda _: RIGHT), "Thank you"),
        (lambda: feedback.release(Sitting.objects.get(), by=rosa, now=now), "Your feedback"),
    ]
    for turn, subject in turns:
        turn()
        assert [letter.subject[: len(subject)] for letter in _letters(run_tasks)] == [subject]


def test_a_withdrawal_brings_a_letter(today: Sitting, run_tasks: RunTasks, rosa: Membership) -> None:
    run_tasks()

    sittings.revoke(today, by=rosa, reason="filled", now=clock.now())

    (letter,) = _letters(run_tasks)
    assert "was withdrawn" in letter.subject


def test_a_granted_adjustment_is_told_in_the_letter(
    today: Sitting, run_tasks: RunTasks, adam: Membership, casey: Person
) -> None:
    run_tasks()
    now = clock.now()
    asked = adjustments.request(today, wants_extra_time=True, wants_breaks=True, wish="", now=now)
    adjustments.grant(asked, extra_time=1.5, break_minutes=10, answer="Gladly.", by=adam, now=now)

    (letter,) = _letters(run_tasks)

    for phrase in ("22 minutes", "breaks of 10 minutes", "Gladly."):
        assert phrase in letter.text


def test_time_alone_closes_what_is_over(sitting: Sitting) -> None:
    sittings.begin(sitting, now=NOON)

    tasks.settle.call(str(sitting.pk))

    assert Sitting.objects.get().state == SittingState.FINISHED


def test_the_closing_of_a_sitting_waits_for_its_deadline(today: Sitting, run_tasks: RunTasks) -> None:
    sittings.begin(today, now=clock.now())
    run_tasks()

    waiting = DBTaskResult.objects.filter(task_path="touchstone.assessment.tasks.settle")

    sitting = Sitting.objects.get()
    assert [task.run_after for task in waiting] == [sitting.deadline_at]
    assert sitting.state == SittingState.OPEN


def test_a_sitting_given_more_time_and_then_abandoned_is_closed_all_the_same(
    today: Sitting, run_tasks: RunTasks
) -> None:
    sittings.begin(today, now=clock.now())
    run_tasks()
    DBTaskResult.objects.all().delete()
    later = clock.now() + timedelta(hours=1)
    Sitting.objects.update(deadline_at=later)  # as extra time or an outage does

    tasks.settle.call(str(today.pk))

    waiting = DBTaskResult.objects.filter(task_path="touchstone.assessment.tasks.settle")
    assert [task.run_after for task in waiting] == [later]


def test_a_finished_sitting_adds_to_the_profile_behind_its_wall(
    today: Sitting, run_tasks: RunTasks, rosa: Membership, lea: Membership, omar: Membership
) -> None:
    sit_through(today, lambda _: RIGHT)

    run_tasks()
    run_tasks()

    assert {standing.competency for standing in Standing.objects.visible_to(rosa)} == {"programming", "mathematics"}
    assert set(Standing.objects.values_list("purpose", flat=True)) == {Purpose.HIRING}
    assert not Standing.objects.visible_to(lea).exists()
    assert not Standing.objects.visible_to(omar).exists()


def test_a_letter_task_that_runs_twice_writes_one_letter(today: Sitting, run_tasks: RunTasks, rosa: Membership) -> None:
    for _ in range(2):
        tasks.send_invitation.call(str(today.pk))
    sittings.remind(today, by=rosa, now=clock.now())
    for _ in range(2):
        tasks.send_reminder.call(str(today.pk))

    assert [letter.cause.split("/")[-1] for letter in Letter.objects.order_by("posted_at")] == [
        "invitation", "reminder"
    ]  # fmt: skip
    assert PersonalLink.objects.count() == 3  # the one that inviting told, and one in each letter


def test_the_answer_to_a_wish_is_kept_from_the_team_that_hires(
    today: Sitting, run_tasks: RunTasks, adam: Membership, rosa: Membership, client_of: Callable[[Membership], Client]
) -> None:
    run_tasks()
    asked = adjustments.request(today, wants_extra_time=True, wants_breaks=True, wish="", now=clock.now())
    adjustments.grant(asked, extra_time=1.5, break_minutes=10, answer="Gladly.", by=adam, now=clock.now())
    (letter,) = _letters(run_tasks)

    for member, seen in ((rosa, 404), (adam, 200)):
        assert client_of(member).get(f"/mailbox/{letter.pk}/").status_code == seen
        assert client_of(member).get(f"/mailbox/{letter.pk}/html/").status_code == seen
        assert (letter.subject in client_of(member).get("/mailbox/").content.decode()) == (seen == 200)
