"""The examinee's pages, behind a personal link."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from touchstone.assessment import (
    adjustments,
    blueprints,
    breaks,
    feedback,
    practice,
    sittings,
    stages,
    transcripts,
    uptime,
)
from touchstone.assessment.errors import FeedbackNotReleased, LinkClosed, QuestionNotShown, SittingOverdue
from touchstone.assessment.forms import AdjustmentRequestForm, Given
from touchstone.assessment.holding import require_running
from touchstone.assessment.models import Sitting
from touchstone.assessment.stages import PLAYER, Visit
from touchstone.bank.errors import MalformedResponse
from touchstone.kit import clock
from touchstone.kit.errors import DomainError

Page = Callable[..., HttpResponse]


def through_link(page: Page) -> Page:
    """Open the link and answer a refusal with the page as it now is."""
    return _behind(_read, page)


def through_link_to_verb(page: Page) -> Page:
    """The same for a page that hands the sitting to a verb and looks at nothing of it itself: spares a query."""
    return _behind(_unread, page)


def _read(token: str, now: datetime) -> Sitting:
    sitting = Sitting.objects.for_token(token, now).get()
    sitting.blueprint = blueprints.kept(sitting.blueprint_id)
    return sitting


def _unread(token: str, now: datetime) -> Sitting:
    return Sitting.objects.unread_for_token(token, now)


def _behind(door: Callable[[str, datetime], Sitting], page: Page) -> Page:
    @login_not_required
    @never_cache
    @wraps(page)
    def opened(request: HttpRequest, token: str, **rest: object) -> HttpResponse:
        now = clock.now()
        try:
            visit = Visit(request, door(token, now), token, now)
        except ObjectDoesNotExist:
            raise LinkClosed from None
        try:
            return _in_time(page, visit, **rest)
        except DomainError as refusal:
            return _refused(visit, refusal)

    return opened


def _in_time(page: Page, visit: Visit, **rest: object) -> HttpResponse:
    """A clock that seems to have run out may only lack what an outage of ours took: then the page is tried again."""
    try:
        return page(visit, **rest)
    except SittingOverdue:
        fresh = Sitting.objects.with_context().get(pk=visit.sitting.pk)
        if uptime.made_good(fresh, now=visit.now).is_overdue(visit.now):
            raise
        return page(visit._replace(sitting=fresh), **rest)


def _refused(visit: Visit, refusal: DomainError) -> HttpResponse:
    fresh = Sitting.objects.with_context().get(pk=visit.sitting.pk)
    visit = visit._replace(sitting=sittings.settle(fresh, now=visit.now))
    return stages.show(visit, notice=refusal.message, status=refusal.status)


def _onward(visit: Visit) -> HttpResponse:
    """A form leads to the one page by redirect, so that reloading it never sends the form again."""
    if PLAYER in visit.request.headers:
        fresh = Sitting.objects.with_context().get(pk=visit.sitting.pk)
        return stages.show(visit._replace(sitting=fresh))
    return redirect("examinee", visit.token)


@require_safe
@through_link
def examinee(visit: Visit) -> HttpResponse:
    return stages.show(visit._replace(sitting=sittings.settle(visit.sitting, now=visit.now)))


@require_POST
@through_link_to_verb
def begin(visit: Visit) -> HttpResponse:
    transcript = sittings.begin(visit.sitting, now=visit.now)
    return stages.show(visit, transcript) if PLAYER in visit.request.headers else _onward(visit)


@require_POST
@through_link_to_verb
def answer(visit: Visit) -> HttpResponse:
    given = Given.parsed(visit.request.POST)
    try:
        response = given.response
    except MalformedResponse:
        _keep(visit, given)  # what is there so far must not be lost with the refusal
        raise
    transcript = sittings.answer(visit.sitting, **given.about, response=response, now=visit.now)
    return stages.show(visit, transcript) if PLAYER in visit.request.headers else _onward(visit)


@require_POST
@through_link_to_verb
def draft(visit: Visit) -> HttpResponse:
    _keep(visit, Given.parsed(visit.request.POST))
    return HttpResponse(status=204)


def _keep(visit: Visit, given: Given) -> None:
    sittings.draft(visit.sitting, **given.about, content=given.draft, now=visit.now)


@require_safe
@through_link
def question(visit: Visit, position: int) -> HttpResponse:
    """A question of the open block, to look at or to change."""
    require_running(visit.sitting, visit.now)
    transcript = transcripts.of(visit.sitting)
    shown = next((shown for shown in transcript.in_block if shown.position == position), None)
    if shown is None or shown.is_committed:
        raise QuestionNotShown
    return stages.question(visit, transcript, shown)


@require_POST
@through_link_to_verb
def commit(visit: Visit, number: int) -> HttpResponse:
    transcript = sittings.commit_block(visit.sitting, number=number, now=visit.now)
    return stages.show(visit, transcript) if PLAYER in visit.request.headers else _onward(visit)


@require_POST
@through_link_to_verb
def pause(visit: Visit) -> HttpResponse:
    breaks.pause(visit.sitting, now=visit.now)
    return _onward(visit)


@require_POST
@through_link_to_verb
def resume(visit: Visit) -> HttpResponse:
    breaks.resume(visit.sitting, now=visit.now)
    return _onward(visit)


@require_http_methods(["GET", "HEAD", "POST"])
@through_link
def adjustment(visit: Visit) -> HttpResponse:
    form = AdjustmentRequestForm(visit.request.POST or None)
    if form.is_valid():
        adjustments.request(visit.sitting, **form.cleaned_data, now=visit.now)
        return redirect("examinee", visit.token)
    return _page(visit, "adjustment", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@through_link
def withdraw(visit: Visit) -> HttpResponse:
    if visit.request.method != "POST":
        return _page(visit, "withdraw")
    sittings.revoke(visit.sitting, by=visit.sitting.examinee, reason="withdrawn by the candidate", now=visit.now)
    return redirect("examinee", visit.token)


@require_http_methods(["GET", "HEAD", "POST"])
@through_link
def rehearse(visit: Visit, number: int) -> HttpResponse:
    """Practice: nothing of it is kept."""
    return _page(visit, "practice", trial=practice.tried(number, visit.request.POST or None))


@require_safe
@through_link
def read_feedback(visit: Visit) -> HttpResponse:
    released = getattr(visit.sitting, "feedback", None)
    if released is None:
        raise FeedbackNotReleased
    return _page(visit, "feedback", feedback=released, standings=feedback.standings(visit.sitting))


def _page(visit: Visit, name: str, **context: object) -> HttpResponse:
    shared = {"sitting": visit.sitting, "blueprint": visit.sitting.blueprint, "token": visit.token}
    context |= shared | {"organization": visit.sitting.organization}
    return render(visit.request, f"assessment/{name}.html", context)
