"""One file that holds everything: the rows, and the files of the data folder.

From the embedded database it carries a copy of the database file, made by SQLite's own backup while the server runs on.
From PostgreSQL it carries the rows as JSON lines, read in one snapshot. Either restores into either; a backup of one
version restores into the same version or, from the embedded database, a newer one.
"""

import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, connections, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from touchstone.kit import proofs
from touchstone.kit.errors import DomainError

DATABASE, ROWS, MANIFEST, FILES = "database.sqlite3", "rows.jsonl", "manifest.json", "files"
BATCH = 500
# Made anew by every database, or by every start.
_NOT_ROWS = {"contenttypes.contenttype", "auth.permission", "sessions.session"}
_NOT_FILES = ("touchstone.sqlite3", "static", "tmp", ".")


class NotABackup(DomainError):
    message = _("This file is not a backup of Touchstone.")


class BackupUnsound(DomainError):
    message = _("The backup could not be read back.")


class BackupFromElsewhen(DomainError):
    message = _("The backup was made by another version; install that version, restore there, then upgrade.")


class NotEmpty(DomainError):
    message = _("There is something here already; --replace puts the backup in its place.")


class _Exact(DjangoJSONEncoder):
    """Django's own cuts instants to milliseconds, and the ledger's hashes would notice."""

    def default(self, o: object) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def is_embedded() -> bool:
    return connection.vendor == "sqlite"


def write(target: Path, *, now: datetime) -> None:
    """Write the backup beside its final name, read it back, then let it take that name."""
    unfinished = target.with_name(f".{target.name}.unfinished")
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix="tmp") as folder:
        rows = Path(folder) / (DATABASE if is_embedded() else ROWS)
        _copy_database(rows) if is_embedded() else _dump(rows)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)  # it holds every secret
        with os.fdopen(descriptor, "wb") as file, tarfile.open(fileobj=file, mode="w:gz") as archive:
            manifest = Path(folder) / MANIFEST
            manifest.write_text(json.dumps({"made_at": now.isoformat(), "migrations": _migrations()}))
            archive.add(manifest, MANIFEST)
            archive.add(rows, rows.name)
            for path in _data_files():
                archive.add(path, f"{FILES}/{path.name}")
    _read_back(unfinished)
    unfinished.rename(target)
    proofs.record("backup", held=True, now=now)


def restore(source: Path, *, replace: bool) -> None:
    """Put the backup in the place of what is here. The server must not be running."""
    with _unpacked(source) as folder:
        if not replace and not _is_empty():
            raise NotEmpty
        if is_embedded() and (folder / DATABASE).exists():
            _place_database(folder / DATABASE)
        else:
            _load(folder)
        for path in (folder / FILES).glob("*"):
            _place(path, settings.DATA / path.name)


def _copy_database(target: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)


def _place_database(copy: Path) -> None:
    connection.close()
    here = Path(settings.DATABASES["default"]["NAME"])
    for suffix in ("-wal", "-shm"):
        here.with_name(here.name + suffix).unlink(missing_ok=True)
    _place(copy, here)
    call_command("migrate", interactive=False, verbosity=0)


def _dump(target: Path, using: str = "default") -> None:
    with transaction.atomic(using=using), target.open("w") as out:
        _see_one_moment(using)
        for model in _models():
            rows = model._base_manager.using(using).order_by("pk").iterator(BATCH)  # noqa: SLF001 (Django's documented name)
            serializers.serialize("jsonl", rows, stream=out, cls=_Exact)


def _see_one_moment(using: str) -> None:
    """On PostgreSQL a transaction otherwise sees, at each statement, what others have committed since."""
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _load(folder: Path) -> None:
    rows = folder / ROWS
    if not rows.exists():
        rows = _rows_of_copy(folder)
    if _migrations_of(folder) != _migrations():
        raise BackupFromElsewhen
    _require_readable(rows)
    with transaction.atomic(), rows.open() as lines:
        call_command("flush", interactive=False, verbosity=0)  # comes back with the transaction, should a row not fit
        for row in serializers.deserialize("jsonl", lines):
            row.save()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(_models())):
                cursor.execute(statement)


def _require_readable(rows: Path) -> None:
    """Every line, before anything is removed."""
    try:
        with rows.open() as lines:
            for _row in serializers.deserialize("jsonl", lines):
                pass
    except (DeserializationError, UnicodeDecodeError) as error:
        raise BackupUnsound from error


def _rows_of_copy(folder: Path) -> Path:
    """The rows of an embedded database, for PostgreSQL."""
    rows = folder / ROWS
    connections.databases["copy"] = {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / DATABASE}
    connections.configure_settings(connections.databases)
    try:
        _dump(rows, using="copy")
    finally:
        connections["copy"].close()
        del connections.databases["copy"]
    return rows


def _read_back(file: Path) -> None:
    with _unpacked(file) as folder:
        if not (folder / DATABASE).exists():
            return
        with closing(sqlite3.connect(folder / DATABASE)) as copy:
            if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise BackupUnsound


@contextmanager
def _unpacked(source: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix="tmp") as name:
        folder = Path(name)
        try:
            with tarfile.open(source) as archive:
                archive.extractall(folder, filter="data")
        except (OSError, tarfile.TarError) as error:
            raise NotABackup from error
        if not (folder / MANIFEST).exists():
            raise NotABackup
        if not set(_migrations_of(folder)) <= set(_migrations()):
            raise BackupFromElsewhen
        yield folder


def _models() -> Iterator[type[Model]]:
    """In an order in which every row finds the rows it points to."""
    every = [(config, None) for config in apps.get_app_configs()]
    for model in serializers.sort_dependencies(every):
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in _NOT_ROWS:  # noqa: SLF001 (as above)
            yield model


def _is_empty() -> bool:
    return not any(model._base_manager.exists() for model in _models())  # noqa: SLF001 (as above)


def _migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations)


def _migrations_of(folder: Path) -> list[str]:
    return list(json.loads((folder / MANIFEST).read_text())["migrations"])


def _data_files() -> list[Path]:
    return [path for path in sorted(settings.DATA.iterdir()) if not path.name.startswith(_NOT_FILES)]


def _place(path: Path, target: Path) -> None:
    """Both are in the data folder, so nothing is copied and nobody sees half of it."""
    if target.is_dir():
        shutil.rmtree(target)
    path.rename(target)
