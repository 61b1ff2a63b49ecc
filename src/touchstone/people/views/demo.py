"""The demonstration's door: pick a person, be signed in as them. It exists only where everything is invented."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from touchstone.people.middleware import CURRENT
from touchstone.people.models import Membership, MembershipQuerySet
from touchstone.people.permissions import in_words
from touchstone.people.sign_in import admit


def _cast() -> MembershipQuerySet:
    if not settings.DEMONSTRATION:
        raise Http404
    members = Membership.objects.current().filter(organization__is_demonstration=True)
    return members.select_related("organization", "person", "account").order_by("organization__created_at", "joined_at")


@login_not_required
@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    cast = [(member, in_words(member.accesses)) for member in _cast()]
    return render(request, "people/demo.html", {"cast": cast})


@login_not_required
def enter(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """By GET too, so that a link printed in a terminal signs in with one click."""
    member = get_object_or_404(_cast(), pk=member_id)
    admit(request, member.account)
    request.session[CURRENT] = str(member.organization_id)
    return redirect("/")
