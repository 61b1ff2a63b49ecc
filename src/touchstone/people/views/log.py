import csv
import json
from collections.abc import Iterable, Iterator
from datetime import UTC

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from touchstone.audit import ledger
from touchstone.audit.models import Event, EventQuerySet
from touchstone.kit import clock
from touchstone.people import log as reading
from touchstone.people.forms import LogForm
from touchstone.people.log import Line
from touchstone.people.models import Membership
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest

PAGE = 100
COLUMNS = (
    "number", "at", "verb", "sentence", "who", "what", "about_kind", "about_id", "actor_kind", "actor_id",
    "organization_id", "details", "previous_hash", "hash",
)  # fmt: skip


def _filters(request: MemberRequest) -> LogForm:
    request.member.require(Permission.LOG_VIEW, request.member.organization)
    colleagues = Membership.objects.visible_to(request.member).select_related("person").order_by("person__name")
    return LogForm(request.GET, colleagues=colleagues)


def _events(request: MemberRequest, form: LogForm) -> EventQuerySet:
    return form.narrowed(Event.objects.visible_to(request.member))


@require_safe
def log(request: MemberRequest) -> HttpResponse:
    form = _filters(request)
    page = Paginator(_events(request, form).order_by("-number"), PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "lines": reading.lines(page.object_list), "query": request.GET.urlencode()}
    return render(request, "people/log.html", context)


@require_safe
def proof(request: MemberRequest) -> HttpResponse:
    """Recomputes the whole chain, which takes a moment; the log page asks for it after it is shown."""
    request.member.require(Permission.LOG_VIEW, request.member.organization)
    context = {"proof": ledger.proof(request.member.organization_id), "at": clock.now()}
    return render(request, "people/proof.html" if request.htmx else "people/proof_page.html", context)


@require_POST
def export(request: MemberRequest, kind: str) -> StreamingHttpResponse:
    form = _filters(request)
    filters = {name: str(value) for name, value in request.GET.items() if name in form.fields and value}
    lines = reading.export(_events(request, form), filters, by=request.member, now=clock.now())
    content, content_type = (_csv(lines), "text/csv") if kind == "csv" else (_json(lines), "application/json")
    reply = StreamingHttpResponse(content, content_type=f"{content_type}; charset=utf-8")
    reply.headers["Content-Disposition"] = f'attachment; filename="touchstone-log.{kind}"'
    return reply


def _cells(line: Line) -> dict[str, object]:
    """Everything a reader needs, and everything that is needed to recompute the chain elsewhere."""
    event = line.event
    own = {name: getattr(event, name) for name in COLUMNS if hasattr(event, name)}
    return {
        "sentence": line.sentence,
        "who": line.who,
        "what": line.what,
        **own,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
    }


class _Echo:
    def write(self, text: str) -> str:
        return text


def _csv(lines: Iterable[Line]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(COLUMNS)
    for line in lines:
        cells = _cells(line) | {"details": json.dumps(line.event.details, ensure_ascii=False)}
        yield writer.writerow([_harmless(str(cells[name] or "")) for name in COLUMNS])


def _harmless(cell: str) -> str:
    """A spreadsheet must not take a name for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell


def _json(lines: Iterable[Line]) -> Iterator[str]:
    yield "[\n"
    for number, line in enumerate(lines):
        yield (",\n" if number else "") + json.dumps(_cells(line), ensure_ascii=False, default=str)
    yield "\n]\n"
