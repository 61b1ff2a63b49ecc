"""A question's life story: submitted, approved or returned, watched, restored, retired. Every step has a reason."""

from datetime import datetime

from django.db import transaction

from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.bank import authoring, pool
from touchstone.bank.errors import ItemHasDefects, ItemNotInState, OwnItem, ReasonMissing
from touchstone.bank.models import Item, Outcome, Review, State
from touchstone.kit.locks import locked
from touchstone.people.models import Membership
from touchstone.people.permissions import Permission


@transaction.atomic
def submit(item: Item, *, by: Membership, now: datetime) -> Item:
    """To a second reader. The checker must have nothing left to say."""
    by.require(Permission.ITEM_EDIT, item)
    item = _locked(item, State.DRAFT)
    if authoring.defects(item):
        raise ItemHasDefects
    return _moved(item, State.REVIEW, Verb.ITEM_SUBMITTED, by=by, now=now)


@transaction.atomic
def approve(item: Item, *, reason: str, by: Membership, now: datetime) -> Item:
    """Into use. Never by its own author: the second reading is the point."""
    by.require(Permission.ITEM_REVIEW, item)
    item = _reviewed(item, Outcome.APPROVED, reason, by, now)
    return _moved(item, State.OPERATIONAL, Verb.ITEM_APPROVED, by=by, now=now, reason=reason)


@transaction.atomic
def return_to_author(item: Item, *, reason: str, by: Membership, now: datetime) -> Item:
    by.require(Permission.ITEM_REVIEW, item)
    item = _reviewed(item, Outcome.RETURNED, reason, by, now)
    return _moved(item, State.DRAFT, Verb.ITEM_RETURNED, by=by, now=now, reason=reason)


@transaction.atomic
def watch(item: Item, *, reason: str, by: Membership, now: datetime) -> Item:
    """Somebody suspects a leak or a fault. It is still asked, so that the suspicion can be tested."""
    by.require(Permission.ITEM_RETIRE, item)
    item = _locked(item, State.OPERATIONAL)
    return _moved(item, State.WATCH, Verb.ITEM_WATCHED, by=by, now=now, reason=reason)


@transaction.atomic
def restore(item: Item, *, reason: str, by: Membership, now: datetime) -> Item:
    """The suspicion was unfounded."""
    by.require(Permission.ITEM_RETIRE, item)
    item = _locked(item, State.WATCH)
    return _moved(item, State.OPERATIONAL, Verb.ITEM_RESTORED, by=by, now=now, reason=reason)


@transaction.atomic
def retire(item: Item, *, reason: str, by: Membership, now: datetime) -> Item:
    """Never asked again. What it has shown in past sittings stays."""
    by.require(Permission.ITEM_RETIRE, item)
    item = _locked(item, *(state for state in State if state != State.RETIRED))
    return _moved(item, State.RETIRED, Verb.ITEM_RETIRED, by=by, now=now, reason=reason)


def _locked(item: Item, *states: State) -> Item:
    held = locked(item)
    if held.state not in states:
        raise ItemNotInState
    return held


def _reviewed(item: Item, outcome: Outcome, reason: str, by: Membership, now: datetime) -> Item:
    held = _locked(item, State.REVIEW)
    if held.is_written_by(by):
        raise OwnItem
    assert held.current is not None
    Review.objects.create(version=held.current, reviewer=by, outcome=outcome, note=_required(reason), at=now)
    return held


def _moved(item: Item, state: State, verb: Verb, *, by: Membership, now: datetime, reason: str | None = None) -> Item:
    item.state, item.changed_at = state, now
    item.save(update_fields=["state", "changed_at"])
    pool.changed(item.organization_id)
    details = {} if reason is None else {"reason": _required(reason)}
    ledger.record(verb, about=item, by=by, now=now, details=details)
    return item


def _required(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissing
    return reason.strip()
