from uuid import UUID

from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from touchstone.people import letters
from touchstone.people.models import Letter, LetterQuerySet
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest

PAGE = 50


def _letters(request: MemberRequest) -> LetterQuerySet:
    request.member.require(Permission.MAILBOX_VIEW, request.member.organization)
    return Letter.objects.visible_to(request.member).select_related("person", "organization")


@require_safe
def mailbox(request: MemberRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    found = _letters(request).defer("text", "html").order_by("-posted_at", "-pk")
    if words:
        found = found.filter(Q(to__icontains=words) | Q(subject__icontains=words) | Q(person__name__icontains=words))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "people/mailbox.html", {"page": page, "words": words})


@require_safe
def letter(request: MemberRequest, letter_id: UUID) -> HttpResponse:
    found = get_object_or_404(_letters(request), pk=letter_id)
    return render(request, "people/letter_page.html", {"letter": found, "text": letters.shown(found, found.text)})


@require_safe
@xframe_options_sameorigin
@csp_replace(  # type: ignore[arg-type]  # its stub forgets a view's arguments
    {"default-src": ["'none'"], "style-src": ["'unsafe-inline'"], "frame-ancestors": ["'self'"], "sandbox": []}
)
def letter_html(request: MemberRequest, letter_id: UUID) -> HttpResponse:
    """The letter as a mail program shows it, in a frame where nothing runs and nothing loads."""
    found = get_object_or_404(_letters(request), pk=letter_id)
    return HttpResponse(letters.shown(found, found.html))
