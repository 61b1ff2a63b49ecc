"""The parts of a role: shown, and while there is a draft saved as they are typed."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from touchstone.hiring import parts, roles
from touchstone.hiring.draft_forms import CanvasForm, DescriptionForm, RulesForm, ScreenForm
from touchstone.hiring.errors import DraftChangedMeanwhile, NoDraft
from touchstone.hiring.models import Role, RoleVersion
from touchstone.hiring.views import may
from touchstone.kit import clock
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest


class PartForm(Protocol):
    def is_valid(self) -> bool: ...

    def changes(self) -> dict[str, Any]: ...


class Part(NamedTuple):
    """A page of the role that is edited on its own."""

    form: Callable[[RoleVersion, Mapping[str, Any] | None], PartForm]
    page: str
    beside: Callable[[RoleVersion, Any], dict[str, Any]]  # what the page works out from the version
    derived: str  # the fragment that shows it


PARTS = {
    "canvas": Part(CanvasForm, "hiring/role.html", parts.beside_canvas, "hiring/_canvas_derived.html"),
    "description": Part(
        DescriptionForm, "hiring/description.html", parts.beside_description, "hiring/_description_derived.html"
    ),
    "screen": Part(ScreenForm, "hiring/screen.html", parts.beside_screen, "hiring/_screen_derived.html"),
    "rules": Part(RulesForm, "hiring/rules.html", parts.beside_rules, "hiring/_rules_derived.html"),
}


def show(request: MemberRequest, pk: UUID, part: str = "canvas") -> HttpResponse:
    if part not in PARTS:
        raise Http404
    role = _role(request, pk)
    version = role.latest
    editable = version.is_draft and request.member.may(Permission.ROLE_EDIT)
    form = PARTS[part].form(version, None) if editable else None
    return render(request, PARTS[part].page, _context(request, version, part, form))


@require_POST
def save(request: MemberRequest, pk: UUID, part: str) -> HttpResponse:
    role = _role(request, pk)
    if part not in PARTS:
        raise Http404
    if role.draft is None:
        raise NoDraft
    form = PARTS[part].form(role.draft, request.POST)
    if not form.is_valid():
        return _unsaved(request, role.draft, part, form, "invalid")
    revision = _revision(request.POST)
    try:
        draft = roles.save_draft(role, form.changes(), revision=revision, by=request.member, now=clock.now())
    except DraftChangedMeanwhile:
        return _unsaved(request, role.draft, part, form, "conflict")
    return _saved(request, draft, part, form)


def _saved(request: MemberRequest, draft: RoleVersion, part: str, form: PartForm) -> HttpResponse:
    if not request.htmx:
        return redirect("role-part", draft.role_id, part)
    return render(request, "hiring/_draft_saved.html", _context(request, draft, part, form, "saved"))


def _unsaved(request: MemberRequest, draft: RoleVersion, part: str, form: PartForm, state: str) -> HttpResponse:
    """Nothing typed is lost: htmx leaves the form alone, a plain browser gets it back as it was typed."""
    template = "hiring/_draft_state.html" if request.htmx else PARTS[part].page
    return render(request, template, _context(request, draft, part, form, state))


def _context(
    request: MemberRequest, version: RoleVersion, part: str, form: PartForm | None, state: str = ""
) -> dict[str, Any]:
    return {
        "role": version.role,
        "version": version,
        "part": part,
        "form": form,
        "state": state,
        "derived": PARTS[part].derived,
        **may.on_roles(request.member, version.role),
        **PARTS[part].beside(version, form),
    }


def _revision(posted: QueryDict) -> int:
    """The revision that was read, or the newer one that somebody chose to save over."""
    typed = posted.get("overwrite") or posted.get("revision") or ""
    return int(typed) if typed.isascii() and typed.isdecimal() else -1


def _role(request: MemberRequest, pk: UUID) -> Role:
    return get_object_or_404(Role.objects.visible_to(request.member).with_versions(), pk=pk)
