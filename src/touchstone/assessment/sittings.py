"""The life of a sitting: invited, begun, answered, finished.

Theory of operation. One row lock on the sitting puts everything that happens to it in a row, whichever tab, device or
process it comes from. Requests name what they are about (a presentation and the revision they saw, a block's number),
so that a repeated one changes nothing and one that is late, out of order or made up is refused. Answers are rows of
their own; the ledger learns of them a block at a time, under one digest, because one chain for a whole organization
cannot take every answer of every candidate.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from touchstone.assessment import choosing, errors, results, transcripts, uptime
from touchstone.assessment.holding import held, require_begun, require_invited, require_running, running
from touchstone.assessment.models import (
    BLOCK_SIZE,
    Block,
    Blueprint,
    Draft,
    Ending,
    Presentation,
    Response,
    Sitting,
    SittingState,
)
from touchstone.assessment.sealing import seal
from touchstone.assessment.transcripts import Transcript
from touchstone.audit import ledger
from touchstone.audit.verbs import Verb
from touchstone.bank import marking, pool
from touchstone.bank.errors import MalformedResponse
from touchstone.bank.pool import Pool
from touchstone.kit.errors import NotPermitted
from touchstone.kit.ids import new_id
from touchstone.kit.locks import locked
from touchstone.kit.tokens import new_token
from touchstone.measurement.adaptive import StopReason
from touchstone.people import links
from touchstone.people.models import Membership, Person
from touchstone.people.permissions import Permission

_LARGEST_SEED = 2**31 - 1


@transaction.atomic
def invite(
    person: Person, blueprint: Blueprint, *, by: Membership, begin_by: datetime, now: datetime
) -> tuple[Sitting, str]:
    """The sitting and the token of its link, which is told this once."""
    by.require(Permission.SITTING_INVITE, blueprint)
    by.require(Permission.SITTING_INVITE, person)
    _require_turn(locked(person), blueprint, now)
    if begin_by <= now:
        raise errors.DeadlineInThePast
    identity = new_id()
    sitting = Sitting.objects.create(
        id=identity,
        organization_id=person.organization_id,
        examinee=person,
        blueprint=blueprint,
        seed=identity.int & _LARGEST_SEED,
        invited_at=now,
        begin_by=begin_by,
    )
    ledger.record(Verb.SITTING_INVITED, about=sitting, by=by, now=now, details={"blueprint": str(blueprint.pk)})
    return sitting, issue_link(sitting, by=by, now=now)


def issue_link(sitting: Sitting, *, by: Membership | None, now: datetime) -> str:
    """Good for as long as the sitting is kept: the same link shows its status and, one day, its feedback."""
    keep = timedelta(days=sitting.blueprint.keep_days)
    return links.issue(sitting.examinee, about=sitting, by=by, expires_at=sitting.begin_by + keep, now=now)


def _require_turn(person: Person, blueprint: Blueprint, now: datetime) -> None:
    mine = Sitting.objects.filter(examinee=person)
    if mine.hindering(blueprint, now).exists():
        raise errors.AlreadyInvited
    if mine.too_recent_for(blueprint, now).exists():
        raise errors.RetakeTooSoon


@transaction.atomic
def begin(sitting: Sitting, *, now: datetime) -> Transcript:
    """Start the clock. Beginning again is harmless: the second press, tab or device finds the sitting under way."""
    sitting = held(sitting)
    if sitting.is_under_way:
        return transcripts.of(sitting)
    require_invited(sitting, now)
    sitting.state, sitting.begun_at = SittingState.OPEN, now
    sitting.deadline_at = now + sitting.allowance
    sitting.seen_before = _met_before(sitting.examinee)
    sitting.save(update_fields=["state", "begun_at", "deadline_at", "seen_before"])
    ledger.record(Verb.SITTING_BEGUN, about=sitting, by=_examinee(sitting), now=now)
    questions = choosing.questions_for(sitting, now=now)
    return _open_block(Transcript(sitting, ()), questions, number=1, now=now)


def _examinee(sitting: Sitting) -> Person:
    """As the ledger needs one, by key alone: spares every block a query."""
    return Person.from_db(None, ["id"], [sitting.examinee_id])


def _met_before(person: Person) -> list[str]:
    met = Presentation.objects.filter(sitting__examinee=person).values_list("version__item", flat=True).distinct()
    return [str(item) for item in met]


@transaction.atomic
def draft(sitting: Sitting, *, presentation_id: UUID, revision: int, content: dict[str, Any], now: datetime) -> None:
    sitting = running(sitting, now)
    presentation = _changeable(sitting, presentation_id)
    if presentation.revision != revision:
        raise errors.AnsweredElsewhere
    Draft.objects.bulk_create(
        [Draft(presentation=presentation, content=content, saved_at=now)],
        update_conflicts=True,
        unique_fields=["presentation"],
        update_fields=["content", "saved_at"],
    )


def _changeable(sitting: Sitting, presentation_id: UUID) -> Presentation:
    shown = Presentation.objects.filter(sitting=sitting, pk=presentation_id).select_related("response").first()
    if shown is None:
        raise errors.QuestionNotShown
    shown.sitting = sitting
    if shown.is_committed:
        raise errors.BlockAlreadyCommitted
    return shown


@transaction.atomic
def answer(
    sitting: Sitting, *, presentation_id: UUID, revision: int, response: dict[str, Any], now: datetime
) -> Transcript:
    """Store an answer, or change one while its block is open. `revision` is the one that the examinee was looking at.

    The same answer sent twice is acknowledged twice and stored once.
    """
    sitting = running(sitting, now)
    transcript = transcripts.of(sitting)
    presentation = transcript.presentation(presentation_id)
    if presentation.given and presentation.given.content == response:
        return transcript
    if presentation.is_committed:
        raise errors.BlockAlreadyCommitted
    if presentation.revision != revision:
        raise errors.AnsweredElsewhere
    _store(presentation, response, now)
    return _go_on(Transcript(sitting, transcript.shown), now=now)


def _store(presentation: Presentation, content: dict[str, Any], now: datetime) -> None:
    variant = pool.variant(presentation.variant_id)
    score = marking.mark(variant.kind, variant.content, variant.key, content)
    response = presentation.given
    if response is None:
        seconds = (now - presentation.shown_at - presentation.idle).total_seconds()
        response = Response(presentation=presentation, revision=0, seconds=max(seconds, 0.0))
    response.content, response.score, response.given_at = content, score, now
    response.revision += 1
    response.save(force_insert=response.revision == 1)


def _go_on(transcript: Transcript, *, now: datetime) -> Transcript:
    """Show the block's next question, unless one waits already or the block is complete."""
    if transcript.current or len(transcript.in_block) >= BLOCK_SIZE:
        return transcript
    questions = choosing.questions_for(transcript.sitting, now=now)
    if choosing.stop_reason(transcript, questions, now=now):
        return transcript
    shown = choosing.present(transcript, questions, block=transcript.block.number, now=now)
    return Transcript(transcript.sitting, (*transcript.shown, shown))


@transaction.atomic
def commit_block(sitting: Sitting, *, number: int, now: datetime) -> Transcript:
    """Hand in a block: its answers are final, and either the next block opens or the sitting is finished."""
    sitting = held(sitting)
    transcript = transcripts.of(sitting)
    if 0 < number <= sitting.blocks_committed:
        return transcript
    require_running(sitting, now)
    if transcript.block.number != number:
        raise errors.QuestionNotShown
    if transcript.current:
        raise errors.BlockIncomplete
    _commit(transcript, now)
    questions = choosing.questions_for(sitting, now=now)
    if reason := choosing.stop_reason(transcript, questions, now=now):
        return _finish(transcript, reason, finished_at=now, now=now)
    return _open_block(transcript, questions, number=number + 1, now=now)


def _commit(transcript: Transcript, now: datetime) -> None:
    sitting, number = transcript.sitting, transcript.block.number
    sitting.blocks_committed = number
    sitting.save(update_fields=["blocks_committed"])
    salt = new_token()
    Block.objects.filter(sitting=sitting, number=number).update(committed_at=now, salt=salt)
    answered = [shown for shown in transcript.in_block if shown.given]
    details = {"block": number, "answers": len(answered), "digest": seal(answered, salt=salt)}
    ledger.record(Verb.BLOCK_COMMITTED, about=sitting, by=_examinee(sitting), now=now, details=details)


def _open_block(transcript: Transcript, questions: Pool, *, number: int, now: datetime) -> Transcript:
    Block.objects.create(sitting=transcript.sitting, number=number, opened_at=now)
    shown = choosing.present(transcript, questions, block=number, now=now)
    return Transcript(transcript.sitting, (*transcript.shown, shown))


@transaction.atomic
def finish(sitting: Sitting, *, now: datetime) -> Transcript:
    """Close a sitting whose time is up. What stood in the fields then counts as the answer."""
    sitting = held(sitting)
    transcript = transcripts.of(sitting)
    if sitting.is_finished:
        return transcript
    require_begun(sitting)
    if not sitting.is_overdue(now):
        raise errors.SittingUnfinished
    ended = sitting.deadline(now)
    _turn_drafts_into_answers(transcript, ended)
    transcript = transcripts.of(sitting)
    if not transcript.block.is_committed:
        _commit(transcript, now)
    return _finish(transcript, StopReason.TIME, finished_at=ended, now=now)


def _turn_drafts_into_answers(transcript: Transcript, ended: datetime) -> None:
    """Also a change that was not sent: the page showed it, as a draft newer than the answer."""
    by_presentation = {shown.pk: shown for shown in transcript.in_block}
    for kept in Draft.objects.filter(presentation__in=by_presentation):
        shown = by_presentation[kept.presentation_id]
        if shown.given and kept.saved_at <= shown.given.given_at:
            continue
        try:
            _store(shown, kept.content, ended)
        except MalformedResponse:
            continue  # begun but not complete: nothing there that could be scored


def _finish(transcript: Transcript, reason: StopReason, *, finished_at: datetime, now: datetime) -> Transcript:
    sitting = transcript.sitting
    used = sitting.used(finished_at)
    sitting.state, sitting.finished_at, sitting.ending = SittingState.FINISHED, finished_at, Ending(reason.value)
    sitting.paused_at = None
    sitting.save(update_fields=["state", "finished_at", "ending", "paused_at"])
    results.write(transcript, used=used)
    details = {"ending": sitting.ending, "items": len(transcript.answered)}
    ledger.record(Verb.SITTING_FINISHED, about=sitting, by=_examinee(sitting), now=now, details=details)
    return transcript


@transaction.atomic
def expire(sitting: Sitting, *, now: datetime) -> None:
    sitting = held(sitting)
    if not sitting.has_expired(now):
        return
    sitting.state = SittingState.EXPIRED
    sitting.save(update_fields=["state"])
    ledger.record(Verb.SITTING_EXPIRED, about=sitting, by=None, now=now)


def settle(sitting: Sitting, *, now: datetime) -> Sitting:
    """Let what time alone has decided become true: an invitation that lapsed, a clock that ran out."""
    sitting = uptime.made_good(sitting, now=now)
    if sitting.has_expired(now):
        expire(sitting, now=now)
    elif sitting.is_overdue(now):
        with suppress(errors.SittingUnfinished):  # given more time in this very moment
            finish(sitting, now=now)
    else:
        return sitting
    return Sitting.objects.with_context().get(pk=sitting.pk)


@transaction.atomic
def extend(sitting: Sitting, *, begin_by: datetime, by: Membership, now: datetime) -> None:
    """A later last day to begin; opens an expired invitation again."""
    by.require(Permission.SITTING_MANAGE, sitting)
    sitting = held(sitting)
    if sitting.state not in {SittingState.INVITED, SittingState.EXPIRED}:
        raise errors.SittingAlreadyBegun
    if begin_by <= now:
        raise errors.DeadlineInThePast
    sitting.state, sitting.begin_by = SittingState.INVITED, begin_by
    sitting.save(update_fields=["state", "begin_by"])
    links.extend(sitting, expires_at=begin_by + timedelta(days=sitting.blueprint.keep_days))
    ledger.record(Verb.SITTING_EXTENDED, about=sitting, by=by, now=now, details={"begin_by": begin_by.isoformat()})


@transaction.atomic
def remind(sitting: Sitting, *, by: Membership, now: datetime) -> None:
    by.require(Permission.SITTING_MANAGE, sitting)
    sitting = held(sitting)
    if not sitting.is_under_way:
        require_invited(sitting, now)
    ledger.record(Verb.SITTING_REMINDED, about=sitting, by=by, now=now)


@transaction.atomic
def revoke(sitting: Sitting, *, by: Membership | Person, reason: str, now: datetime) -> None:
    """By a member who may, or by the examinee who withdraws. The link stays, so that it can say what happened."""
    if isinstance(by, Membership):
        by.require(Permission.SITTING_MANAGE, sitting)
    elif by.pk != sitting.examinee_id:
        raise NotPermitted
    sitting = held(sitting)
    if sitting.is_finished:
        raise errors.SittingFinished
    if sitting.state == SittingState.REVOKED:
        return
    sitting.state, sitting.paused_at = SittingState.REVOKED, None
    sitting.save(update_fields=["state", "paused_at"])
    ledger.record(Verb.SITTING_REVOKED, about=sitting, by=by, now=now, details={"reason": reason})
