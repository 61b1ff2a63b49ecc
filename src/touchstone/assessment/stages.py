"""What the examinee's page shows right now. One address shows one truth, whichever tab or device asks."""

from datetime import datetime
from math import ceil
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

from touchstone.assessment import transcripts
from touchstone.assessment.models import BLOCK_SIZE, Draft, Presentation, Sitting, SittingState
from touchstone.assessment.transcripts import Transcript
from touchstone.bank import pool, presentation
from touchstone.bank.models import Competency

PLAYER = "X-Player"  # sent by the island, which swaps only the stage


class Visit(NamedTuple):
    """One request through a personal link."""

    request: HttpRequest
    sitting: Sitting
    token: str
    now: datetime


def show(
    visit: Visit, transcript: Transcript | None = None, *, notice: str | Promise = "", status: int = 200
) -> HttpResponse:
    sitting = transcript.sitting if transcript else visit.sitting
    stage, context = _STAGES[SittingState(sitting.state)](visit, sitting, transcript)
    return _rendered(visit, stage, {"sitting": sitting, "notice": notice} | context, status)


def question(visit: Visit, transcript: Transcript, shown: Presentation) -> HttpResponse:
    """One question of the open block, whether it is asked for the first time or looked at again."""
    context = {"sitting": transcript.sitting} | _question(visit, transcript, shown)
    return _rendered(visit, "question", context, 200)


def _rendered(visit: Visit, stage: str, context: dict[str, Any], status: int) -> HttpResponse:
    template = f"assessment/stage/{stage}.html"
    # One address looked up; the stage's others lie beneath it. This path is walked with every answer.
    context |= {
        "blueprint": context["sitting"].blueprint,
        "token": visit.token,
        "page": reverse("examinee", args=[visit.token]),
    }
    if PLAYER in visit.request.headers:
        # A stage needs nothing of what the shell's context processors gather.
        context["csrf_token"] = get_token(visit.request)
        return HttpResponse(render_to_string(template, context), status=status)
    context |= {"stage": template, "organization": context["sitting"].organization}
    return render(visit.request, "assessment/examinee.html", context, status=status)


Stage = tuple[str, dict[str, Any]]


def _invited(_visit: Visit, sitting: Sitting, _transcript: Transcript | None) -> Stage:
    measured = Competency.objects.filter(slug__in=sitting.blueprint.weights).order_by("order")
    adjustment = sitting.adjustments.order_by("requested_at").last()
    return "welcome", {
        "measured": measured,
        "adjustment": adjustment,
        "rules": sitting.blueprint.notice_in(get_language()),
    }


def _open(visit: Visit, sitting: Sitting, transcript: Transcript | None) -> Stage:
    transcript = transcript or transcripts.of(sitting)
    if transcript.current:
        return "question", _question(visit, transcript, transcript.current)
    return "review", _progress(visit, transcript)


def _paused(visit: Visit, sitting: Sitting, _transcript: Transcript | None) -> Stage:
    return "paused", {"remaining": round(sitting.remaining(visit.now).total_seconds())}


def _finished(_visit: Visit, sitting: Sitting, _transcript: Transcript | None) -> Stage:
    return "thanks", {"feedback": getattr(sitting, "feedback", None)}


def _closed(_visit: Visit, _sitting: Sitting, _transcript: Transcript | None) -> Stage:
    return "closed", {}


def _question(visit: Visit, transcript: Transcript, shown: Presentation) -> dict[str, Any]:
    return _progress(visit, transcript) | {
        "presentation": shown,
        "question": presentation.question(pool.variant(shown.variant_id), shown.seed),
        "given": None if shown.shown_at == visit.now else _given(shown),  # just shown: nothing was entered yet
        "is_revision": transcript.current is not shown,
    }


def _progress(visit: Visit, transcript: Transcript) -> dict[str, Any]:
    sitting = transcript.sitting
    # About a question a minute; the true number depends on the answers, so the page says "about".
    expected = ceil(min(sitting.blueprint.most_items, sitting.blueprint.minutes) / BLOCK_SIZE)
    return {
        "transcript": transcript,
        "open_block": transcript.block,  # “block” is taken: templates have blocks of their own
        "blocks_expected": max(expected, transcript.block.number),
        "remaining": round(sitting.remaining(visit.now).total_seconds()),
    }


def _given(shown: Presentation) -> dict[str, Any] | None:
    """What stands in the fields: the draft, unless the answer is newer."""
    draft = Draft.objects.filter(presentation=shown).first()
    if shown.given and (draft is None or draft.saved_at <= shown.given.given_at):
        content: dict[str, Any] = shown.given.content
        return content
    return draft.content if draft else None


_STAGES = {
    SittingState.INVITED: _invited,
    SittingState.OPEN: _open,
    SittingState.PAUSED: _paused,
    SittingState.FINISHED: _finished,
    SittingState.EXPIRED: _closed,
    SittingState.REVOKED: _closed,
}
