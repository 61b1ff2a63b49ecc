"""A sitting under everything that can happen to it, in any order: two tabs, slips, breaks, outages, a clock that runs.

The machine keeps its own simple account of what must be true and compares it with the rows after every step.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from touchstone.assessment import adjustments, breaks, sittings, transcripts, uptime
from touchstone.assessment.conftest import RIGHT, WRONG
from touchstone.assessment.models import Credit, Draft, Presentation, Response, Sitting
from touchstone.assessment.transcripts import Transcript
from touchstone.conftest import NOON
from touchstone.kit.errors import DomainError
from touchstone.people.models import Membership

SECOND = timedelta(seconds=1)
ANSWERS = st.sampled_from([RIGHT, WRONG, {"dont_know": True}])


class SittingMachine(RuleBasedStateMachine):
    """`acknowledged` is what the examinee was told is stored; `committed` what was told to be final."""

    sitting: Sitting  # set by the test: begun at noon, with ten minutes of breaks granted

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.savepoint()
        self.now = NOON
        self.acknowledged: dict[Any, dict[str, Any]] = {}
        self.committed: dict[Any, dict[str, Any]] = {}

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.savepoint)

    def _transcript(self) -> Transcript:
        return transcripts.of(Sitting.objects.with_context().get(pk=self.sitting.pk))

    def _shown(self, data: st.DataObject) -> Presentation:
        return data.draw(st.sampled_from(self._transcript().shown))

    @rule(seconds=st.integers(1, 90))
    def time_passes(self, seconds: int) -> None:
        for _ in range(seconds // 5 + 1):
            self.now += min(seconds, 5) * SECOND
            uptime.beat(now=self.now)

    @rule(seconds=st.integers(13, 600))
    def the_server_is_down(self, seconds: int) -> None:
        before = self._transcript().sitting
        uptime.beat(now=self.now)
        left = before.remaining(self.now)
        self.now += seconds * SECOND

        uptime.beat(now=self.now)

        if before.is_under_way and left:
            assert self._transcript().sitting.remaining(self.now) == left

    @rule(data=st.data(), response=ANSWERS)
    def a_tab_that_sees_the_truth_answers(self, data: st.DataObject, response: dict[str, Any]) -> None:
        shown = self._shown(data)
        self._answer(shown, shown.revision, response)

    @rule(data=st.data(), response=ANSWERS, revision=st.integers(0, 3))
    def a_stale_tab_answers(self, data: st.DataObject, response: dict[str, Any], revision: int) -> None:
        self._answer(self._shown(data), revision, response)

    def _answer(self, shown: Presentation, revision: int, response: dict[str, Any]) -> None:
        try:
            sittings.answer(self.sitting, presentation_id=shown.pk, revision=revision, response=response, now=self.now)
        except DomainError:
            return
        self.acknowledged[shown.pk] = response

    @rule(data=st.data(), response=ANSWERS)
    def a_draft_is_saved(self, data: st.DataObject, response: dict[str, Any]) -> None:
        shown = self._shown(data)
        try:
            sittings.draft(
                self.sitting, presentation_id=shown.pk, revision=shown.revision, content=response, now=self.now
            )
        except DomainError:
            return
        assert Draft.objects.get(presentation=shown).content == response

    @rule(offset=st.integers(-1, 1))
    def a_block_is_handed_in(self, offset: int) -> None:
        number = self._transcript().block.number + offset
        try:
            after = sittings.commit_block(self.sitting, number=number, now=self.now)
        except DomainError:
            return
        self.committed |= {shown.pk: shown.response.content for shown in after.shown if shown.block <= number}

    @rule()
    def a_break_begins(self) -> None:
        self._unless_refused(breaks.pause)

    @rule()
    def a_break_ends(self) -> None:
        self._unless_refused(breaks.resume)

    @rule()
    def the_page_is_opened(self) -> None:
        sittings.settle(self._transcript().sitting, now=self.now)

    def _unless_refused(self, verb: Any) -> None:
        try:
            verb(self.sitting, now=self.now)
        except DomainError:
            return

    @invariant()
    def nothing_acknowledged_is_lost(self) -> None:
        stored = dict(Response.objects.values_list("presentation", "content"))
        assert self.acknowledged.items() <= stored.items()

    @invariant()
    def nothing_final_changes(self) -> None:
        stored = dict(Response.objects.values_list("presentation", "content"))
        assert all(stored[shown] == content for shown, content in self.committed.items())

    @invariant()
    def there_is_one_open_question_at_most_and_blocks_hold_four(self) -> None:
        transcript = self._transcript()
        assert sum(shown.given is None for shown in transcript.shown) <= 1
        sizes = [shown.block for shown in transcript.shown]
        assert max(sizes.count(number) for number in sizes) <= 4
        assert len({shown.version_id for shown in transcript.shown}) == len(transcript.shown)

    @invariant()
    def the_deadline_is_what_was_given(self) -> None:
        sitting = self._transcript().sitting
        outages = sum((credit.duration for credit in Credit.objects.filter(reason="outage")), timedelta())
        assert sitting.deadline_at
        assert timedelta(minutes=15) <= sitting.deadline_at - NOON <= timedelta(minutes=25) + outages


def test_a_sitting_survives_everything_in_any_order(sitting: Sitting, adam: Membership) -> None:
    asked = adjustments.request(sitting, wants_extra_time=False, wants_breaks=True, wish="", now=NOON)
    adjustments.grant(asked, extra_time=1.0, break_minutes=10, answer="", by=adam, now=NOON)
    sittings.begin(sitting, now=NOON)
    SittingMachine.sitting = sitting
    # The same walks every time, so that a red build can be repeated; they take seconds, not minutes.
    walks = settings(
        max_examples=12,
        stateful_step_count=40,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    run_state_machine_as_test(SittingMachine, settings=walks)
