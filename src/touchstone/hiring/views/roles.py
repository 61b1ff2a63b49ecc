"""Roles: the list, the archetypes, the six questions, a new one, its versions."""

from itertools import pairwise
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from touchstone.bank.competencies import names
from touchstone.hiring import archetypes, canvas, history, needs, parts, roles
from touchstone.hiring.archetypes import Archetype
from touchstone.hiring.forms import NeedsForm, NewRoleForm, PublishForm, TitleForm
from touchstone.hiring.models import Role
from touchstone.hiring.needs import Suggestion
from touchstone.hiring.views import may
from touchstone.kit import clock
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest


def archetype_list(request: MemberRequest) -> HttpResponse:
    shown = {"archetypes": archetypes.every(), "may_edit": request.member.may(Permission.ROLE_EDIT)}
    return render(request, "hiring/archetypes.html", shown)


def role_list(request: MemberRequest) -> HttpResponse:
    found = Role.objects.visible_to(request.member).with_versions().with_openings().order_by("title")
    return render(request, "hiring/roles.html", {"roles": found, "may_edit": request.member.may(Permission.ROLE_EDIT)})


def ask(request: MemberRequest) -> HttpResponse:
    """The six questions; answered, their suggestion. The answers stand in the address, so it can be shared."""
    request.member.require(Permission.ROLE_EDIT, request.member.organization)
    form = NeedsForm(request.GET or None)
    if not form.is_valid():
        return render(request, "hiring/needs.html", {"form": form})
    suggestion = needs.suggest(needs.questionnaire(), form.cleaned_data)
    chosen = archetypes.named(suggestion.archetype)
    new = NewRoleForm(initial={"archetype": suggestion.archetype, "title": chosen.name if chosen else ""})
    shown = {"suggestion": suggestion, "archetype": chosen, "form": new, "ranked": _ranked(suggestion)}
    return render(request, "hiring/suggestion.html", shown)


def _ranked(suggestion: Suggestion) -> list[tuple[Archetype | None, int]]:
    return [(archetypes.named(slug), points) for slug, points in suggestion.points.items()]


def create(request: MemberRequest) -> HttpResponse:
    request.member.require(Permission.ROLE_EDIT, request.member.organization)
    form = NewRoleForm(request.POST or None, initial={"archetype": request.GET.get("archetype", "")})
    if not form.is_valid():
        return render(request, "hiring/new_role.html", {"form": form})
    new = form.cleaned_data
    role = roles.create_from(
        new["archetype"], title=new["title"], ai_policy=new["ai_policy"], by=request.member, now=clock.now()
    )
    return redirect("role", role.pk)


def versions(request: MemberRequest, pk: UUID) -> HttpResponse:
    role = _role(request, pk)
    every = sorted(role.versions.all(), key=lambda one: -one.number)
    steps = [(new, history.differences(old, new, names())) for new, old in pairwise(every)]
    shown = {"role": role, "steps": steps, "first": every[-1], **may.on_roles(request.member, role)}
    return render(request, "hiring/history.html", shown)


def version(request: MemberRequest, pk: UUID, number: int) -> HttpResponse:
    role = _role(request, pk)
    shown = next((one for one in role.versions.all() if one.number == number), None)
    if shown is None:
        raise Http404
    beside = {**parts.beside_canvas(shown, None), **may.on_roles(request.member, role)}
    return render(request, "hiring/version.html", {"role": role, "version": shown, **beside})


@require_POST
def rename(request: MemberRequest, pk: UUID) -> HttpResponse:
    role, form = _role(request, pk), TitleForm(request.POST)
    if form.is_valid():
        roles.rename(role, title=form.cleaned_data["title"], by=request.member, now=clock.now())
    return redirect("role", pk)


@require_POST
def begin_draft(request: MemberRequest, pk: UUID) -> HttpResponse:
    roles.begin_draft(_role(request, pk), by=request.member, now=clock.now())
    return redirect("role", pk)


def publish(request: MemberRequest, pk: UUID) -> HttpResponse:
    role = _role(request, pk)
    request.member.require(Permission.ROLE_PUBLISH, role)
    form = PublishForm(request.POST or None)
    if not form.is_valid():
        return render(request, "hiring/publish.html", {"role": role, "form": form, **_before_publishing(role)})
    roles.publish(role, by=request.member, now=clock.now())
    return redirect("role", pk)


def _before_publishing(role: Role) -> dict[str, object]:
    draft, published = role.draft, role.published
    if draft is None:
        return {}
    return {
        "draft": draft,
        "published": published,
        "changes": history.differences(published, draft, names()) if published else [],
        "gaps": roles.gaps(draft),
        "unmeasured": [row.name for row in canvas.rows(draft) if row.asked.is_wanted and not row.seen.total],
    }


def _role(request: MemberRequest, pk: UUID) -> Role:
    return get_object_or_404(Role.objects.visible_to(request.member).with_versions(), pk=pk)
