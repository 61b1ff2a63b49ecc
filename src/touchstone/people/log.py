"""Reading the ledger: events in words, with the names that today's rows give them.

Events hold no names, so that erasing a person empties the log of them too. Names are looked up for a whole page at
once, one query for each kind of row; a row that is gone is said to be gone.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Field, ForeignKey, Model
from django.utils.translation import gettext as _

from touchstone.audit import ledger
from touchstone.audit.models import Event, EventQuerySet
from touchstone.audit.verbs import Verb
from touchstone.people.models import Membership, Organization, Person
from touchstone.people.permissions import Permission
from touchstone.people.sentences import sentence

Key = tuple[str, UUID]
_TITLES = ("title", "name")


class Line(NamedTuple):
    event: Event
    sentence: str
    who: str
    what: str
    details: list[tuple[str, str]]


def lines(events: Iterable[Event]) -> list[Line]:
    found = list(events)
    names = named(
        {(e.about_kind, e.about_id) for e in found} | {(e.actor_kind, e.actor_id) for e in found if e.actor_id}
    )
    return [_line(event, names) for event in found]


def _line(event: Event, names: Mapping[Key, str]) -> Line:
    who = names[event.actor_kind, event.actor_id] if event.actor_id else _("Touchstone")
    what = names[event.about_kind, event.about_id]
    details = [(name, _shown(value)) for name, value in sorted(event.details.items())]  # PostgreSQL keeps no order
    return Line(event, sentence(event.verb, who=who, what=what), who, what, details)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def named(keys: set[Key]) -> dict[Key, str]:
    """What these rows are called today."""
    wanted: defaultdict[str, set[UUID]] = defaultdict(set)
    for kind, row_id in keys:
        wanted[kind].add(row_id)
    names = {key: _gone(key[0]) for key in keys}
    for kind, ids in wanted.items():
        if path := _path_to_name(kind):
            rows = apps.get_model(kind)._default_manager.filter(pk__in=ids).values_list("pk", path)  # noqa: SLF001
            names |= {(kind, pk): str(name) for pk, name in rows if name}
    return names


def _gone(kind: str) -> str:
    return _("an erased person") if kind in {"people.person", "people.membership"} else _("something since removed")


def _path_to_name(kind: str) -> str:
    try:
        return _search(apps.get_model(kind), hops=2)
    except LookupError:
        return ""  # a kind of row that a release has removed


def _search(model: type[Model], *, hops: int) -> str:
    """The row's own title, else the person it belongs to, else the title of what it is part of."""
    fields = [field for field in model._meta.get_fields() if isinstance(field, Field)]  # noqa: SLF001
    for title in _TITLES:
        if any(field.name == title for field in fields):
            return title
    parents = [field for field in fields if isinstance(field, ForeignKey) and field.related_model is not Organization]
    parents.sort(key=lambda field: field.related_model is not Person)
    for parent in parents if hops else []:
        assert isinstance(parent.related_model, type)
        if path := _search(parent.related_model, hops=hops - 1):
            return f"{parent.name}__{path}"
    return ""


@transaction.atomic
def export(events: EventQuerySet, filters: Mapping[str, str], *, by: Membership, now: datetime) -> Iterator[Line]:
    """Every line of a filtered log. Taking it out of the house is itself an event."""
    by.require(Permission.LOG_VIEW, by.organization)
    details = {"filters": dict(filters), "events": events.count()}
    ledger.record(Verb.LOG_EXPORTED, about=by.organization, by=by, now=now, details=details)
    return _in_batches(events)


def _in_batches(events: EventQuerySet, size: int = 500) -> Iterator[Line]:
    last = 0
    while batch := list(events.filter(number__gt=last).order_by("number")[:size]):
        yield from lines(batch)
        last = batch[-1].number
