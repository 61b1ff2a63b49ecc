"""Writing a question in the product: in fields for a single choice, as text for every kind."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from touchstone.bank import authoring, starters
from touchstone.bank.authoring import PREFIX
from touchstone.bank.forms import ManuscriptForm, SingleChoiceForm
from touchstone.bank.kinds import Kind
from touchstone.bank.models import Item
from touchstone.kit import clock
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest

FORMS: dict[str, type[ManuscriptForm] | type[SingleChoiceForm]] = {"text": ManuscriptForm, "fields": SingleChoiceForm}
Form = ManuscriptForm | SingleChoiceForm


@require_safe
def choose(request: MemberRequest) -> HttpResponse:
    request.member.require(Permission.ITEM_EDIT, request.member)
    return render(request, "bank/choose.html", {"kinds": Kind})


def new(request: MemberRequest, kind: str, form: str) -> HttpResponse:
    request.member.require(Permission.ITEM_EDIT, request.member)
    if kind not in Kind.values or form not in FORMS or (form == "fields" and kind != Kind.SINGLE_CHOICE):
        raise Http404
    filled = FORMS[form](
        request.POST or None, initial=ManuscriptForm.initial_of(starters.of(Kind(kind))) if form == "text" else None
    )
    if request.method == "POST" and filled.is_valid() and not filled.checked(f"{PREFIX}new").has_errors:
        manuscript = filled.manuscript()
        made = authoring.create(request.member.organization, manuscript, by=request.member, now=clock.now())
        return _saved(request, made)
    return _page(request, filled, form, {"kind": Kind(kind)})


def edit(request: MemberRequest, item_id: UUID) -> HttpResponse:
    request.member.require(Permission.ITEM_EDIT, request.member)
    item = get_object_or_404(Item.objects.visible_to(request.member).select_related("current"), pk=item_id)
    before = authoring.manuscript_of(item)
    form = "fields" if SingleChoiceForm.holds(before) and request.GET.get("form") != "text" else "text"
    filled = FORMS[form](request.POST or None, initial=FORMS[form].initial_of(before))
    if request.method == "POST" and filled.is_valid() and not filled.checked(item.slug).has_errors:
        return _saved(request, authoring.revise(item, filled.manuscript(), by=request.member, now=clock.now()))
    return _page(request, filled, form, {"item": item, "kind": Kind(item.kind)})


@require_POST
def check(request: MemberRequest, form: str) -> HttpResponse:
    """What the checker says of what stands in the form, while it is written."""
    request.member.require(Permission.ITEM_EDIT, request.member)
    if form not in FORMS:
        raise Http404
    return render(request, "bank/_findings.html", {"checked": FORMS[form](request.POST).checked(f"{PREFIX}new")})


def _saved(request: MemberRequest, item: Item) -> HttpResponse:
    messages.success(request, _("Saved as a draft. Submit it when it is ready for a second reader."))
    return redirect("item", item.pk)


def _page(request: MemberRequest, filled: Form, form: str, context: dict[str, object]) -> HttpResponse:
    checked = filled.checked(f"{PREFIX}new") if filled.is_bound else None
    status = 422 if filled.is_bound else 200
    return render(request, f"bank/write_{form}.html", context | {"form": filled, "checked": checked}, status=status)
