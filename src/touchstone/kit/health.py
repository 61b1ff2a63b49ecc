"""Is the house well? Each light is one question, asked of the running system and answered in a sentence."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.core import mail
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from touchstone.kit import proofs

Text = str | Promise

STALLED = timedelta(minutes=5)  # a due task that waited longer has no worker
BACKUP_AGE = timedelta(days=8)  # a weekly backup with a day's grace
LEAST_DISK = 500 * 1024 * 1024


class Light(NamedTuple):
    name: str
    title: Text
    is_well: bool
    note: Text
    proven_at: datetime | None = None
    is_vital: bool = True
    """Whether the server should get no visitors while this is out."""

    @property
    def word(self) -> str:
        if self.is_well:
            return "ok"
        return "failing" if self.is_vital else "attention"


def lights(*, now: datetime) -> Iterator[Light]:
    """Every light. Without a database, the ones that need it stay dark."""
    database = _database(now)
    yield database
    yield _disk(now)
    if database.is_well:
        for ask in _ON_THE_DATABASE:
            yield ask(now)


def is_fit(shown: list[Light]) -> bool:
    return all(light.is_well for light in shown if light.is_vital)


def _database(now: datetime) -> Light:
    try:
        MigrationRecorder(connection).has_table()
    except DatabaseError:
        return Light("database", _("Database"), is_well=False, note=_("It does not answer."))
    return Light("database", _("Database"), is_well=True, note=connection.display_name, proven_at=now)


def _disk(now: datetime) -> Light:
    free = shutil.disk_usage(settings.DATA).free
    note = _("%(size)s GB free.") % {"size": round(free / 1e9, 1)}
    return Light("disk", _("Disk"), is_well=free > LEAST_DISK, note=note, proven_at=now)


def _migrations(now: datetime) -> Light:
    executor = MigrationExecutor(connection)
    pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    note: Text = _("Up to date.")
    if pending:
        note = ngettext(
            "%(count)s change is waiting; run “touchstone migrate”.",
            "%(count)s changes are waiting; run “touchstone migrate”.",
            pending,
        ) % {"count": pending}
    return Light("migrations", _("Migrations"), is_well=not pending, note=note, proven_at=now)


def _tasks(now: datetime) -> Light:
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=now - STALLED).order_by("enqueued_at").first()
    failed = DBTaskResult.objects.failed().filter(finished_at__gt=now - timedelta(days=1)).count()
    done = DBTaskResult.objects.successful().order_by("-finished_at").values_list("finished_at", flat=True).first()
    note: Text = _("Nothing waits.")
    if late is not None:
        note = _("Tasks wait and no worker takes them; start “touchstone worker”.")
    elif failed:
        note = ngettext("%(count)s task failed today.", "%(count)s tasks failed today.", failed) % {"count": failed}
    return Light("tasks", _("Tasks"), is_well=late is None and not failed, note=note, proven_at=done, is_vital=False)


def _mail(now: datetime) -> Light:
    proof = proofs.latest("mail")
    if proof is None:
        return Light("mail", _("Mail"), is_well=True, note=_("None has been sent yet."), is_vital=False)
    note = _("The last letter left.") if proof.held else _("The last letter could not be sent.")
    return Light("mail", _("Mail"), is_well=proof.held, note=note, proven_at=proof.at, is_vital=False)


def _backups(now: datetime) -> Light:
    proof = proofs.latest("backup")
    if proof is None:
        return Light("backups", _("Backups"), is_well=False, note=_("None has been made yet."), is_vital=False)
    is_fresh = proof.held and now - proof.at < BACKUP_AGE
    note = _("The last one was read back.") if is_fresh else _("The last one is more than a week old.")
    return Light("backups", _("Backups"), is_well=is_fresh, note=note, proven_at=proof.at, is_vital=False)


def _ledger(now: datetime) -> Light:
    proof = proofs.latest("ledger")
    if proof is None:
        note = _("Not verified yet; run “touchstone audit verify”.")
        return Light("ledger", _("Log"), is_well=True, note=note, is_vital=False)
    note = _("Every hash held.") if proof.held else _("A chain is broken; run “touchstone audit verify”.")
    return Light("ledger", _("Log"), is_well=proof.held, note=note, proven_at=proof.at, is_vital=False)


_ON_THE_DATABASE: list[Callable[[datetime], Light]] = [_migrations, _tasks, _mail, _backups, _ledger]


def failed_tasks(*, now: datetime) -> QuerySet[DBTaskResult[Any, Any]]:
    recent = DBTaskResult.objects.failed().filter(finished_at__gt=now - timedelta(days=7))
    return recent.order_by("-finished_at").defer("traceback", "args_kwargs")[:50]


def mail_server_answers() -> bool:
    """Opens a connection, as a letter would; slow, so only the doctor asks."""
    try:
        with mail.get_connection():
            return True
    except OSError:
        return False
