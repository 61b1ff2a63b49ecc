"""The door of an invitation."""

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from touchstone.kit import clock
from touchstone.people import organizations, team
from touchstone.people.forms import PasswordForm
from touchstone.people.middleware import CURRENT
from touchstone.people.models import Invitation, Membership
from touchstone.people.permissions import in_words
from touchstone.people.sign_in import admit


@login_not_required
@never_cache
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Newcomers choose a password; whoever has an account already takes the place signed in with it."""
    now = clock.now()
    invitation = Invitation.objects.for_token(token, now).select_related("organization", "person").first()
    if invitation is None:
        return render(request, "people/join_closed.html", status=404)
    account = organizations.account_of(invitation.person)
    if account is None:
        return _newcomer(request, invitation, now)
    if request.method != "POST" or request.user != account:
        return _page(request, invitation, account=account)
    return _welcome(request, team.accept(invitation, account=account, password=None, now=now))


def _newcomer(request: HttpRequest, invitation: Invitation, now: datetime) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if not form.is_valid():
        return _page(request, invitation, form=form)
    member = team.accept(invitation, account=None, password=form.cleaned_data["password"], now=now)
    admit(request, member.account)
    return _welcome(request, member)


def _page(request: HttpRequest, invitation: Invitation, **context: object) -> HttpResponse:
    shared = {
        "invitation": invitation,
        "organization": invitation.organization,
        "words": in_words(invitation.accesses),
    }
    return render(request, "people/join.html", shared | context)


def _welcome(request: HttpRequest, member: Membership) -> HttpResponse:
    request.session[CURRENT] = str(member.organization_id)
    return redirect("/")
