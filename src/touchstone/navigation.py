"""What stands in the rail: one line per place, shown to those who may go there."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from touchstone.people.models import Membership
from touchstone.people.permissions import Permission


@dataclass(frozen=True)
class Entry:
    name: str  # of the URL
    label: str | Promise
    icon: str
    permission: Permission | None = None  # None: every member
    prefixes: tuple[str, ...] = ()  # other addresses that belong to this place

    @property
    def url(self) -> str:
        return reverse(self.name)

    def is_current(self, path: str) -> bool:
        places = (self.url, *self.prefixes)
        return any(path == place or (place != "/" and path.startswith(place)) for place in places)


# The work, then the house.
GROUPS: tuple[tuple[Entry, ...], ...] = (
    (
        Entry("today", _("Today"), "house"),
        Entry("role-list", _("Roles"), "briefcase", Permission.ROLE_VIEW, ("/archetypes/", "/requisitions/")),
        Entry(
            "candidate-list", _("Candidates"), "users", Permission.APPLICATION_VIEW, ("/applications/", "/sittings/")
        ),
        Entry("bank", _("Questions"), "library", Permission.ITEM_VIEW),
        Entry("competency-list", _("Competencies"), "layers"),
    ),
    (
        Entry("adjustment-list", _("Adjustments"), "accessibility", Permission.ADJUSTMENT_DECIDE),
        Entry("team", _("Team"), "user", Permission.MEMBER_VIEW),
        Entry("log", _("Log"), "scroll-text", Permission.LOG_VIEW),
        Entry("mailbox", _("Mailbox"), "mail", Permission.MAILBOX_VIEW),
        Entry("status", _("Status"), "activity", Permission.HEALTH_VIEW),
    ),
)


@dataclass(frozen=True)
class Link:
    url: str
    label: str | Promise
    icon: str
    is_current: bool


def links_for(member: Membership, path: str) -> list[list[Link]]:
    return [
        [
            Link(entry.url, entry.label, entry.icon, entry.is_current(path))
            for entry in group
            if entry.permission is None or member.may(entry.permission)
        ]
        for group in GROUPS
    ]


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the rail and the organizations between which this account may switch."""

    def rail() -> list[list[Link]]:
        member = getattr(request, "member", None)
        return links_for(member, request.path) if member else []

    def memberships() -> list[Membership]:
        mine = Membership.objects.current().filter(account=request.user.pk).select_related("organization")
        return list(mine.order_by("organization__name"))

    return {"rail": SimpleLazyObject(rail), "my_memberships": SimpleLazyObject(memberships)}
