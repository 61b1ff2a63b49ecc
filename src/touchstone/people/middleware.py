"""Who is asking, in whose name, in which language and zone; and whether there is anybody here yet."""

from collections.abc import Callable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from touchstone.people import organizations
from touchstone.people.models import Account, Membership

CURRENT = "organization"
GetResponse = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]


def current_member(account: Account | AnonymousUser, chosen: UUID | str | None) -> Membership | None:
    """The membership of the organization chosen in this session, else the oldest one."""
    if not isinstance(account, Account):
        return None
    mine = Membership.objects.current().filter(account=account).select_related("organization", "person")
    return (mine.filter(organization_id=chosen).first() if chosen else None) or mine.order_by("joined_at").first()


def needs_sign_in(view: View) -> bool:
    """Pages of the sign-in itself and of candidates say `@login_not_required`."""
    return getattr(view, "login_required", True)


class MemberMiddleware:
    """Puts the signed-in member on the request and speaks their language, in their zone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.member = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: current_member(request.user, request.session.get(CURRENT))
        )
        with timezone.override(None):
            reply = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in reply:
            reply.headers["Cache-Control"] = "private, no-cache"  # pages about people stay out of shared caches
        return reply

    def process_view(self, request: HttpRequest, view: View, _args: Any, _kwargs: Any) -> HttpResponse | None:
        if not request.user.is_authenticated or not needs_sign_in(view):
            return None
        member: Membership | None = request.member  # type: ignore[attr-defined]
        if not member:
            return None if request.path.startswith("/account/") else render(request, "people/homeless.html", status=403)
        translation.activate(member.person.locale)
        request.LANGUAGE_CODE = translation.get_language()
        timezone.activate(ZoneInfo(member.person.time_zone))
        return None


class SetUpMiddleware:
    """On a server without any organization, every page leads to the set-up page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Asks the database only where a stranger would be sent to the sign-in: a server in use never notices."""
        is_door = needs_sign_in(view) or request.path.startswith("/account/")
        if not is_door or request.user.is_authenticated or organizations.is_set_up():
            return None
        return redirect("setup")
