"""A version's job description: to read, as Markdown, as schema.org JSON-LD."""

import json
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from touchstone.hiring import descriptions, postings
from touchstone.hiring.models import RoleVersion
from touchstone.kit import clock
from touchstone.people.requests import MemberRequest


def posting(request: MemberRequest, pk: UUID, number: int) -> HttpResponse:
    version = _version(request, pk, number)
    document = descriptions.structured(version, now=clock.now())
    shown = {
        "role": version.role,
        "version": version,
        "sections": descriptions.sections(version),
        "missing": list(postings.missing(document)),
        "json": json.dumps(document, indent=2, ensure_ascii=False),
    }
    return render(request, "hiring/posting.html", shown)


def as_markdown(request: MemberRequest, pk: UUID, number: int) -> HttpResponse:
    text = descriptions.markdown(_version(request, pk, number))
    return _download(text, "text/markdown; charset=utf-8", "job-description.md")


def as_json(request: MemberRequest, pk: UUID, number: int) -> HttpResponse:
    document = descriptions.structured(_version(request, pk, number), now=clock.now())
    # Made to be put into a page's <script>: no text of ours may end that element.
    text = json.dumps(document, indent=2, ensure_ascii=False).replace("<", "\\u003c")
    return _download(text, "application/ld+json; charset=utf-8", "job-posting.json")


def _download(text: str, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        text, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _version(request: MemberRequest, pk: UUID, number: int) -> RoleVersion:
    found = RoleVersion.objects.visible_to(request.member).select_related("role__organization")
    return get_object_or_404(found, role=pk, number=number)
