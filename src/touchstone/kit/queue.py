"""The queue of background tasks: a table, and a bell for workers of this process.

A task is enqueued in the transaction of the verb that wants it, so it stands or falls with the change. The bell rings
when that transaction commits; workers of other processes look by themselves now and then.
"""

import threading
from typing import Any

from django.db import transaction
from django_tasks.base import Task
from django_tasks_db.backend import DatabaseBackend, TaskResult

bell = threading.Condition()


def ring() -> None:
    with bell:
        bell.notify()


class Queue(DatabaseBackend):
    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any, Any]:
        result: TaskResult[Any, Any] = super().enqueue(task, args, kwargs)
        transaction.on_commit(ring)
        return result
