"""The one scale, open to every member: what we measure, what each level looks like, and how well the bank covers it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from touchstone.bank import coverage
from touchstone.bank.models import Competency, Item
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest


@require_safe
def competency_list(request: MemberRequest) -> HttpResponse:
    found: dict[str, list[float]] = {}
    for slug, difficulty in _difficulties(request):
        found.setdefault(slug, []).append(difficulty)
    competencies = Competency.objects.prefetch_related("sub_skills")
    rows = [(one, coverage.picture(found.get(one.slug, []))) for one in competencies]
    return render(request, "bank/competency_list.html", {"rows": rows})


@require_safe
def competency(request: MemberRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Competency.objects.prefetch_related("sub_skills"), slug=slug)
    picture = coverage.picture([difficulty for of, difficulty in _difficulties(request) if of == slug])
    may_see = request.member.may(Permission.ITEM_VIEW)
    return render(request, "bank/competency.html", {"competency": found, "picture": picture, "may_see": may_see})


def _difficulties(request: MemberRequest) -> list[tuple[str, float]]:
    mine = Item.objects.counted_for(request.member).operational()
    return list(mine.values_list("competency__slug", "current__b"))
