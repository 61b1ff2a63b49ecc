from datetime import timedelta

import pytest

from touchstone.assessment import adjustments, breaks, sittings
from touchstone.assessment.conftest import MINUTE, RIGHT, give
from touchstone.assessment.errors import (
    AdjustmentDecided,
    AdjustmentPending,
    BreakNotGranted,
    SittingAlreadyBegun,
    SittingOverdue,
    SittingPaused,
)
from touchstone.assessment.forms import suggested
from touchstone.assessment.models import Adjustment, Credit, Response, Sitting
from touchstone.conftest import NOON
from touchstone.kit.errors import NotPermitted
from touchstone.people.models import Membership


def _asked(sitting: Sitting) -> Adjustment:
    return adjustments.request(sitting, wants_extra_time=True, wants_breaks=True, wish="A pause", now=NOON)


def _granted(sitting: Sitting, adam: Membership, *, extra_time: float = 1.5, break_minutes: int = 10) -> Sitting:
    adjustments.grant(_asked(sitting), extra_time=extra_time, break_minutes=break_minutes, answer="", by=adam, now=NOON)
    return Sitting.objects.with_context().get(pk=sitting.pk)


def test_extra_time_stretches_the_clock_and_the_report_does_not_show_it(sitting: Sitting, adam: Membership) -> None:
    transcript = sittings.begin(_granted(sitting, adam), now=NOON)

    assert transcript.sitting.deadline_at == NOON + 22.5 * MINUTE
    assert transcript.sitting.used(NOON + 15 * MINUTE) == 10 * MINUTE


def test_an_adjustment_granted_after_the_beginning_moves_the_deadline(sitting: Sitting, adam: Membership) -> None:
    asked = _asked(sitting)
    sittings.begin(sitting, now=NOON)

    adjustments.grant(asked, extra_time=2.0, break_minutes=0, answer="", by=adam, now=NOON + MINUTE)

    assert Sitting.objects.get().deadline_at == NOON + 30 * MINUTE


def test_what_was_granted_is_never_taken_back(sitting: Sitting, adam: Membership) -> None:
    _granted(sitting, adam, extra_time=1.5)
    second = _asked(sitting)
    sittings.begin(sitting, now=NOON)

    assert suggested(Adjustment.objects.with_context().get(pk=second.pk))["extra_time"] == 1.5
    adjustments.grant(second, extra_time=1.0, break_minutes=5, answer="", by=adam, now=NOON + MINUTE)

    after = Sitting.objects.get()
    assert (after.extra_time, after.deadline_at) == (1.5, NOON + 22.5 * MINUTE)
    assert after.break_left == 15 * MINUTE


def test_the_suggestion_begins_with_what_was_granted(sitting: Sitting, adam: Membership) -> None:
    _granted(sitting, adam, extra_time=2.0)

    again = adjustments.request(sitting, wants_extra_time=False, wants_breaks=True, wish="", now=NOON)

    assert suggested(Adjustment.objects.with_context().get(pk=again.pk))["extra_time"] == 2.0


def test_a_break_stops_the_clock_as_far_as_it_was_granted(sitting: Sitting, adam: Membership) -> None:
    sittings.begin(_granted(sitting, adam, extra_time=1.0), now=NOON)
    for away, deadline, left in ((4, 19, 6), (9, 25, 0)):
        started = NOON + 5 * MINUTE
        breaks.pause(Sitting.objects.get(), now=started)
        breaks.pause(Sitting.objects.get(), now=started + MINUTE)
        breaks.resume(Sitting.objects.get(), now=started + away * MINUTE)

        after = Sitting.objects.get()
        assert (after.deadline_at, after.break_left) == (NOON + deadline * MINUTE, left * MINUTE)
    assert [credit.duration for credit in Credit.objects.order_by("pk")] == [4 * MINUTE, 6 * MINUTE]


def test_no_answer_during_a_break_and_no_thinking_time_for_it(sitting: Sitting, adam: Membership) -> None:
    transcript = sittings.begin(_granted(sitting, adam), now=NOON)
    shown = transcript.shown[0]
    breaks.pause(sitting, now=NOON)
    with pytest.raises(SittingPaused):
        give(transcript, shown, RIGHT)

    breaks.resume(sitting, now=NOON + 5 * MINUTE)
    give(transcript, shown, RIGHT, minutes=6)

    assert Response.objects.get().seconds == 60.0


def test_a_break_without_end_runs_into_the_deadline(sitting: Sitting, adam: Membership) -> None:
    sittings.begin(_granted(sitting, adam, extra_time=1.0), now=NOON)
    breaks.pause(sitting, now=NOON)
    paused = Sitting.objects.get()

    assert not paused.is_overdue(NOON + 24 * MINUTE)
    assert paused.is_overdue(NOON + 25 * MINUTE)
    with pytest.raises(SittingOverdue):
        breaks.resume(paused, now=NOON + 25 * MINUTE)


def test_a_break_needs_to_be_granted(sitting: Sitting) -> None:
    sittings.begin(sitting, now=NOON)

    with pytest.raises(BreakNotGranted):
        breaks.pause(sitting, now=NOON)


def test_a_request_is_decided_once_and_only_outside_the_hiring_team(
    sitting: Sitting, adam: Membership, rosa: Membership, omar: Membership
) -> None:
    asked = _asked(sitting)
    with pytest.raises(AdjustmentPending):
        _asked(sitting)
    for by in (rosa, omar):
        with pytest.raises(NotPermitted):
            adjustments.decline(asked, answer="", by=by, now=NOON)

    adjustments.decline(asked, answer="Please say more", by=adam, now=NOON)

    with pytest.raises(AdjustmentDecided):
        adjustments.decline(asked, answer="", by=adam, now=NOON)


def test_nobody_who_hires_sees_a_request(
    sitting: Sitting, adam: Membership, rosa: Membership, omar: Membership
) -> None:
    _asked(sitting)

    assert Adjustment.objects.visible_to(adam).count() == 1
    assert not Adjustment.objects.visible_to(rosa).exists()
    assert not Adjustment.objects.visible_to(omar).exists()


def test_a_request_after_the_beginning_is_refused(sitting: Sitting) -> None:
    sittings.begin(sitting, now=NOON)

    with pytest.raises(SittingAlreadyBegun):
        _asked(sitting)


def test_the_allowance_is_a_duration(sitting: Sitting) -> None:
    assert sitting.allowance == timedelta(minutes=15)
