"""Candidates: the list, and one application with its tabs."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from touchstone.assessment import report
from touchstone.hiring import decisions, next_steps, queues, timeline
from touchstone.hiring.forms import DecisionForm, ExtensionForm, RevocationForm, WithdrawalForm
from touchstone.hiring.models import Application, Requisition
from touchstone.kit import clock
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest

_PAGE = 50


def candidate_list(request: MemberRequest) -> HttpResponse:
    request.member.require(Permission.APPLICATION_VIEW, request.member.organization)
    found = Application.objects.visible_to(request.member).with_context().in_order()
    if queue := queues.named(request.GET.get("queue", "")):
        found = queue.chosen(found)
    requisitions = Requisition.objects.visible_to(request.member).select_related("role").order_by("role__title")
    if chosen := next((one for one in requisitions if str(one.pk) == request.GET.get("requisition")), None):
        found = found.filter(requisition=chosen)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    rows = [(one, next_steps.of(one)) for one in page]
    shown = {"page": page, "rows": rows, "queue": queue, "queues": queues.EVERY, "chosen": chosen}
    return render(request, "hiring/candidates.html", {**shown, "requisitions": requisitions})


def application(request: MemberRequest, pk: UUID, tab: str = "screen") -> HttpResponse:
    found = _application(request, pk)
    if tab not in _TABS:
        raise Http404
    shown = {"application": found, "tab": tab, "next_step": next_steps.of(found), **_TABS[tab](request, found)}
    return render(request, f"hiring/application_{tab}.html", shown)


def decide(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _application(request, pk)
    form = DecisionForm(found, request.member, request.POST or None)
    if not form.is_valid():
        shown = {"application": found, "tab": "decision", "next_step": next_steps.of(found)}
        return render(request, "hiring/application_decision.html", {**shown, **_decision(request, found), "form": form})
    decisions.decide(found, **form.cleaned_data, by=request.member, now=clock.now())
    return redirect("application-tab", pk, "decision")


def _screen(request: MemberRequest, found: Application) -> dict[str, Any]:
    sitting = found.sitting
    return {
        "lines": timeline.of(found, request.member),
        "report": report.of(sitting) if sitting and sitting.is_finished else None,
        "may_invite": request.member.may(Permission.SITTING_INVITE) and found.may_be_invited,
        "may_manage": request.member.may(Permission.SITTING_MANAGE) and not found.is_closed,
        "extension": ExtensionForm(),
        "revocation": RevocationForm(),
    }


def _decision(request: MemberRequest, found: Application) -> dict[str, Any]:
    return {
        "form": DecisionForm(found, request.member),
        "withdrawal_form": WithdrawalForm(),
        "may_decide": request.member.may(Permission.APPLICATION_DECIDE) and not found.is_closed,
        "withdrawal": getattr(found, "withdrawal", None),
    }


def _privacy(_request: MemberRequest, found: Application) -> dict[str, Any]:
    return {"blueprint": found.requisition.version.blueprint}


_TABS = {"screen": _screen, "decision": _decision, "privacy": _privacy}


def _application(request: MemberRequest, pk: UUID) -> Application:
    found = Application.objects.visible_to(request.member).with_context()
    return get_object_or_404(found.select_related("requisition__version__blueprint", "sitting__blueprint"), pk=pk)
