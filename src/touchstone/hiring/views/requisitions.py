"""Openings: one page each, opened and closed."""

from collections.abc import Iterable
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from touchstone.hiring import next_steps, requisitions
from touchstone.hiring.models import Application, Requisition, Role
from touchstone.kit import clock
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest


def requisition(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _requisition(request, pk)
    applications = Application.objects.visible_to(request.member).filter(requisition=found).with_context().in_order()
    may_manage = request.member.may(Permission.REQUISITION_MANAGE)
    rows = [(one, next_steps.of(one)) for one in applications]
    shown = {
        "requisition": found,
        "rows": rows,
        "may_manage": may_manage,
        "comparable": _comparable(found, applications),
    }
    return render(request, "hiring/requisition.html", shown)


@require_POST
def open_one(request: MemberRequest, pk: UUID) -> HttpResponse:
    role = get_object_or_404(Role.objects.visible_to(request.member).with_versions(), pk=pk)
    return redirect("requisition", requisitions.open(role, by=request.member, now=clock.now()).pk)


@require_POST
def close(request: MemberRequest, pk: UUID) -> HttpResponse:
    requisitions.close(_requisition(request, pk), by=request.member, now=clock.now())
    return redirect("requisition", pk)


def _comparable(requisition: Requisition, applications: Iterable[Application]) -> str:
    """The comparison's query, when there are at least two results."""
    finished = [one for one in applications if one.sitting and one.sitting.is_finished]
    return urlencode({"blueprint": requisition.version.blueprint_id}) if len(finished) > 1 else ""


def _requisition(request: MemberRequest, pk: UUID) -> Requisition:
    found = Requisition.objects.visible_to(request.member).select_related("role", "version", "opened_by__person")
    return get_object_or_404(found, pk=pk)
