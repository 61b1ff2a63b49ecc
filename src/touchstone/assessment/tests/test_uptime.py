from datetime import timedelta

import pytest
from django.db import InterfaceError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from touchstone.assessment import adjustments, breaks, sittings, uptime
from touchstone.assessment.conftest import MINUTE, RIGHT, give
from touchstone.assessment.models import (
    Blueprint,
    Credit,
    CreditReason,
    Heartbeat,
    Response,
    Sitting,
    SittingState,
)
from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.kit import clock
from touchstone.people import links
from touchstone.people.models import Membership

SECOND = timedelta(seconds=1)


def test_regular_beats_give_nothing_back(sitting: Sitting) -> None:
    sittings.begin(sitting, now=NOON)

    for beat in range(10):
        uptime.beat(now=NOON + beat * uptime.EVERY)

    assert Sitting.objects.get().deadline_at == NOON + 15 * MINUTE
    assert not Credit.objects.exists()


def test_the_time_of_a_killed_server_is_given_back(sitting: Sitting) -> None:
    uptime.beat(now=NOON)
    transcript = sittings.begin(sitting, now=NOON)
    uptime.beat(now=NOON + 5 * SECOND)

    uptime.beat(now=NOON + 5 * SECOND + 3 * MINUTE)

    assert Sitting.objects.get().deadline_at == NOON + 18 * MINUTE
    assert Credit.objects.get().reason == CreditReason.OUTAGE
    assert Event.objects.get(verb=Verb.SITTING_CREDITED).details["seconds"] == 180
    give(transcript, transcript.shown[0], RIGHT, minutes=4)
    assert Response.objects.get().seconds == 60.0


def test_an_outage_over_the_deadline_is_given_back_too(sitting: Sitting) -> None:
    sittings.begin(sitting, now=NOON)
    uptime.beat(now=NOON + 14 * MINUTE)

    uptime.beat(now=NOON + 60 * MINUTE)

    assert Sitting.objects.get().remaining(NOON + 60 * MINUTE) == MINUTE


def test_only_the_part_of_an_outage_after_the_beginning_counts(sitting: Sitting) -> None:
    uptime.beat(now=NOON - 10 * MINUTE)
    sittings.begin(sitting, now=NOON - MINUTE)  # another process served it, its beat was not yet written

    uptime.beat(now=NOON)

    assert Sitting.objects.get().deadline_at == NOON + 15 * MINUTE


def test_a_sitting_that_was_over_before_the_outage_gets_nothing(sitting: Sitting) -> None:
    sittings.begin(sitting, now=NOON)
    uptime.beat(now=NOON + 20 * MINUTE)

    uptime.beat(now=NOON + 60 * MINUTE)

    assert Sitting.objects.get().deadline_at == NOON + 15 * MINUTE


def test_nobody_is_closed_before_the_outage_was_given_back(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    uptime.beat(now=NOON + 14 * MINUTE)

    settled = sittings.settle(transcript.sitting, now=NOON + 60 * MINUTE)

    assert (settled.state, settled.remaining(NOON + 60 * MINUTE)) == (SittingState.OPEN, MINUTE)


def test_an_answer_after_an_outage_is_taken_though_no_beat_came_yet(
    client: Client, sitting: Sitting, token: str
) -> None:
    now = clock.now()
    Sitting.objects.update(begin_by=now)
    shown = sittings.begin(sitting, now=now - 20 * MINUTE).shown[0]
    uptime.beat(now=now - 10 * MINUTE)
    links.extend(sitting, expires_at=now + 10 * MINUTE)

    form = {"presentation": shown.pk, "revision": 0, "kind": "single_choice", "option": "0"}
    reply = client.post(f"/s/{token}/answer/", form)

    assert reply.status_code == 302
    assert Response.objects.get().content == RIGHT


def test_every_sitting_is_held_before_the_ledger(
    sitting: Sitting, blueprint: Blueprint, rosa: Membership, ada: Membership
) -> None:
    other, _ = sittings.invite(ada.person, blueprint, by=rosa, begin_by=NOON + MINUTE, now=NOON)
    for each in (sitting, other):
        sittings.begin(each, now=NOON)
    uptime.beat(now=NOON)

    with CaptureQueriesContext(connection) as asked:
        uptime.beat(now=NOON + MINUTE)

    told = [query["sql"] for query in asked.captured_queries]
    last_sitting = max(place for place, sql in enumerate(told) if '"assessment_sitting"' in sql.split("WHERE")[0])
    first_event = min(place for place, sql in enumerate(told) if "audit_" in sql)
    assert Credit.objects.count() == 2
    assert last_sitting < first_event


@pytest.mark.django_db(transaction=True)
def test_the_heart_survives_a_database_that_went_away() -> None:
    def gone(*_: object) -> None:
        raise InterfaceError("connection already closed")

    with connection.execute_wrapper(gone):
        uptime._try_to_beat()

    uptime._try_to_beat()
    assert Heartbeat.objects.exists()


def test_a_break_is_not_spent_by_an_outage(sitting: Sitting, adam: Membership) -> None:
    asked = adjustments.request(sitting, wants_extra_time=False, wants_breaks=True, wish="", now=NOON)
    adjustments.grant(asked, extra_time=1.0, break_minutes=5, answer="", by=adam, now=NOON)
    sittings.begin(sitting, now=NOON)
    breaks.pause(sitting, now=NOON + MINUTE)
    uptime.beat(now=NOON + MINUTE)

    uptime.beat(now=NOON + 31 * MINUTE)
    breaks.resume(sitting, now=NOON + 33 * MINUTE)

    after = Sitting.objects.get()
    assert (after.break_left, after.remaining(NOON + 33 * MINUTE)) == (3 * MINUTE, 14 * MINUTE)


def test_a_long_break_is_not_spent_by_outages_one_after_another(sitting: Sitting, adam: Membership) -> None:
    asked = adjustments.request(sitting, wants_extra_time=False, wants_breaks=True, wish="", now=NOON)
    adjustments.grant(asked, extra_time=1.0, break_minutes=10, answer="", by=adam, now=NOON)
    sittings.begin(sitting, now=NOON)
    breaks.pause(sitting, now=NOON)
    uptime.beat(now=NOON)

    for outage in range(1, 5):  # the last begins after the deadline that the row holds
        uptime.beat(now=NOON + outage * 9 * MINUTE)

    assert Sitting.objects.get().remaining(NOON + 36 * MINUTE) == 15 * MINUTE
