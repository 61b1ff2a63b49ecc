"""Writing, hearing and proving the ledger.

Theory of operation. Each organization has one chain. An event's hash covers its own content and the hash before it, so
a changed, removed or inserted event breaks every hash after it. `record` runs inside the verb's transaction: the change
and its event stand or fall together. Handlers are enqueued in that same transaction and run after it commits.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks.base import Task

from touchstone.audit.models import Chain, Event
from touchstone.audit.verbs import Verb

Handler = Task[Any, Any]
_handlers: defaultdict[Verb, list[Handler]] = defaultdict(list)


class Actor(Protocol):
    """Whoever did it: a member, a person, or nobody (the system itself)."""

    @property
    def pk(self) -> Any: ...


class Break(NamedTuple):
    """The first place where a chain does not hold."""

    organization_id: UUID
    number: int
    reason: str | Promise


class Proof(NamedTuple):
    """What recomputing one organization's chain from its first event has shown."""

    organization_id: UUID
    length: int
    head: str
    first_break: Break | None


def on(verb: Verb) -> Callable[[Handler], Handler]:
    """Subscribe a task to a verb; it receives the id of what the event is about."""

    def subscribe(handler: Handler) -> Handler:
        _handlers[verb].append(handler)
        return handler

    return subscribe


def record(
    verb: Verb, *, about: Any, by: Actor | None, now: datetime, details: Mapping[str, Any] | None = None
) -> Event:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("An event is recorded inside the transaction of its verb.")
    organization_id: UUID = getattr(about, "organization_id", None) or about.pk
    chain = Chain.objects.select_for_update().filter(organization_id=organization_id).first()
    chain = chain or Chain.objects.create(organization_id=organization_id)
    event = Event(
        organization_id=organization_id,
        number=chain.length + 1,
        verb=verb,
        about_kind=_kind(about),
        about_id=about.pk,
        actor_kind=_kind(by) if by else "",
        actor_id=by.pk if by else None,
        at=now,
        details=dict(details or {}),
        previous_hash=chain.head,
    )
    event.hash = fingerprint(event)
    event.save(force_insert=True)
    Chain.objects.filter(pk=chain.pk).update(length=event.number, head=event.hash)
    for handler in _handlers[verb]:
        handler.enqueue(str(about.pk))
    return event


def fingerprint(event: Event) -> str:
    content = [
        str(event.organization_id), event.number, str(event.verb), event.about_kind, str(event.about_id),
        event.actor_kind, str(event.actor_id or ""), event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.details, event.previous_hash,
    ]  # fmt: skip
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def proofs() -> Iterator[Proof]:
    """Every chain of this server, recomputed."""
    for chain in Chain.objects.order_by("organization_id"):
        yield _proven(chain)


def proof(organization_id: UUID) -> Proof:
    chain = Chain.objects.filter(organization_id=organization_id).first()
    return _proven(chain or Chain(organization_id=organization_id))


def breaks() -> Iterator[Break]:
    """The first break of each chain that has one."""
    for found in proofs():
        if found.first_break:
            yield found.first_break


def _proven(chain: Chain) -> Proof:
    return Proof(chain.organization_id, chain.length, chain.head, _first_break(chain))


def _first_break(chain: Chain) -> Break | None:
    previous, number = "", 0
    for event in Event.objects.filter(organization_id=chain.organization_id).order_by("number").iterator(2000):
        number += 1
        if event.number != number:
            return Break(chain.organization_id, number, _("an event is missing"))
        if event.previous_hash != previous:
            return Break(chain.organization_id, number, _("it does not follow the event before it"))
        if event.hash != fingerprint(event):
            return Break(chain.organization_id, number, _("its content was changed"))
        previous = event.hash
    if (number, previous) != (chain.length, chain.head):
        return Break(chain.organization_id, number + 1, _("events at the end are missing"))
    return None


def _kind(row: Any) -> str:
    assert isinstance(row, Model)
    return row._meta.label_lower  # noqa: SLF001 (Django's documented name)
