from datetime import timedelta

import pytest
from django.test import Client
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from touchstone.conftest import NOON
from touchstone.kit import health, proofs, worker

pytestmark = pytest.mark.django_db


@task()
def stumble() -> None:
    raise ValueError("a bug")


def light(name: str) -> health.Light:
    return next(found for found in health.lights(now=NOON) if found.name == name)


def test_a_well_house_answers_200_to_anybody(client: Client) -> None:
    reply = client.get("/health")

    assert (reply.status_code, reply.json()["status"]) == (200, "ok")
    assert {"database", "disk", "mail", "migrations", "tasks"} <= reply.json()["checks"].keys()


def test_a_full_disk_keeps_visitors_away(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_DISK", 10**18)

    reply = client.get("/health")

    assert (reply.status_code, reply.json()["checks"]["disk"]) == (503, "failing")


def test_a_task_that_nobody_takes_is_told() -> None:
    stumble.enqueue()
    DBTaskResult.objects.update(enqueued_at=NOON - timedelta(hours=1), run_after=NOON - timedelta(hours=1))

    assert "no worker takes them" in str(light("tasks").note)


def test_a_task_that_failed_is_told() -> None:
    stumble.enqueue()
    worker.run_next("w")
    DBTaskResult.objects.update(finished_at=NOON)

    assert str(light("tasks").note) == "1 task failed today."


def test_a_backup_grows_old() -> None:
    assert not light("backups").is_well
    proofs.record("backup", held=True, now=NOON - timedelta(days=7))
    assert light("backups").is_well
    proofs.record("backup", held=True, now=NOON - timedelta(days=9))
    assert not light("backups").is_well


def test_a_letter_that_could_not_leave_is_told() -> None:
    proofs.record("mail", held=False, now=NOON)

    assert not light("mail").is_well
    assert health.is_fit(list(health.lights(now=NOON)))


def test_a_broken_chain_is_told() -> None:
    proofs.record("ledger", held=False, now=NOON)

    assert not light("ledger").is_well
