"""A lock that serves in the order of asking.

Python's own lock makes no promise about who is next, and SQLite's busy loop promises even less: under load one writer
can starve for seconds. Here the holder hands the lock over to whoever has waited longest.
"""

import threading
from collections import deque


class FairLock:
    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._is_held = False

    def acquire(self, *, seconds: float) -> bool:
        """Wait for the turn at most this long; false when it did not come."""
        with self._guard:
            if not self._is_held:
                self._is_held = True
                return True
            ticket = threading.Lock()
            ticket.acquire()
            self._waiting.append(ticket)
        return ticket.acquire(timeout=seconds) or not self._gave_up(ticket)

    def release(self) -> None:
        """Any thread may release: the lock belongs to a connection, not to a thread."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_held = False

    def _gave_up(self, ticket: threading.Lock) -> bool:
        with self._guard:
            if ticket in self._waiting:
                self._waiting.remove(ticket)
                return True
            return False  # the turn came in the instant of giving up
