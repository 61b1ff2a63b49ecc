"""The examinee's pages, behind a personal link."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
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
from touchstone.assessment.errors import FeedbackNotReleased, LinkClosed, QuestionNotShown
from touchstone.assessment.forms import AdjustmentRequestForm, Given
from touchstone.assessment.holding import require_running
from touchstone.assessment.models import Sitting
from touchstone.assessment.stages import PLAYER, Visit
from touchstone.bank.errors import MalformedResponse
from touchstone.kit import clock
from touchstone.kit.errors import DomainError

Page = Callable[..., HttpResponse]


def through_link(page: Page) -> Page:
    """Open the link, let time's decisions come true, and answer a refusal with the page as it now is."""

    @login_not_required
    @never_cache
    @wraps(page)
    def opened(request: HttpRequest, token: str, **rest: object) -> HttpResponse:
        now = clock.now()
        try:
            sitting = Sitting.objects.for_token(token, now).get()
        except Sitting.DoesNotExist:
            raise LinkClosed from None
        sitting.blueprint = blueprints.kept(sitting.blueprint_id)
        try:
            return page(Visit(request, uptime.made_good(sitting, now=now), token, now), **rest)
        except DomainError as refusal:
            return _refused(Visit(request, sitting, token, now), refusal)

    return opened


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
@through_link
def begin(visit: Visit) -> HttpResponse:
    sittings.begin(visit.sitting, now=visit.now)
    return _onward(visit)


@require_POST
@through_link
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
@through_link
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
@through_link
def commit(visit: Visit, number: int) -> HttpResponse:
    transcript = sittings.commit_block(visit.sitting, number=number, now=visit.now)
    return stages.show(visit, transcript) if PLAYER in visit.request.headers else _onward(visit)


@require_POST
@through_link
def pause(visit: Visit) -> HttpResponse:
    breaks.pause(visit.sitting, now=visit.now)
    return _onward(visit)


@require_POST
@through_link
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
