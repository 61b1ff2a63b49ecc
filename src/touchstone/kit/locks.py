"""Row locks, one way of taking them."""

from typing import TypeVar

from django.db.models import Model

M = TypeVar("M", bound=Model)


def locked(row: M) -> M:
    """The row as it is now, held until the transaction ends.

    On SQLite the write lock of the immediate transaction already serialises writers; re-reading is what matters there.
    """
    return type(row)._default_manager.select_for_update().get(pk=row.pk)  # noqa: SLF001 (Django's documented name)
