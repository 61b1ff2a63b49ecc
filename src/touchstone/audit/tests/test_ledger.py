from datetime import timedelta

import pytest
from django.db import transaction

from touchstone.audit import ledger
from touchstone.audit.models import Chain, Event, LedgerIsAppendOnly
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.people.models import Membership, Organization

pytestmark = pytest.mark.django_db


def record(about: Organization, by: Membership | None = None, **details: object) -> Event:
    with transaction.atomic():
        return ledger.record(Verb.ORGANIZATION_CREATED, about=about, by=by, now=NOON, details=details)


def test_an_event_says_who_did_what_to_what_and_when(northwind: Organization, adam: Membership) -> None:
    record(northwind, adam, reason="opening")

    event = Event.objects.get()
    assert (event.actor_id, event.about_id, event.at, event.details) == (
        adam.pk, northwind.pk, NOON, {"reason": "opening"}
    )  # fmt: skip


def test_a_chain_of_events_holds(northwind: Organization, southwind: Organization) -> None:
    for _ in range(3):
        record(northwind)
        record(southwind)

    assert list(ledger.breaks()) == []
    assert [chain.length for chain in Chain.objects.all()] == [3, 3]


def test_a_changed_event_breaks_its_chain(northwind: Organization) -> None:
    record(northwind, reason="true")
    second = record(northwind, reason="true")
    super(type(Event.objects.all()), Event.objects.filter(pk=second.pk)).update(details={"reason": "false"})

    (found,) = ledger.breaks()

    assert (found.number, found.reason) == (2, "its content was changed")


def test_events_cut_off_at_the_end_are_missed(northwind: Organization) -> None:
    record(northwind)
    last = record(northwind)
    Event.objects.filter(pk=last.pk)._raw_delete("default")

    (found,) = ledger.breaks()

    assert found.reason == "events at the end are missing"


def test_an_event_cannot_be_saved_again_or_deleted(northwind: Organization) -> None:
    event = record(northwind)

    with pytest.raises(LedgerIsAppendOnly):
        event.save()
    with pytest.raises(LedgerIsAppendOnly):
        event.delete()
    with pytest.raises(LedgerIsAppendOnly):
        Event.objects.all().update(at=NOON + timedelta(days=1))
    with pytest.raises(LedgerIsAppendOnly):
        Event.objects.all().delete()


def test_a_change_that_fails_leaves_no_event(northwind: Organization) -> None:
    with transaction.atomic():
        ledger.record(Verb.ORGANIZATION_CREATED, about=northwind, by=None, now=NOON)
        transaction.set_rollback(True)

    assert not Event.objects.exists()
