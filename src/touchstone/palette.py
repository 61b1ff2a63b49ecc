"""The command palette: asks each app what a member may see of what they typed."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from touchstone.bank import search as bank
from touchstone.hiring import search as hiring
from touchstone.kit.found import Found
from touchstone.people import search as people
from touchstone.people.models import Membership

LEAST = 2  # letters; a single one finds everything and helps nobody
SOURCES: tuple[Callable[[Membership, str], list[Found]], ...] = (
    hiring.find_candidates,
    hiring.find_roles,
    bank.find,
    people.find,
)


def palette(request: HttpRequest) -> HttpResponse:
    member, words = getattr(request, "member", None), request.GET.get("q", "").strip()
    found = [one for source in SOURCES for one in source(member, words)] if member and len(words) >= LEAST else []
    return render(request, "kit/found.html", {"found": found})
