"""One question: what it asks, its key, its variants, versions and story; and trying it as a candidate would."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from touchstone.audit.models import Event
from touchstone.bank import exposure, lifecycle, presentation
from touchstone.bank.competencies import LEVEL_NAMES, level_of
from touchstone.bank.errors import MalformedResponse
from touchstone.bank.models import Item, ItemVersion, State, Variant
from touchstone.kit import clock
from touchstone.people import log
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest

STEPS = {
    "approve": lifecycle.approve,
    "restore": lifecycle.restore,
    "retire": lifecycle.retire,
    "return": lifecycle.return_to_author,
    "watch": lifecycle.watch,
}


@require_safe
def item(request: MemberRequest, item_id: UUID) -> HttpResponse:
    found = _item(request, item_id)
    version = _version(request, found)
    events = Event.objects.visible_to(request.member).filter(about_id=found.pk).order_by("number")
    context = _facts(found, version, _variant(request, version))
    context |= {"history": log.lines(events), "steps": _steps(request, found)}
    return render(request, "bank/item.html", context)


def _facts(item: Item, version: ItemVersion, variant: Variant) -> dict[str, Any]:
    return {
        "item": item,
        "version": version,
        "versions": item.versions.select_related("author__person").prefetch_related("reviews"),
        "variant": variant,
        "previous": variant.number - 1,
        "next": variant.number + 1,
        "level_name": LEVEL_NAMES[level_of(version.b)],
        "explained": presentation.explained(variant, None),
        "exposure": exposure.of([item.pk])[item.pk],
    }


def attempt(request: MemberRequest, item_id: UUID) -> HttpResponse:
    """As a candidate sees it; answering shows the marks and the explanation, and is kept nowhere."""
    found = _item(request, item_id)
    variant = _variant(request, _version(request, found))
    context = {"item": found, "variant": variant, "question": presentation.question(variant, variant.number)}
    if request.method != "POST":
        return render(request, "bank/attempt.html", context)
    try:
        response = presentation.response_from_post(variant.kind, request.POST)
    except MalformedResponse as error:
        given = presentation.draft_from_post(variant.kind, request.POST)
        return render(request, "bank/attempt.html", context | {"given": given, "error": error}, status=422)
    return render(request, "bank/attempt.html", context | {"explained": presentation.explained(variant, response)})


@require_POST
def submit(request: MemberRequest, item_id: UUID) -> HttpResponse:
    lifecycle.submit(_item(request, item_id), by=request.member, now=clock.now())
    return redirect("item", item_id)


@require_POST
def step(request: MemberRequest, item_id: UUID, name: str) -> HttpResponse:
    """One step of its life story, with a reason."""
    if name not in STEPS:
        raise Http404
    reason = request.POST.get("reason", "")[:1000]
    STEPS[name](_item(request, item_id), reason=reason, by=request.member, now=clock.now())
    return redirect("bank-reviews") if name in {"approve", "return"} else redirect("item", item_id)


def _item(request: MemberRequest, item_id: UUID) -> Item:
    request.member.require(Permission.ITEM_VIEW, request.member)
    found = Item.objects.visible_to(request.member).select_related(
        "competency", "sub_skill", "current", "author__person"
    )
    return get_object_or_404(found, pk=item_id)


def _version(request: MemberRequest, found: Item) -> ItemVersion:
    wanted = request.GET.get("version", "")
    if not wanted.isdecimal():
        assert found.current is not None
        return found.current
    version: ItemVersion = get_object_or_404(found.versions, number=int(wanted))
    return version


def _variant(request: MemberRequest, version: ItemVersion) -> Variant:
    wanted = request.GET.get("variant", "1")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 6 else 1  # noqa: PLR2004 (no such number)
    variant: Variant = get_object_or_404(version.variants, number=min(max(number, 1), version.variant_count))
    return variant


def _steps(request: MemberRequest, found: Item) -> set[str]:
    """What this member may do with it now."""
    member, steps = request.member, set()
    if member.may(Permission.ITEM_EDIT):
        steps |= {"edit"} if found.may_be_edited() else set()
        steps |= {"submit"} if found.state == State.DRAFT else set()
    if member.may(Permission.ITEM_REVIEW) and found.state == State.REVIEW:
        steps |= {"own"} if found.is_written_by(member) else {"approve", "return"}
    if member.may(Permission.ITEM_RETIRE) and found.state != State.RETIRED:
        steps |= {"retire"}
        steps |= {"watch"} if found.state == State.OPERATIONAL else set()
        steps |= {"restore"} if found.state == State.WATCH else set()
    return steps
