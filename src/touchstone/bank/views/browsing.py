"""The list of questions, and those that wait for a second reader."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from touchstone.bank import exposure
from touchstone.bank.competencies import LEVEL_CUTS
from touchstone.bank.forms import ORDERS, FilterForm
from touchstone.bank.models import Item, ItemQuerySet, State
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest

PAGE = 100


@require_safe
def bank(request: MemberRequest) -> HttpResponse:
    found = _items(request)
    form = FilterForm(request.GET)
    chosen = _filtered(found, form)
    order = request.GET.get("order", "title")
    page = Paginator(chosen.order_by(*_order(order)), PAGE).get_page(request.GET.get("page"))
    page.object_list = list(page.object_list)
    seen = exposure.of([item.pk for item in page])
    rows = [(item, seen[item.pk]) for item in page]
    waiting = found.filter(state=State.REVIEW).count()
    context = {"form": form, "page": page, "rows": rows, "order": order, "waiting": waiting}
    return render(request, "bank/bank.html", context | _own(request))


@require_safe
def reviews(request: MemberRequest) -> HttpResponse:
    """What waits for a second reader; an author sees their own, and that somebody else must read it."""
    request.member.require(Permission.ITEM_REVIEW, request.member)
    waiting = _items(request).filter(state=State.REVIEW).select_related("author__person").order_by("changed_at")
    rows = [(item, item.is_written_by(request.member)) for item in waiting]
    return render(request, "bank/reviews.html", {"rows": rows})


def _own(request: MemberRequest) -> dict[str, Any]:
    member = request.member
    return {"may_edit": member.may(Permission.ITEM_EDIT), "may_review": member.may(Permission.ITEM_REVIEW)}


def _items(request: MemberRequest) -> ItemQuerySet:
    request.member.require(Permission.ITEM_VIEW, request.member)
    found = Item.objects.visible_to(request.member).select_related("competency", "current")
    return found.defer("current__content")


def _filtered(found: ItemQuerySet, form: FilterForm) -> ItemQuerySet:
    """A filter that makes no sense is no filter."""
    form.is_valid()
    given = form.cleaned_data
    if words := given.get("q"):
        found = found.filter(Q(title__icontains=words) | Q(slug__icontains=words))
    for name, column in (("competency", "competency__slug"), ("kind", "kind"), ("state", "state")):
        if given.get(name):
            found = found.filter(**{column: given[name]})
    if level := given.get("level"):
        low, high = (None, *LEVEL_CUTS)[level - 1], (*LEVEL_CUTS, None)[level - 1]
        found = found if low is None else found.filter(current__b__gte=low)
        found = found if high is None else found.filter(current__b__lt=high)
    return found


def _order(order: str) -> list[str]:
    sign, name = ("-", order[1:]) if order.startswith("-") else ("", order)
    return [f"{sign}{ORDERS.get(name, 'title')}", "pk"]
