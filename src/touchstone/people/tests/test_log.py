import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from touchstone.audit import ledger
from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.people import log, team
from touchstone.people.models import Membership, Organization, Person
from touchstone.people.permissions import Access
from touchstone.people.sentences import GROUPS, SENTENCES

ClientOf = Callable[[Membership], Client]


@pytest.fixture
def changed(adam: Membership, rosa: Membership) -> Event:
    team.change_accesses(rosa, [Access.AUDITOR], by=adam, now=NOON)
    return Event.objects.get()


def body(reply: object) -> str:
    content = reply.streaming_content  # type: ignore[attr-defined]
    assert isinstance(content, Iterator | map)
    return b"".join(content).decode()


def test_every_verb_has_a_sentence_and_a_group() -> None:
    assert set(Verb) - set(SENTENCES) == set()
    assert {verb.partition(".")[0] for verb in Verb} == set(GROUPS)
    for words in SENTENCES.values():
        assert str(words) % {"who": "Ada", "what": "this"}


def test_an_event_reads_as_a_sentence(changed: Event) -> None:
    (line,) = log.lines([changed])

    assert line.sentence == "Adam changed what Rosa may do."
    assert line.details == [("after", '["auditor"]'), ("before", '["recruiter"]')]


def test_what_nobody_did_was_done_by_the_house(northwind: Organization) -> None:
    with transaction.atomic():
        event = ledger.record(Verb.BANK_LOADED, about=northwind, by=None, now=NOON)

    assert log.lines([event])[0].sentence == "Touchstone loaded the bank of Northwind."


def test_an_erased_person_is_said_to_be_erased(changed: Event, rosa: Membership) -> None:
    Person.objects.filter(pk=rosa.person_id).delete()

    assert log.lines([changed])[0].sentence == "Adam changed what an erased person may do."


def test_a_page_costs_one_query_for_each_kind_of_row(
    casey: Person,
    adam: Membership,
    rosa: Membership,
    northwind: Organization,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with transaction.atomic():
        for _ in range(20):
            ledger.record(Verb.PERSON_CHANGED, about=casey, by=adam, now=NOON)
            ledger.record(Verb.MEMBER_ENDED, about=rosa, by=casey, now=NOON)
            ledger.record(Verb.ORGANIZATION_CHANGED, about=northwind, by=adam, now=NOON)
    events = list(Event.objects.all())

    with django_assert_num_queries(3):
        assert len(log.lines(events)) == 60


def test_the_page_tells_and_filters(client_of: ClientOf, audrey: Membership, adam: Membership, changed: Event) -> None:
    client = client_of(audrey)
    sentence = "Adam changed what Rosa may do."

    assert sentence in client.get("/log/").content.decode()
    for kept in ({"group": "access"}, {"who": str(adam.pk)}, {"about": str(changed.about_id)}, {"since": "2026-11-02"}):
        assert sentence in client.get("/log/", kept).content.decode()
    for lost in ({"group": "item"}, {"who": str(audrey.pk)}, {"about": str(audrey.pk)}, {"until": "2026-11-01"}):
        assert sentence not in client.get("/log/", lost).content.decode()


def test_a_full_page_costs_no_more_queries_than_a_short_one(
    client_of: ClientOf, audrey: Membership, adam: Membership, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(20):
        team.introduce(adam.person, name="Adam", locale="en", time_zone="UTC", by=adam, now=NOON)
    client = client_of(audrey)

    with django_assert_num_queries(9):  # as the mailbox; colleagues, persons, members
        client.get("/log/")


def test_dates_are_days_of_the_reader(
    client_of: ClientOf, audrey: Membership, rosa: Membership, adam: Membership
) -> None:
    audrey.person.time_zone = "Asia/Kolkata"
    audrey.person.save()
    team.change_accesses(rosa, [Access.AUDITOR], by=adam, now=NOON + timedelta(hours=9))  # 02:30 on the 3rd in Kolkata

    page = client_of(audrey).get("/log/", {"since": "2026-11-03", "until": "2026-11-03"}).content.decode()

    assert "Adam changed what Rosa may do." in page


def test_an_export_is_whole_and_is_itself_an_event(client_of: ClientOf, audrey: Membership, changed: Event) -> None:
    reply = client_of(audrey).post("/log/export.json?group=access")

    (line,) = json.loads(body(reply))
    assert (line["number"], line["hash"]) == (changed.number, changed.hash)
    exported = Event.objects.get(verb=Verb.LOG_EXPORTED)
    assert exported.details == {"filters": {"group": "access"}, "events": 1}


def test_an_export_holds_all_that_the_proof_needs(
    client_of: ClientOf, audrey: Membership, adam: Membership, rosa: Membership
) -> None:
    """The recipe of docs/guides/auditor.md, which knows nothing of ours."""
    for access in (Access.AUDITOR, Access.RECRUITER):
        team.change_accesses(rosa, [access], by=adam, now=NOON)
    guide = (Path(settings.REPOSITORY) / "docs" / "guides" / "auditor.md").read_text()
    recipe = guide.split("```python\n")[1].split("```")[0]
    exported = body(client_of(audrey).post("/log/export.json"))

    honest = subprocess.run([sys.executable, "-c", recipe], input=exported, text=True, check=False)
    forged = exported.replace('["auditor"]', '["administrator"]')
    caught = subprocess.run([sys.executable, "-c", recipe], input=forged, text=True, check=False, capture_output=True)

    assert honest.returncode == 0
    assert caught.returncode == 1


def test_a_spreadsheet_takes_no_name_for_a_formula(
    client_of: ClientOf, audrey: Membership, casey: Person, rosa: Membership
) -> None:
    casey.name = "=1+1"
    casey.save()
    with transaction.atomic():
        ledger.record(Verb.PERSON_CHANGED, about=casey, by=rosa, now=NOON)

    rows = list(csv.DictReader(body(client_of(audrey).post("/log/export.csv")).splitlines()))

    assert rows[0]["what"] == "'=1+1"


def test_the_proof_holds_until_somebody_meddles(client_of: ClientOf, audrey: Membership, changed: Event) -> None:
    client = client_of(audrey)
    assert "the chain of 1 event holds" in client.get("/log/proof/").content.decode()

    super(type(Event.objects.all()), Event.objects.filter(pk=changed.pk)).update(details={})

    assert "breaks at number 1" in client.get("/log/proof/", headers={"HX-Request": "true"}).content.decode()


def test_the_log_is_for_those_who_may(client_of: ClientOf, hanna: Membership, changed: Event) -> None:
    client = client_of(hanna)
    assert client.get("/log/").status_code == 403
    assert client.get("/log/proof/").status_code == 403
    assert client.post("/log/export.csv").status_code == 403


def test_omar_reads_only_his_own_log(client_of: ClientOf, omar: Membership, changed: Event) -> None:
    client = client_of(omar)

    assert "Rosa" not in client.get("/log/").content.decode()
    assert changed.hash not in body(client.post("/log/export.csv"))
    assert changed.hash[:16] not in client.get("/log/proof/").content.decode()
