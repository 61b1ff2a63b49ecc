from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from touchstone.kit import clock
from touchstone.people import organizations
from touchstone.people import team as verbs
from touchstone.people.forms import AccessesForm, InvitationForm, OrganizationForm
from touchstone.people.models import Invitation, Membership
from touchstone.people.permissions import IN_WORDS, Permission
from touchstone.people.requests import MemberRequest


@require_safe
def team(request: MemberRequest) -> HttpResponse:
    mine = request.member
    mine.require(Permission.MEMBER_VIEW, mine.organization)
    members = Membership.objects.visible_to(mine).select_related("person", "account")
    invitations = Invitation.objects.visible_to(mine).open().select_related("person").order_by("-invited_at")
    context = {
        "members": members.current().order_by("person__name"),
        "former": members.exclude(ended_at=None).order_by("-ended_at"),
        "invitations": invitations if mine.may(Permission.MEMBER_MANAGE) else [],
        "may_manage": mine.may(Permission.MEMBER_MANAGE),
        "words": IN_WORDS.items(),
        "now": clock.now(),
    }
    return render(request, "people/team.html", context)


def invite(request: MemberRequest) -> HttpResponse:
    request.member.require(Permission.MEMBER_MANAGE, request.member.organization)
    form = InvitationForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/invite.html", {"form": form, "words": IN_WORDS.items()})
    verbs.invite(request.member.organization, **form.cleaned_data, by=request.member, now=clock.now())
    messages.success(request, _("The invitation to %(email)s is on its way.") % form.cleaned_data)
    return redirect("team")


@require_POST
def renew(request: MemberRequest, invitation_id: UUID) -> HttpResponse:
    invitation = get_object_or_404(Invitation.objects.visible_to(request.member), pk=invitation_id)
    verbs.renew(invitation, by=request.member, now=clock.now())
    messages.success(request, _("The invitation is on its way again."))
    return redirect("team")


@require_POST
def withdraw(request: MemberRequest, invitation_id: UUID) -> HttpResponse:
    invitation = get_object_or_404(Invitation.objects.visible_to(request.member), pk=invitation_id)
    verbs.withdraw(invitation, by=request.member, now=clock.now())
    messages.success(request, _("The invitation was withdrawn; its link no longer works."))
    return redirect("team")


def member(request: MemberRequest, member_id: UUID) -> HttpResponse:
    found = get_object_or_404(Membership.objects.visible_to(request.member).select_related("person"), pk=member_id)
    request.member.require(Permission.MEMBER_MANAGE, found)
    form = AccessesForm(request.POST or None, initial={"accesses": found.accesses})
    if not form.is_valid():
        return render(request, "people/member.html", {"form": form, "found": found, "words": IN_WORDS.items()})
    verbs.change_accesses(found, form.cleaned_data["accesses"], by=request.member, now=clock.now())
    messages.success(request, _("The accesses were changed."))
    return redirect("team")


@require_POST
def end(request: MemberRequest, member_id: UUID) -> HttpResponse:
    found = get_object_or_404(Membership.objects.visible_to(request.member).select_related("person"), pk=member_id)
    verbs.end(found, by=request.member, now=clock.now())
    messages.success(request, _("%(name)s is no longer on the team.") % {"name": found.person.name})
    return redirect("team")


def organization(request: MemberRequest) -> HttpResponse:
    mine = request.member.organization
    request.member.require(Permission.ORGANIZATION_MANAGE, mine)
    initial = {"name": mine.name, "locale": mine.locale, "time_zone": mine.time_zone}
    form = OrganizationForm(request.POST or None, initial=initial)
    if not form.is_valid():
        return render(request, "people/organization.html", {"form": form})
    organizations.change(mine, **form.cleaned_data, by=request.member, now=clock.now())
    messages.success(request, _("Saved."))
    return redirect("organization")
