"""Puts the signed-in member on the request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from touchstone.people.models import Account, Membership

CURRENT = "organization"


def current_member(request: HttpRequest) -> Membership | None:
    """The membership of the organization chosen in this session, else the oldest one."""
    if not isinstance(request.user, Account):
        return None
    mine = Membership.objects.current().filter(account=request.user).select_related("organization", "person")
    chosen = request.session.get(CURRENT)
    return (mine.filter(organization=chosen).first() if chosen else None) or mine.order_by("joined_at").first()


def member_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        request.member = SimpleLazyObject(lambda: current_member(request))  # type: ignore[attr-defined]
        return get_response(request)

    return middleware
