"""Primary keys: UUIDv7 (RFC 9562), so that rows sort by creation and ids may be shown in URLs."""

from uuid import UUID

from uuid_utils import compat


def new_id() -> UUID:
    return compat.uuid7()
