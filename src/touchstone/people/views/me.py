"""What somebody decides about themselves: name, language, zone, and for which organization they act."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchstone.kit import clock
from touchstone.people import team
from touchstone.people.forms import PersonForm, SwitchForm
from touchstone.people.middleware import CURRENT
from touchstone.people.models import Membership
from touchstone.people.permissions import in_words
from touchstone.people.requests import MemberRequest


def me(request: MemberRequest) -> HttpResponse:
    person = request.member.person
    initial = {"name": person.name, "locale": person.locale, "time_zone": person.time_zone}
    form = PersonForm(request.POST or None, initial=initial)
    if not form.is_valid():
        return render(request, "people/me.html", {"form": form, "words": in_words(request.member.accesses)})
    team.introduce(person, **form.cleaned_data, by=request.member, now=clock.now())
    messages.success(request, _("Saved."))
    return redirect("me")


@require_POST
def switch(request: MemberRequest) -> HttpResponse:
    """Act for another organization of one's own; out of sight is 404."""
    form = SwitchForm(request.POST)
    mine = Membership.objects.current().filter(account=request.member.account_id)
    chosen = get_object_or_404(mine, organization_id=form.cleaned_data["organization"] if form.is_valid() else None)
    request.session[CURRENT] = str(chosen.organization_id)
    return redirect("/")
