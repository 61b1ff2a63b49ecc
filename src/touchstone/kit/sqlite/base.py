"""SQLite with one fair queue of writers. (Django looks for a database backend in a module of this name.)

Theory of operation. SQLite admits one writer at a time and lets the others poll, in no order. Here every transaction
(they are immediate, so they all may write) and every write outside one waits its turn in a queue of this process, and
whoever is first in it waits for the other processes on the same file by the kernel's lock on a file beside it, which
wakes one waiter at once where SQLite's busy loop would sleep. Reads outside a transaction never wait: in WAL mode they
see the last committed state. A program that knows nothing of this is kept apart by SQLite itself, whose busy time-out
remains as the second line.
"""

import fcntl
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from touchstone.kit.sqlite import PATIENCE
from touchstone.kit.turns import FairLock

_READS = re.compile(r"\s*(SELECT|WITH|PRAGMA|EXPLAIN|BEGIN|SAVEPOINT|RELEASE|ROLLBACK|COMMIT)\b", re.IGNORECASE)


class DatabaseWrapper(base.DatabaseWrapper):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_turn = False

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ARG002 (only PostgreSQL names its cursors)
        return self.connection.cursor(factory=lambda connection: _Cursor(connection, self))

    @contextmanager
    def turn_to_write(self, query: str) -> Iterator[None]:
        """For one statement outside a transaction."""
        if self._has_turn or self.in_atomic_block or _READS.match(query):
            yield
            return
        self._take_turn()
        try:
            yield
        finally:
            self._end_turn()

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # unknown to the stubs
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # as above; a failed commit keeps the turn for its rollback
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # as above
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # as above
        finally:
            self._end_turn()

    def _take_turn(self) -> None:
        queue = _queue(str(self.settings_dict["NAME"]))
        if not queue.fair.acquire(seconds=PATIENCE):
            raise OperationalError(f"No turn to write within {PATIENCE:.0f} seconds.")
        self._has_turn = True
        if queue.beside is not None:
            fcntl.flock(queue.beside, fcntl.LOCK_EX)

    def _end_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            queue = _queue(str(self.settings_dict["NAME"]))
            if queue.beside is not None:
                fcntl.flock(queue.beside, fcntl.LOCK_UN)
            queue.fair.release()


class _Queue(NamedTuple):
    fair: FairLock
    beside: int | None  # descriptor of the lock file; none for a database in memory


@lru_cache
def _queue(name: str) -> _Queue:
    in_memory = name.startswith("file:") or ":memory:" in name
    return _Queue(FairLock(), None if in_memory else os.open(f"{name}-turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC))


os.register_at_fork(after_in_child=_queue.cache_clear)  # a lock on an inherited descriptor would be the parent's too


class _Cursor(base.SQLiteCursorWrapper):
    def __init__(self, connection: Any, wrapper: DatabaseWrapper) -> None:
        super().__init__(connection)
        self._wrapper = wrapper

    def execute(self, query: str, params: Any = None) -> Any:
        with self._wrapper.turn_to_write(query):
            return super().execute(query, params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        with self._wrapper.turn_to_write(query):
            return super().executemany(query, param_list)
