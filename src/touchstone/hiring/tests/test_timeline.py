from datetime import timedelta

import pytest
from django.db import transaction

from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.conftest import NOON
from touchstone.hiring import applications, timeline
from touchstone.hiring.models import Application
from touchstone.people.models import Membership

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
HIDDEN = (Verb.SITTING_PAUSED, Verb.SITTING_RESUMED, Verb.SITTING_CREDITED, Verb.ADJUSTMENT_REQUESTED)


def test_the_story_is_told_newest_first_and_without_a_trace_of_adjustments(
    application: Application, rosa: Membership
) -> None:
    sitting = applications.invite_to_screen(application, by=rosa, now=NOON)
    application.refresh_from_db()
    with transaction.atomic():
        for verb in HIDDEN:
            ledger.record(verb, about=sitting, by=application.candidate, now=LATER)

    told = timeline.of(application, rosa)

    assert [line.sentence for line in told] == [
        "Rosa invited Casey to the screen.",
        "The application of Casey was received by Rosa.",
    ]


def test_beginning_and_end_are_told_by_their_day_so_that_nobody_can_work_out_extra_time(
    application: Application, rosa: Membership
) -> None:
    sitting = applications.invite_to_screen(application, by=rosa, now=NOON)
    application.refresh_from_db()
    with transaction.atomic():
        for verb, minutes in ((Verb.SITTING_BEGUN, 20), (Verb.SITTING_FINISHED, 45)):
            at = NOON + timedelta(minutes=minutes)
            ledger.record(verb, about=sitting, by=application.candidate, now=at)

    finished, begun, *_ = timeline.of(application, rosa)

    assert (finished.at, finished.style) == (begun.at, begun.style) == (NOON, "date")


def test_another_organization_reads_no_story(application: Application, omar: Membership) -> None:
    assert timeline.of(application, omar) == []
