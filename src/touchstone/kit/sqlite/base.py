"""SQLite with one fair queue of writers. (Django looks for a database backend in a module of this name.)

Theory of operation. SQLite admits one writer at a time and lets the others poll, in no order. Here every transaction
(they are immediate, so they all may write) and every write outside one waits its turn in a queue of this process.
Reads outside a transaction never wait: in WAL mode they see the last committed state. Another process on the same file,
a command beside the server, is kept apart by SQLite itself, whose busy time-out remains as the second line.
"""

import re
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from touchstone.kit.sqlite import PATIENCE
from touchstone.kit.turns import FairLock

_READS = re.compile(r"\s*(SELECT|WITH|PRAGMA|EXPLAIN|BEGIN|SAVEPOINT|RELEASE|ROLLBACK|COMMIT)\b", re.IGNORECASE)
_locks: defaultdict[str, FairLock] = defaultdict(FairLock)
_locks_guard = threading.Lock()


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
        if not self._lock().acquire(seconds=PATIENCE):
            raise OperationalError(f"No turn to write within {PATIENCE:.0f} seconds.")
        self._has_turn = True

    def _end_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            self._lock().release()

    def _lock(self) -> FairLock:
        with _locks_guard:
            return _locks[str(self.settings_dict["NAME"])]


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
