"""What needs a member today: groups of lines, each with a person, a role, what it is, since when, and one button."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchstone.assessment.models import Adjustment, SittingState
from touchstone.audit.models import Event
from touchstone.bank.models import Item, State
from touchstone.hiring import funnel, next_steps, queues
from touchstone.hiring.funnel import Funnel
from touchstone.hiring.models import Application, Requisition, Role, Stage
from touchstone.hiring.queues import Queue
from touchstone.people import log
from touchstone.people.models import Membership
from touchstone.people.permissions import Access, Permission

Text = str | Promise

_PATIENCE = timedelta(days=2)
_SHOWN = 8  # lines of a group; the rest is one press away


class Line(NamedTuple):
    who: str
    where: str  # the role, or what it is part of
    what: Text
    since: datetime | None
    url: str
    label: Text = ""  # of the button
    post: str = ""  # where the button posts to; empty: it only leads to `url`
    tone: str = "neutral"


class Group(NamedTuple):
    title: Text
    lines: list[Line]
    total: int
    all_url: str
    empty: Text = ""


class MyRole(NamedTuple):
    role: Role
    openings: int
    in_screen: int
    in_review: int
    in_interview: int


def groups(member: Membership, now: datetime) -> list[Group]:
    """Everything that waits for any of the member's hats, most pressing first; nothing twice."""
    found: dict[str, Group] = {}
    for access in _ORDER:
        if access in member.accesses:
            for group in _GROUPS[access](member, now):
                found.setdefault(str(group.title), group)
    return list(found.values())


def my_roles(member: Membership) -> list[MyRole]:
    """Roles with an open requisition, and those that the member looks after."""
    staged = {
        f"in_{stage.value}": Count(
            "requisitions__applications", Q(requisitions__applications__stage=stage), distinct=True
        )
        for stage in (Stage.SCREEN, Stage.REVIEW, Stage.INTERVIEW)
    }
    mine = Role.objects.visible_to(member).with_versions().with_openings().annotate(**staged)
    chosen = mine.filter(Q(owner=member) | Q(open_requisitions__gt=0)).order_by("title")
    return [
        MyRole(role, role.open_requisitions, role.in_screen, role.in_review, role.in_interview)  # type: ignore[attr-defined]
        for role in chosen
    ]


def pipeline(member: Membership, wanted: str, now: datetime) -> tuple[list[Requisition], Requisition | None, Funnel]:
    """The open requisitions, the chosen one (or the fullest), and how its applications stand."""
    visible = Requisition.objects.visible_to(member).open().select_related("role")
    busiest = list(
        visible.annotate(waiting=Count("applications", ~Q(applications__stage=Stage.CLOSED))).order_by("-waiting")
    )
    chosen = next((one for one in busiest if str(one.pk) == wanted), busiest[0] if busiest else None)
    there = Application.objects.filter(requisition=chosen).active() if chosen else Application.objects.none()
    return busiest, chosen, funnel.of(there.values_list("stage", "stage_since"), now)


def _recruiting(member: Membership, now: datetime) -> Iterator[Group]:
    for queue in (queues.NEW, queues.TO_DECIDE, queues.LAPSED, queues.UNDER_WAY, queues.INTERVIEW, queues.ON_HOLD):
        yield _waiting(member, queue, now)


def _hiring(member: Membership, now: datetime) -> Iterator[Group]:
    for queue in (queues.TO_DECIDE, queues.INTERVIEW, queues.ON_HOLD):
        yield _waiting(member, queue, now)


def _waiting(member: Membership, queue: Queue, now: datetime) -> Group:
    found = queue.chosen(Application.objects.visible_to(member).with_context().in_order())
    lines = [_application(one, member, now) for one in found[:_SHOWN]]
    total = len(lines) if len(lines) < _SHOWN else found.count()
    return Group(queue.title, lines, total, f"{reverse('candidate-list')}?queue={queue.slug}")


def _application(one: Application, member: Membership, now: datetime) -> Line:
    step = next_steps.of(one)
    label, post = _button(one, member, now)
    return Line(
        who=one.candidate.name,
        where=one.requisition.role.title,
        what=step.sentence,
        since=one.waiting_since,
        url=reverse("application", args=[one.pk]),
        label=label,
        post=post,
        tone=step.tone,
    )


def _button(one: Application, member: Membership, now: datetime) -> tuple[Text, str]:
    if one.may_be_invited and member.may(Permission.SITTING_INVITE):
        return _("Invite to the screen"), reverse("application-invite", args=[one.pk])
    if _has_waited(one, now) and member.may(Permission.SITTING_MANAGE):
        return _("Remind"), reverse("application-remind", args=[one.pk])
    return (_("Decide"), "") if one.stage == Stage.REVIEW else (_("Open"), "")


def _has_waited(one: Application, now: datetime) -> bool:
    """Invited long enough ago that a reminder is no nuisance."""
    sitting = one.sitting
    invited = one.stage == Stage.SCREEN and sitting is not None and sitting.state == SittingState.INVITED
    return invited and now - one.waiting_since >= _PATIENCE


def _governing(member: Membership, now: datetime) -> Iterator[Group]:
    waiting = Adjustment.objects.visible_to(member).waiting().select_related("sitting__examinee", "sitting__blueprint")
    lines = [
        Line(
            who=one.sitting.examinee.name,
            where=one.sitting.blueprint.title,
            what=_("Asks for an adjustment."),
            since=one.requested_at,
            url=reverse("adjustment", args=[one.pk]),
            label=_("Decide"),
            tone="bad",
        )
        for one in waiting.order_by("requested_at")[:_SHOWN]
    ]
    nothing = _("Nobody waits for an adjustment.")
    yield Group(_("Adjustments to decide"), lines, waiting.count(), reverse("adjustment-list"), nothing)


def _reviewing(member: Membership, now: datetime) -> Iterator[Group]:
    waiting = Item.objects.visible_to(member).filter(state=State.REVIEW).select_related("competency").order_by("pk")
    lines = [
        Line(
            who=one.title,
            where=one.competency.name,
            what=_("Waits for a second reader."),
            since=None,
            url=reverse("item", args=[one.pk]),
            label=_("Review"),
            tone="bad",
        )
        for one in waiting[:_SHOWN]
    ]
    nothing = _("No question waits for review.")
    yield Group(_("Review queue"), lines, waiting.count(), reverse("bank-reviews"), nothing)


def _auditing(member: Membership, now: datetime) -> Iterator[Group]:
    told = log.lines(Event.objects.visible_to(member).order_by("-number")[:_SHOWN])
    lines = [Line(who=one.sentence, where="", what="", since=one.event.at, url=reverse("log")) for one in told]
    yield Group(_("The latest entries of the log"), lines, len(lines), reverse("log"))


_GROUPS: dict[str, Callable[[Membership, datetime], Iterator[Group]]] = {
    Access.RECRUITER: _recruiting,
    Access.HIRING_MANAGER: _hiring,
    Access.ADMINISTRATOR: _governing,
    Access.CONTENT_OWNER: _reviewing,
    Access.AUDITOR: _auditing,
}
_ORDER = tuple(_GROUPS)
