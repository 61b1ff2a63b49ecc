"""Many candidates at once, from pasted lines. Reading is pure; inviting is one transaction, safe to send twice."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models.functions import Lower
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.assessment.errors import AlreadyInvited, RetakeTooSoon
from touchstone.assessment.models import Sitting
from touchstone.hiring import applications
from touchstone.hiring.models import Application, Requisition
from touchstone.people.models import Membership, Person

MOST = 500  # lines at once: a page that one can still look over
_LONGEST_NAME = 200
_SEPARATORS = ",;\t"
_COLUMNS = 4


class Line(NamedTuple):
    """One pasted line: who, or what is wrong with it."""

    number: int
    name: str
    email: str
    locale: str = ""
    time_zone: str = ""
    problem: str | Promise = ""
    known: bool = False  # has applied for this requisition before

    @property
    def is_new(self) -> bool:
        return not self.problem and not self.known


class Invited(NamedTuple):
    new: int
    known: int


def read(text: str) -> list[Line]:
    """Every line that holds something; a headline naming the columns is passed over."""
    rows = [(number, row) for number, row in enumerate(_rows(text), 1) if any(cell.strip() for cell in row)]
    if rows and not any("@" in cell for cell in rows[0][1]):
        rows = rows[1:]
    return list(_without_repeats(_line(number, [cell.strip() for cell in row]) for number, row in rows[:MOST]))


def preview(requisition: Requisition, text: str, *, send: bool, now: datetime) -> list[Line]:
    """What adding these lines would do and, if wished, inviting them."""
    lines = read(text)
    emails = {one.email for one in lines}
    applied = Application.objects.filter(requisition=requisition).annotate(address=Lower("candidate__email"))
    known = set(applied.filter(address__in=emails).values_list("address", flat=True))
    refused = _refused(requisition, emails - known, now) if send else {}
    return [one._replace(known=one.email in known, problem=one.problem or refused.get(one.email, "")) for one in lines]


def _refused(requisition: Requisition, emails: set[str], now: datetime) -> dict[str, Promise]:
    """Whose turn it is not, by address: they sit this screen elsewhere, or sat it too recently."""
    blueprint = requisition.version.blueprint
    assert blueprint  # drawn when the version was published
    sat = Sitting.objects.annotate(address=Lower("examinee__email")).filter(address__in=emails)
    too_recent = sat.too_recent_for(blueprint, now).values_list("address", flat=True)
    hindering = sat.hindering(blueprint, now).values_list("address", flat=True)
    return dict.fromkeys(too_recent, RetakeTooSoon.message) | dict.fromkeys(hindering, AlreadyInvited.message)


@transaction.atomic
def invite(
    requisition: Requisition, text: str, *, begin_by: datetime, send: bool, by: Membership, now: datetime
) -> Invited:
    """Receive everybody who is new and, if wished, invite them to the screen. Sent twice, it finds nobody new."""
    lines = [one for one in preview(requisition, text, send=send, now=now) if not one.problem]
    new = [one for one in lines if one.is_new]
    for one in new:
        application = applications.receive(
            requisition, name=one.name, email=one.email, locale=one.locale, time_zone=one.time_zone, by=by, now=now
        )
        if send:
            applications.invite_to_screen(application, by=by, begin_by=begin_by, now=now)
    return Invited(len(new), len(lines) - len(new))


def _rows(text: str) -> Iterator[list[str]]:
    first = text.strip().split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    return csv.reader(io.StringIO(text.strip(), newline=""), delimiter=separator)


def _line(number: int, cells: Sequence[str]) -> Line:
    name, email, locale, time_zone = [*cells, "", "", "", ""][:_COLUMNS]
    line = Line(number, name, email.lower(), locale.lower(), time_zone)
    return line._replace(problem=_problem(line, len(cells)))


def _problem(line: Line, columns: int) -> str | Promise:
    """The first thing that is wrong, in plain words; empty when nothing is."""
    checks: tuple[tuple[bool, Promise], ...] = (
        (
            columns <= _COLUMNS,
            _("There are more than four columns. Put a name that contains a comma in quotation marks."),
        ),
        (bool(line.name and line.email), _("A name and an e-mail address are needed, in this order.")),
        (len(line.name) <= _LONGEST_NAME, _("The name is too long.")),
        (_is_email(line.email), _("This is not an e-mail address.")),
        (line.locale in {"", *dict(settings.LANGUAGES)}, _("This language is not available; use en or de.")),
        (
            not line.time_zone or line.time_zone in available_timezones(),
            _("This time zone is not known; write it like Europe/Berlin or Asia/Kolkata."),
        ),
    )
    return next((words for holds, words in checks if not holds), "")


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= (Person._meta.get_field("email").max_length or 0)  # noqa: SLF001 (Django's documented name)


def _without_repeats(lines: Iterator[Line]) -> Iterator[Line]:
    seen: dict[str, int] = {}
    for line in lines:
        if not line.problem and line.email in seen:
            problem = _("The same e-mail address stands in line %(number)d.") % {"number": seen[line.email]}
            yield line._replace(problem=problem)
            continue
        seen.setdefault(line.email, line.number)
        yield line
