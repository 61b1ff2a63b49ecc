from datetime import timedelta
from uuid import uuid4

import pytest

from touchstone.assessment import sittings, transcripts
from touchstone.assessment.conftest import MINUTE, RIGHT, WRONG, give, sit_through
from touchstone.assessment.errors import (
    AlreadyInvited,
    AnsweredElsewhere,
    BlockAlreadyCommitted,
    BlockIncomplete,
    DeadlineInThePast,
    InvitationExpired,
    QuestionNotShown,
    RetakeTooSoon,
    SittingFinished,
    SittingNotBegun,
    SittingOverdue,
    SittingRevoked,
    SittingUnfinished,
)
from touchstone.assessment.models import Block, Blueprint, Draft, Presentation, Response, Sitting, SittingState
from touchstone.assessment.sealing import seal
from touchstone.audit.models import Event
from touchstone.audit.verbs import Verb
from touchstone.bank.errors import MalformedResponse
from touchstone.conftest import NOON
from touchstone.kit.errors import NotPermitted
from touchstone.kit.ids import new_id
from touchstone.people.models import Membership, Person

DAY = timedelta(days=1)


def test_an_invitation_needs_the_permission_and_the_same_organization(
    casey: Person, blueprint: Blueprint, imani: Membership, omar: Membership
) -> None:
    for by in (imani, omar):
        with pytest.raises(NotPermitted):
            sittings.invite(casey, blueprint, by=by, begin_by=NOON + DAY, now=NOON)


def test_nobody_is_invited_twice_at_once_nor_into_the_past(
    sitting: Sitting, casey: Person, blueprint: Blueprint, rosa: Membership, ada: Membership
) -> None:
    with pytest.raises(AlreadyInvited):
        sittings.invite(casey, blueprint, by=rosa, begin_by=NOON + DAY, now=NOON)
    with pytest.raises(DeadlineInThePast):
        sittings.invite(ada.person, blueprint, by=rosa, begin_by=NOON, now=NOON)


def test_a_retake_has_to_wait_and_then_meets_other_questions(
    sitting: Sitting, casey: Person, blueprint: Blueprint, rosa: Membership
) -> None:
    first = sit_through(sitting, lambda _: RIGHT)

    with pytest.raises(RetakeTooSoon):
        sittings.invite(casey, blueprint, by=rosa, begin_by=NOON + 80 * DAY, now=NOON + 30 * DAY)
    again, _ = sittings.invite(casey, blueprint, by=rosa, begin_by=NOON + 99 * DAY, now=NOON + 91 * DAY)
    second = sit_through(again, lambda _: WRONG)
    assert not {shown.version_id for shown in first.shown} & {shown.version_id for shown in second.shown}


def test_beginning_twice_begins_once(sitting: Sitting) -> None:
    first = sittings.begin(sitting, now=NOON)
    second = sittings.begin(sitting, now=NOON + MINUTE)

    assert [shown.pk for shown in second.shown] == [shown.pk for shown in first.shown]
    assert second.sitting.deadline_at == NOON + 15 * MINUTE
    assert Event.objects.filter(verb=Verb.SITTING_BEGUN).count() == 1


def test_beginning_after_the_last_day_is_refused(sitting: Sitting) -> None:
    with pytest.raises(InvitationExpired):
        sittings.begin(sitting, now=sitting.begin_by)


def test_an_answer_is_scored_timed_and_followed_by_another_question(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    assert transcript.current

    after = give(transcript, transcript.current, RIGHT)

    stored = Response.objects.get()
    assert (stored.score, stored.revision, stored.seconds) == (1, 1, 60.0)
    assert len(after.shown) == 2


def test_the_same_answer_sent_again_changes_nothing(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    shown = transcript.shown[0]
    give(transcript, shown, RIGHT)

    again = sittings.answer(sitting, presentation_id=shown.pk, revision=0, response=RIGHT, now=NOON + 2 * MINUTE)

    assert len(again.shown) == 2
    assert Response.objects.get().revision == 1


def test_an_answer_to_what_another_tab_has_answered_is_refused(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    shown = transcript.shown[0]
    give(transcript, shown, RIGHT)

    with pytest.raises(AnsweredElsewhere):
        sittings.answer(sitting, presentation_id=shown.pk, revision=0, response=WRONG, now=NOON + MINUTE)
    assert Response.objects.get().content == RIGHT


def test_an_answer_may_be_changed_until_its_block_is_handed_in(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    while shown := transcript.current:
        transcript = give(transcript, shown, RIGHT)
    first = transcript.shown[0]

    changed = give(transcript, first, WRONG, minutes=5)
    assert changed.ability.mean[0] < transcript.ability.mean[0]

    sittings.commit_block(sitting, number=1, now=NOON + 6 * MINUTE)
    with pytest.raises(BlockAlreadyCommitted):
        sittings.answer(sitting, presentation_id=first.pk, revision=2, response=RIGHT, now=NOON + 7 * MINUTE)


def test_a_block_is_handed_in_once_and_only_when_complete(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    with pytest.raises(BlockIncomplete):
        sittings.commit_block(sitting, number=1, now=NOON)
    while shown := transcript.current:
        transcript = give(transcript, shown, RIGHT)

    for _ in range(2):
        transcript = sittings.commit_block(sitting, number=1, now=NOON + 5 * MINUTE)

    assert transcript.block.number == 2
    assert Event.objects.filter(verb=Verb.BLOCK_COMMITTED).count() == 1
    with pytest.raises(QuestionNotShown):
        sittings.commit_block(sitting, number=7, now=NOON + 5 * MINUTE)


def test_the_ledger_proves_a_blocks_answers_and_does_not_tell_them(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    while shown := transcript.current:
        transcript = give(transcript, shown, RIGHT)
    sittings.commit_block(sitting, number=1, now=NOON + 5 * MINUTE)

    told = Event.objects.get(verb=Verb.BLOCK_COMMITTED).details
    salt = Block.objects.get(number=1).salt
    answered = transcripts.of(sitting).shown[:4]
    assert told == {"block": 1, "answers": 4, "digest": seal(answered, salt=salt)}
    assert told["digest"] != seal(answered, salt="guessed")
    answered[0].response.score = 0
    assert told["digest"] != seal(answered, salt=salt)


def test_publishing_again_does_not_shorten_the_wait_for_a_retake(
    sitting: Sitting, casey: Person, blueprint: Blueprint, rosa: Membership
) -> None:
    republished = Blueprint.objects.get()
    republished.pk, republished._state.adding = new_id(), True
    republished.save()
    with pytest.raises(AlreadyInvited):
        sittings.invite(casey, republished, by=rosa, begin_by=NOON + DAY, now=NOON)

    sit_through(sitting, lambda _: RIGHT)

    with pytest.raises(RetakeTooSoon):
        sittings.invite(casey, republished, by=rosa, begin_by=NOON + 80 * DAY, now=NOON + 30 * DAY)


def test_a_made_up_question_and_a_malformed_answer_change_nothing(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)

    with pytest.raises(QuestionNotShown):
        sittings.answer(sitting, presentation_id=uuid4(), revision=0, response=RIGHT, now=NOON)
    for forged in ({"option": 99}, {"option": True}, {"text": "x"}, {}):
        with pytest.raises(MalformedResponse):
            give(transcript, transcript.shown[0], forged)
    assert not Response.objects.exists()


def test_a_late_answer_is_refused_and_a_draft_of_before_counts(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    shown = transcript.shown[0]
    sittings.draft(sitting, presentation_id=shown.pk, revision=0, content=RIGHT, now=NOON + 14 * MINUTE)

    with pytest.raises(SittingOverdue):
        sittings.answer(sitting, presentation_id=shown.pk, revision=0, response=WRONG, now=NOON + 15 * MINUTE)
    finished = sittings.settle(transcript.sitting, now=NOON + 20 * MINUTE)

    assert (finished.state, finished.ending, finished.finished_at) == ("finished", "time", NOON + 15 * MINUTE)
    assert Response.objects.get().content == RIGHT


def test_a_changed_answer_that_was_not_sent_counts_when_the_time_is_up(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    shown = transcript.shown[0]
    sittings.draft(sitting, presentation_id=shown.pk, revision=0, content=WRONG, now=NOON)
    transcript = give(transcript, shown, WRONG)
    sittings.draft(sitting, presentation_id=shown.pk, revision=1, content=RIGHT, now=NOON + 2 * MINUTE)

    sittings.finish(sitting, now=NOON + 15 * MINUTE)

    assert (Response.objects.get().content, Response.objects.get().score) == (RIGHT, 1)


def test_a_draft_older_than_its_answer_changes_nothing(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    shown = transcript.shown[0]
    sittings.draft(sitting, presentation_id=shown.pk, revision=0, content=WRONG, now=NOON)
    give(transcript, shown, RIGHT)

    sittings.finish(sitting, now=NOON + 15 * MINUTE)

    assert Response.objects.get().content == RIGHT


def test_a_draft_that_is_no_answer_yet_is_not_scored(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    sittings.draft(sitting, presentation_id=transcript.shown[0].pk, revision=0, content={}, now=NOON)

    sittings.finish(sitting, now=NOON + 15 * MINUTE)

    assert not Response.objects.exists()
    assert Sitting.objects.get().result.items == 0


def test_a_draft_is_replaced_by_a_newer_one_and_refused_once_answered(sitting: Sitting) -> None:
    transcript = sittings.begin(sitting, now=NOON)
    shown = transcript.shown[0]
    for content in (WRONG, RIGHT):
        sittings.draft(sitting, presentation_id=shown.pk, revision=0, content=content, now=NOON)
    assert Draft.objects.get().content == RIGHT

    give(transcript, shown, RIGHT)
    with pytest.raises(AnsweredElsewhere):
        sittings.draft(sitting, presentation_id=shown.pk, revision=0, content=WRONG, now=NOON)


def test_a_sitting_ends_when_it_is_precise_enough_and_writes_its_result(sitting: Sitting) -> None:
    transcript = sit_through(sitting, lambda shown: RIGHT if shown.b < 0.3 else WRONG)

    assert transcript.sitting.ending == "precision"
    assert 8 <= len(transcript.shown) <= 24
    assert transcript.sitting.result.estimate == pytest.approx(0.3, abs=0.6)
    assert Event.objects.filter(verb=Verb.SITTING_FINISHED).count() == 1


def test_somebody_who_knows_nothing_still_comes_to_an_end(sitting: Sitting) -> None:
    transcript = sit_through(sitting, lambda _: {"dont_know": True})

    assert transcript.sitting.is_finished
    assert transcript.sitting.result.estimate < -0.8


def test_a_finished_sitting_takes_nothing_more(sitting: Sitting) -> None:
    transcript = sit_through(sitting, lambda _: RIGHT)
    shown = transcript.shown[-1]

    with pytest.raises(SittingFinished):
        sittings.answer(sitting, presentation_id=shown.pk, revision=1, response=WRONG, now=NOON)
    with pytest.raises(SittingFinished):
        sittings.begin(sitting, now=NOON)
    assert sittings.finish(sitting, now=NOON + DAY).sitting.ending == transcript.sitting.ending


def test_nothing_happens_before_the_beginning_and_finishing_waits_for_the_clock(sitting: Sitting) -> None:
    with pytest.raises(SittingNotBegun):
        sittings.commit_block(sitting, number=1, now=NOON)
    sittings.begin(sitting, now=NOON)
    with pytest.raises(SittingUnfinished):
        sittings.finish(sitting, now=NOON + 14 * MINUTE)


def test_an_expired_invitation_can_be_extended(sitting: Sitting, rosa: Membership, imani: Membership) -> None:
    expired = sittings.settle(sitting, now=sitting.begin_by)
    assert expired.state == SittingState.EXPIRED

    with pytest.raises(NotPermitted):
        sittings.extend(expired, begin_by=NOON + 20 * DAY, by=imani, now=NOON + 8 * DAY)
    sittings.extend(expired, begin_by=NOON + 20 * DAY, by=rosa, now=NOON + 8 * DAY)

    assert sittings.begin(expired, now=NOON + 9 * DAY).sitting.state == SittingState.OPEN


def test_a_revoked_sitting_takes_no_answers(sitting: Sitting, rosa: Membership) -> None:
    transcript = sittings.begin(sitting, now=NOON)

    sittings.revoke(sitting, by=rosa, reason="filled", now=NOON)

    with pytest.raises(SittingRevoked):
        give(transcript, transcript.shown[0], RIGHT)


def test_only_the_examinee_may_withdraw_without_a_permission(sitting: Sitting, ada: Membership) -> None:
    with pytest.raises(NotPermitted):
        sittings.revoke(sitting, by=ada.person, reason="", now=NOON)

    sittings.revoke(sitting, by=sitting.examinee, reason="", now=NOON)

    assert Sitting.objects.get().state == SittingState.REVOKED


def test_omar_sees_no_sitting_and_may_do_nothing_to_one(sitting: Sitting, omar: Membership) -> None:
    assert not Sitting.objects.visible_to(omar).exists()
    with pytest.raises(NotPermitted):
        sittings.revoke(sitting, by=omar, reason="", now=NOON)
    with pytest.raises(NotPermitted):
        sittings.remind(sitting, by=omar, now=NOON)


def test_two_variants_of_a_family_are_never_shown_together(sitting: Sitting) -> None:
    sit_through(sitting, lambda shown: RIGHT if shown.position % 2 else WRONG)

    families = Presentation.objects.values_list("version__item__family", flat=True)
    assert len(families) == len(set(families))


def test_a_transcript_read_again_measures_the_same(sitting: Sitting) -> None:
    transcript = sit_through(sitting, lambda shown: RIGHT if shown.position % 3 else WRONG)

    again = transcripts.of(Sitting.objects.get())

    assert (again.ability.mean == transcript.ability.mean).all()
