"""The embedded database under many writers, on a real file."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest
from django.db.utils import ConnectionHandler, OperationalError
from pytest_django import DjangoDbBlocker

from touchstone.kit.sqlite import base, connection_options
from touchstone.kit.sqlite.base import DatabaseWrapper

WRITE = "INSERT INTO note (text) VALUES (%s)"


@pytest.fixture
def notes(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[ConnectionHandler]:
    """A database of its own with one table; every thread gets its own connection, as in the server."""
    handler = ConnectionHandler(
        {
            "default": {
                "ENGINE": "touchstone.kit.sqlite",
                "NAME": tmp_path / "notes.sqlite3",
                "OPTIONS": connection_options(),
            }
        }
    )
    with django_db_blocker.unblock():
        with handler["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE note (text varchar(20))")
        yield handler
        handler.close_all()


def another(notes: ConnectionHandler) -> DatabaseWrapper:
    connection = notes.create_connection("default")
    assert isinstance(connection, DatabaseWrapper)
    connection.ensure_connection()
    return connection


def count(notes: ConnectionHandler) -> int:
    with notes["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM note")
        (number,) = cursor.fetchone()
    return int(number)


def test_writers_take_fair_turns_and_none_is_refused(notes: ConnectionHandler) -> None:
    written = dict.fromkeys(range(16), 0)
    end = time.monotonic() + 1

    def write(writer: int) -> None:
        with notes["default"].cursor() as cursor:
            while time.monotonic() < end:
                cursor.execute(WRITE, ["x"])
                written[writer] += 1
        notes["default"].close()

    writers = [threading.Thread(target=write, args=[writer]) for writer in written]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert count(notes) == sum(written.values())
    assert min(written.values()) > max(written.values()) / 2  # in turn, but for the first and the last moments


def test_reading_never_waits_and_writing_does(notes: ConnectionHandler, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "PATIENCE", 0.05)
    writer = another(notes)
    writer._start_transaction_under_autocommit()
    with writer.cursor() as cursor:
        cursor.execute(WRITE, ["not yet committed"])

    assert count(notes) == 0
    with pytest.raises(OperationalError, match="No turn"), notes["default"].cursor() as cursor:
        cursor.execute(WRITE, ["too early"])

    writer._commit()
    assert count(notes) == 1


def test_a_refused_transaction_gives_its_turn_back(notes: ConnectionHandler) -> None:
    first, second = another(notes), another(notes)
    first._start_transaction_under_autocommit()
    first._rollback()

    with second.cursor() as cursor:
        cursor.execute(WRITE, ["free"])

    assert count(notes) == 1


def test_a_closed_connection_gives_its_turn_back(notes: ConnectionHandler) -> None:
    first = another(notes)
    first._start_transaction_under_autocommit()
    first.close()

    with notes["default"].cursor() as cursor:
        cursor.execute(WRITE, ["free"])

    assert count(notes) == 1


def test_writers_of_several_processes_wait_in_one_queue(notes: ConnectionHandler, tmp_path: Path) -> None:
    written = threading.Event()

    def write() -> None:
        with notes["default"].cursor() as cursor:
            cursor.execute(WRITE, ["x"])
        notes["default"].close()
        written.set()

    with _another_process_in_its_turn(tmp_path / "notes.sqlite3"):
        writer = threading.Thread(target=write)
        writer.start()
        wrote_at_once = written.wait(0.2)
    writer.join()

    assert not wrote_at_once
    assert written.is_set()


@contextmanager
def _another_process_in_its_turn(database: Path) -> Iterator[None]:
    with subprocess.Popen([sys.executable, "-c", _HOLDS_A_TURN, database], stdin=PIPE, stdout=PIPE, text=True) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        yield
        other.stdin.close()


_HOLDS_A_TURN = """
import sys
from django.conf import settings
from touchstone.kit.sqlite import connection_options
engine = {"ENGINE": "touchstone.kit.sqlite", "NAME": sys.argv[1], "OPTIONS": connection_options()}
settings.configure(DATABASES={"default": engine})
import django
django.setup()
from django.db import transaction
with transaction.atomic():
    print("held", flush=True)
    sys.stdin.read()
"""
