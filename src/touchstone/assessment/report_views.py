"""The hiring team's pages about sittings, and the page on which adjustments are decided."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from touchstone.assessment import adjustments, comparing, feedback, printing
from touchstone.assessment import report as reports
from touchstone.assessment.forms import AdjustmentDecisionForm, ReleaseForm, suggested
from touchstone.assessment.models import Adjustment, Sitting, SittingState
from touchstone.kit import clock
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest


def _sitting(request: MemberRequest, sitting_id: UUID) -> Sitting:
    sitting = get_object_or_404(Sitting.objects.visible_to(request.member).with_context(), pk=sitting_id)
    request.member.require(Permission.REPORT_VIEW, sitting)
    return sitting


@require_safe
def report(request: MemberRequest, sitting_id: UUID) -> HttpResponse:
    sitting = _sitting(request, sitting_id)
    if not sitting.is_finished:
        return render(request, "assessment/unfinished.html", {"sitting": sitting})
    context = {"sitting": sitting, "report": reports.of(sitting), "feedback": getattr(sitting, "feedback", None)}
    context |= {"release_form": ReleaseForm(), "may_release": request.member.may(Permission.REPORT_RELEASE)}
    return render(request, "assessment/report.html", context)


@require_safe
def as_pdf(request: MemberRequest, sitting_id: UUID) -> HttpResponse:
    found = reports.of(_sitting(request, sitting_id))
    reply = HttpResponse(printing.pdf(found), content_type="application/pdf")
    reply["Content-Disposition"] = f'attachment; filename="report-{found.sitting.pk}.pdf"'
    return reply


@require_POST
def release(request: MemberRequest, sitting_id: UUID) -> HttpResponse:
    sitting = _sitting(request, sitting_id)
    form = ReleaseForm(request.POST)
    if form.is_valid():
        feedback.release(sitting, by=request.member, note=form.cleaned_data["note"], now=clock.now())
        messages.success(request, _("The feedback is released; the candidate gets a letter."))
    return redirect("sitting", sitting.pk)


@require_safe
def compare(request: MemberRequest) -> HttpResponse:
    """`?blueprint=` for everybody who finished one screen, or `?sitting=` several times for some of them."""
    request.member.require(Permission.REPORT_VIEW, request.member)
    finished = Sitting.objects.visible_to(request.member).filter(state=SittingState.FINISHED)
    chosen = comparing.chosen(finished, request.GET)
    return render(request, "assessment/compare.html", {"groups": comparing.groups(chosen)})


@require_safe
def adjustment_list(request: MemberRequest) -> HttpResponse:
    request.member.require(Permission.ADJUSTMENT_DECIDE, request.member)
    adjustments.require_outside(request.member)
    visible = Adjustment.objects.visible_to(request.member).with_context().order_by("requested_at")
    context = {"waiting": visible.waiting(), "decided": visible.decided().order_by("-decided_at")[:50]}
    return render(request, "assessment/adjustments.html", context)


def decide_adjustment(request: MemberRequest, adjustment_id: UUID) -> HttpResponse:
    request.member.require(Permission.ADJUSTMENT_DECIDE, request.member)
    adjustments.require_outside(request.member)
    adjustment = get_object_or_404(Adjustment.objects.visible_to(request.member).with_context(), pk=adjustment_id)
    form = AdjustmentDecisionForm(request.POST or None, initial=suggested(adjustment))
    if not form.is_valid():
        return render(request, "assessment/adjustment_decision.html", {"adjustment": adjustment, "form": form})
    _decide(request, adjustment, form)
    messages.success(request, _("Decided; the candidate gets a letter."))
    return redirect("adjustment-list")


def _decide(request: MemberRequest, adjustment: Adjustment, form: AdjustmentDecisionForm) -> None:
    chosen, now = form.cleaned_data, clock.now()
    if "decline" in request.POST:
        adjustments.decline(adjustment, answer=chosen["answer"], by=request.member, now=now)
    else:
        adjustments.grant(adjustment, **chosen, by=request.member, now=now)
