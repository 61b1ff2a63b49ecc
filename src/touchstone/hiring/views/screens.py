"""What members do about somebody's screen, and with many people at once."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchstone.assessment import sittings
from touchstone.assessment.models import Sitting
from touchstone.hiring import applications, invitations
from touchstone.hiring.forms import ExtensionForm, ManyForm, RevocationForm, WithdrawalForm
from touchstone.hiring.invitations import Invited, Line
from touchstone.hiring.models import Application, Requisition
from touchstone.kit import clock
from touchstone.people.models import Membership
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest


@require_POST
def invite(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _application(request, pk)
    applications.invite_to_screen(found, by=request.member, now=clock.now())
    messages.success(request, _("%(name)s is invited to the screen.") % {"name": found.candidate.name})
    return _back(request, found)


@require_POST
def remind(request: MemberRequest, pk: UUID) -> HttpResponse:
    found = _application(request, pk)
    sittings.remind(_sitting(request, found), by=request.member, now=clock.now())
    messages.success(request, _("A reminder goes to %(name)s.") % {"name": found.candidate.name})
    return _back(request, found)


@require_POST
def extend(request: MemberRequest, pk: UUID) -> HttpResponse:
    found, form, now = _application(request, pk), ExtensionForm(request.POST), clock.now()
    if form.is_valid():
        sitting = _sitting(request, found)
        later = max(sitting.begin_by, now) + timedelta(days=form.cleaned_data["days"])
        sittings.extend(sitting, begin_by=later, by=request.member, now=now)
        messages.success(request, _("%(name)s has more time to begin.") % {"name": found.candidate.name})
    return _back(request, found)


@require_POST
def revoke(request: MemberRequest, pk: UUID) -> HttpResponse:
    found, form = _application(request, pk), RevocationForm(request.POST)
    if form.is_valid():
        sittings.revoke(
            _sitting(request, found), reason=form.cleaned_data["reason"], by=request.member, now=clock.now()
        )
        messages.success(request, _("The invitation is taken back, and the candidate is told."))
    return _back(request, found)


@require_POST
def withdraw(request: MemberRequest, pk: UUID) -> HttpResponse:
    found, form = _application(request, pk), WithdrawalForm(request.POST)
    if form.is_valid():
        applications.withdraw(found, reason=form.cleaned_data["reason"], by=request.member, now=clock.now())
        messages.success(request, _("%(name)s has withdrawn.") % {"name": found.candidate.name})
    return redirect("application-tab", pk, "decision")


def invite_many(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Paste, look over, send. Sent twice, the second finds everybody known."""
    request.member.require(Permission.REQUISITION_MANAGE, request.member.organization)
    visible = Requisition.objects.visible_to(request.member).select_related("role", "organization")
    requisition = get_object_or_404(visible.select_related("version__blueprint"), pk=pk)
    form = ManyForm(request.POST or None)
    if form.is_valid() and "confirmed" in request.POST:
        messages.success(request, _told(_invited(requisition, form, request.member)))
        return redirect("requisition", pk)
    lines = _looked_over(requisition, form) if form.is_valid() else []
    shown = {"requisition": requisition, "form": form, "lines": lines, "new": sum(one.is_new for one in lines)}
    return render(request, "hiring/invite_many.html", shown)


def _looked_over(requisition: Requisition, form: ManyForm) -> list[Line]:
    chosen = form.cleaned_data
    return invitations.preview(requisition, chosen["text"], send=chosen["send"], now=clock.now())


def _invited(requisition: Requisition, form: ManyForm, by: Membership) -> Invited:
    chosen, now = form.cleaned_data, clock.now()
    begin_by = now + timedelta(days=chosen["days"])
    return invitations.invite(requisition, chosen["text"], begin_by=begin_by, send=chosen["send"], by=by, now=now)


def _told(done: Invited) -> str:
    new = ngettext("%(count)d person was added.", "%(count)d people were added.", done.new) % {"count": done.new}
    if not done.known:
        return new
    known = ngettext("%(count)d had applied before.", "%(count)d had applied before.", done.known)
    return f"{new} {known % {'count': done.known}}"


def _sitting(request: MemberRequest, application: Application) -> Sitting:
    visible = Sitting.objects.visible_to(request.member)
    return get_object_or_404(visible.with_context(), application=application)


def _application(request: MemberRequest, pk: UUID) -> Application:
    found = Application.objects.visible_to(request.member).with_context()
    return get_object_or_404(found.select_related("requisition__version__blueprint"), pk=pk)


def _back(request: MemberRequest, application: Application) -> HttpResponse:
    """To where the button stood: Today, or the application's own page."""
    return redirect("today") if request.POST.get("back") == "today" else redirect("application", application.pk)
