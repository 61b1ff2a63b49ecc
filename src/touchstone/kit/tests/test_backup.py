"""A backup holds everything, and comes back on either database."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import IntegrityError

from touchstone.audit import ledger
from touchstone.conftest import NOON
from touchstone.kit import backup, proofs
from touchstone.people import organizations
from touchstone.people.models import Organization, Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def file(tmp_path: Path, settings: LazySettings) -> Path:
    settings.DATA = tmp_path / "data"
    (settings.DATA / "mail").mkdir(parents=True)
    (settings.DATA / "mail" / "letter").write_text("Dear Casey")
    return tmp_path / "touchstone.backup"


@pytest.fixture
def as_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way PostgreSQL is backed up; the embedded database can go it too."""
    monkeypatch.setattr(backup, "is_embedded", lambda: False)


@pytest.fixture
def northwind(db: None) -> Organization:
    now = NOON + timedelta(microseconds=123_456)  # every digit counts in the ledger
    return organizations.found("Northwind", administrator="Adam", email="adam@northwind.example", now=now).organization


@pytest.mark.usefixtures("as_rows")
def test_everything_comes_back(northwind: Organization, file: Path, settings: LazySettings) -> None:
    backup.write(file, now=NOON)
    Person.objects.update(name="Somebody else")
    (settings.DATA / "mail" / "letter").unlink()

    backup.restore(file, replace=True)

    assert Person.objects.get().name == "Adam"
    assert list(ledger.breaks()) == []
    assert (settings.DATA / "mail" / "letter").read_text() == "Dear Casey"


@pytest.mark.usefixtures("as_rows")
@pytest.mark.parametrize("broken", ["not a row", '{"model": "people.nothing", "fields": {}}'])
def test_rows_that_cannot_be_read_remove_nothing(
    northwind: Organization, file: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    monkeypatch.setattr(backup, "_dump", lambda target: target.write_text(broken))
    backup.write(file, now=NOON)

    with pytest.raises(backup.BackupUnsound):
        backup.restore(file, replace=True)

    assert Person.objects.get().name == "Adam"


@pytest.mark.usefixtures("as_rows")
def test_a_row_that_fits_no_other_brings_everything_back(
    northwind: Organization, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = '{"model": "people.organization", "pk": "%s", "fields": {"name": null, "slug": "x", "created_at": null}}'
    monkeypatch.setattr(backup, "_dump", lambda target: target.write_text(lost % northwind.pk))
    backup.write(file, now=NOON)

    with pytest.raises(IntegrityError):
        backup.restore(file, replace=True)

    assert Person.objects.get().name == "Adam"


@pytest.mark.usefixtures("as_rows")
def test_what_is_here_is_not_overwritten_unasked(northwind: Organization, file: Path) -> None:
    backup.write(file, now=NOON)

    with pytest.raises(backup.NotEmpty):
        backup.restore(file, replace=False)


def test_a_backup_is_for_its_owner_alone_and_is_remembered(northwind: Organization, file: Path) -> None:
    backup.write(file, now=NOON)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    proof = proofs.latest("backup")
    assert proof is not None
    assert (proof.held, proof.at) == (True, NOON)


def test_something_else_is_no_backup(file: Path, db: None) -> None:
    file.write_text("a letter")

    with pytest.raises(backup.NotABackup):
        backup.restore(file, replace=True)


def test_a_backup_of_a_later_version_is_refused(
    northwind: Organization, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_migrations", lambda: ["kit.0001_task_leases_and_proofs", "kit.9999_of_tomorrow"])
    with pytest.raises(backup.BackupFromElsewhen):
        write_and_forget(file, monkeypatch)


def write_and_forget(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_read_back", lambda _file: None)
    backup.write(file, now=NOON)
    monkeypatch.undo()
    backup.restore(file, replace=True)
