"""Running background tasks so that none is lost.

Theory of operation. A worker takes a task by writing, in one transaction, that it is running and a lease of its own on
it. One heart per process keeps the leases of that process alive. If the process dies, they lapse, and whichever worker
sees that first puts the task back: a task runs at least once, so every task is written to bear a second run. A worker
that was only slow finds its lease gone when it comes to report, and its report is dropped. A task that failed outside
the house (mail, a service, the database's own restart) comes back after a growing pause; a bug does not.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.db.models import Q, QuerySet
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from touchstone.kit import clock
from touchstone.kit.errors import IntegrationError
from touchstone.kit.ids import new_id
from touchstone.kit.models import Lease
from touchstone.kit.queue import bell

LEASE = timedelta(seconds=20)
BEAT = 5.0  # seconds between two heartbeats: three may be missed
TIDY = 720  # beats between two rounds of tidying: an hour
POLL = 1.0  # seconds between two looks at the table, unless the bell rings
ATTEMPTS = 8  # with the pauses below, the last attempt comes about two hours after the first
KEPT = timedelta(days=7)  # how long a task that went well is remembered

Row = DBTaskResult[Any, Any]
log = logging.getLogger(__name__)


class WorkerLost(Exception):
    """The process that ran the task ended without a word, as often as it was tried."""


class Worker:
    def __init__(self, *, threads: int) -> None:
        self.name = str(new_id())
        self._stopping = threading.Event()
        work = [self._work for _ in range(threads)]
        self._threads = [threading.Thread(target=loop, daemon=True) for loop in [*work, self._beat]]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self, *, seconds: float = 20) -> None:
        """Finish what is running. What takes longer is cut off with the process and runs again elsewhere."""
        self._stopping.set()
        with bell:
            bell.notify_all()
        for thread in self._threads:
            thread.join(seconds)

    def _work(self) -> None:
        name = f"{self.name}:{threading.get_ident()}"
        while not self._stopping.is_set():
            if not _weathering_outages(lambda: run_next(name)) and not self._stopping.is_set():
                with bell:
                    bell.wait(POLL)
        connection.close()

    def _beat(self) -> None:
        beats = 0
        while not self._stopping.wait(BEAT):
            _weathering_outages(lambda: keep_leases(self.name, now=clock.now()))
            _weathering_outages(lambda: reap(now=clock.now()))
            if beats % TIDY == 0:
                _weathering_outages(lambda: tidy(now=clock.now()))
            beats += 1
        connection.close()


def _weathering_outages(step: Callable[[], bool]) -> bool:
    """The database may restart under us; the next round tries again."""
    try:
        close_old_connections()
        return step()
    except (OperationalError, InterfaceError) as error:
        log.warning("The database did not answer: %s", type(error).__name__)
        connection.close()
        return False


def run_next(worker: str) -> bool:
    """Take and run the task that is due; false when there is none."""
    now = clock.now()
    if not _due(now).exists():  # a read: it waits for nobody
        return False
    row = claim(worker, now=now)
    if row is not None:
        _run(row, worker)
    return row is not None


def _due(now: datetime) -> QuerySet[Row]:
    """What the queue holds ready, by our clock: while a history is replayed, what comes later in it has to wait."""
    at_once = Q(run_after=get_date_max())
    due: QuerySet[Row] = DBTaskResult.objects.ready().filter(at_once | Q(run_after__lte=now))
    return due


@transaction.atomic
def claim(worker: str, *, now: datetime) -> Row | None:
    row: Row | None = _due(now).select_for_update(skip_locked=True).first()
    if row is not None:
        row.claim(worker)
        Lease.objects.create(task=row, worker=worker, until=now + LEASE)
    return row


def _run(row: Row, worker: str) -> None:
    try:
        result = row.task_result
        row.task.call(*result.args, **result.kwargs)
    except Exception as error:  # noqa: BLE001 (an edge: whatever a task raises must not end the worker)
        _settle(row, worker, error)
    else:
        _settle(row, worker, None)


@transaction.atomic
def _settle(row: Row, worker: str, error: Exception | None) -> None:
    held, _ = Lease.objects.filter(task=row.pk, worker=worker).delete()
    if not held:
        log.warning("Task %s outlived its lease; its end is not recorded.", row.task_path)
    elif error is None:
        row.set_successful(None)
    elif _may_pass(error) and len(row.worker_ids) < ATTEMPTS:
        log.warning("Task %s will be tried again: %s", row.task_path, type(error).__name__)
        _put_back(row, run_after=clock.now() + pause(len(row.worker_ids)))
    else:
        log.error("Task %s failed.", row.task_path, exc_info=error)
        row.set_failed(error)


def _may_pass(error: Exception) -> bool:
    return isinstance(error, OperationalError | InterfaceError) or (isinstance(error, IntegrationError) and error.retry)


def pause(attempts: int) -> timedelta:
    """Ten seconds, then three times as long each time, at most an hour."""
    return timedelta(seconds=min(10 * 3.0 ** (attempts - 1), 3600))


def _put_back(row: Row, *, run_after: datetime) -> None:
    row.status, row.run_after = TaskResultStatus.READY, run_after
    row.save(update_fields=["status", "run_after"])


def keep_leases(worker: str, *, now: datetime) -> bool:
    """Heartbeat of every task of this process that is running."""
    mine = Lease.objects.filter(worker__startswith=worker)
    return mine.exists() and mine.update(until=now + LEASE) > 0


def reap(*, now: datetime) -> bool:
    """Put back what dead workers held."""
    lapsed = Lease.objects.filter(until__lt=now)
    if not lapsed.exists():
        return False
    with transaction.atomic():
        for lease in lapsed.select_for_update(skip_locked=True, of=("self",)).select_related("task"):
            _take_from_the_dead(lease.task, now=now)
            lease.delete()
    return True


def _take_from_the_dead(row: Row, *, now: datetime) -> None:
    if len(row.worker_ids) < ATTEMPTS:
        log.warning("Task %s lost its worker and runs again.", row.task_path)
        _put_back(row, run_after=now)
    else:
        log.error("Task %s lost its worker once too often.", row.task_path)
        row.set_failed(WorkerLost())


def tidy(*, now: datetime) -> bool:
    """Forget what nobody will ask for: tasks that went well a while ago, sessions that ran out."""
    DBTaskResult.objects.successful().filter(finished_at__lt=now - KEPT).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    return True
