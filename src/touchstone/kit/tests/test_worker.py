"""Tasks run at least once, and are reported once."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from touchstone.conftest import NOON
from touchstone.kit import clock, worker
from touchstone.kit.errors import IntegrationError
from touchstone.kit.models import Lease

pytestmark = pytest.mark.django_db

RAN: list[str] = []


@task()
def note(word: str) -> None:
    RAN.append(word)


@task()
def call_out(*, retry: bool) -> None:
    raise IntegrationError("No answer.", retry=retry)


@task()
def stumble() -> None:
    raise ValueError("a bug")


@pytest.fixture(autouse=True)
def _forget() -> None:
    RAN.clear()


def only() -> DBTaskResult[Any, Any]:
    row: DBTaskResult[Any, Any] = DBTaskResult.objects.get()
    return row


def test_a_task_runs_and_is_reported() -> None:
    note.enqueue("once")

    assert worker.run_next("w")

    assert (RAN, only().status) == (["once"], "SUCCESSFUL")
    assert not Lease.objects.exists()
    assert not worker.run_next("w")


def test_nobody_takes_a_task_that_another_holds() -> None:
    note.enqueue("once")

    worker.claim("first", now=clock.now())

    assert worker.claim("second", now=clock.now()) is None


def test_the_task_of_a_dead_worker_runs_again() -> None:
    note.enqueue("again")
    worker.claim("dead", now=NOON)

    worker.reap(now=NOON + worker.LEASE - timedelta(seconds=1))
    assert only().status == "RUNNING"
    worker.reap(now=NOON + worker.LEASE + timedelta(seconds=1))
    worker.run_next("alive")

    assert (RAN, only().status) == (["again"], "SUCCESSFUL")


def test_a_heartbeat_keeps_the_lease() -> None:
    note.enqueue("long")
    worker.claim("w:1", now=NOON)

    worker.keep_leases("w", now=NOON + worker.LEASE)
    worker.reap(now=NOON + worker.LEASE + timedelta(seconds=1))

    assert only().status == "RUNNING"


def test_a_worker_that_lost_its_lease_reports_nothing() -> None:
    note.enqueue("slow")
    row = worker.claim("slow", now=NOON)
    assert row is not None
    worker.reap(now=NOON + timedelta(hours=1))

    worker._run(row, "slow")

    assert only().status == "READY"


def test_what_failed_outside_is_tried_again_later() -> None:
    call_out.enqueue(retry=True)

    worker.run_next("w")

    row = only()
    assert row.status == "READY"
    assert row.run_after > clock.now() + timedelta(seconds=5)


def test_patience_with_the_outside_ends() -> None:
    call_out.enqueue(retry=True)
    for _ in range(worker.ATTEMPTS):
        DBTaskResult.objects.update(run_after=NOON)
        worker.run_next("w")

    assert only().status == "FAILED"


@pytest.mark.parametrize("attempts", [1, 2, 5, 50])
def test_pauses_grow_to_an_hour_at_most(attempts: int) -> None:
    assert worker.pause(attempts) <= worker.pause(attempts + 1) <= timedelta(hours=1)


def test_a_bug_is_not_tried_again() -> None:
    stumble.enqueue()

    worker.run_next("w")

    assert (only().status, only().exception_class_path) == ("FAILED", "builtins.ValueError")


def test_a_task_that_kills_its_workers_is_given_up() -> None:
    note.enqueue("deadly")
    for _ in range(worker.ATTEMPTS):
        DBTaskResult.objects.update(run_after=NOON)
        worker.claim("dying", now=NOON)
        worker.reap(now=NOON + timedelta(hours=1))

    assert (RAN, only().status) == ([], "FAILED")


def test_old_successes_and_sessions_are_forgotten_and_failures_are_not() -> None:
    Session.objects.create(session_key="old", expire_date=NOON)
    note.enqueue("once")
    stumble.enqueue()
    while worker.run_next("w"):
        pass
    DBTaskResult.objects.update(finished_at=NOON)

    worker.tidy(now=NOON + worker.KEPT + timedelta(seconds=1))

    assert only().status == "FAILED"
    assert not Session.objects.exists()
