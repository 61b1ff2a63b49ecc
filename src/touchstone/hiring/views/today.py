"""The first page: what needs me."""

from django.http import HttpResponse
from django.shortcuts import render

from touchstone.hiring import today
from touchstone.kit import clock, health
from touchstone.people.permissions import Access, Permission
from touchstone.people.requests import MemberRequest


def home(request: MemberRequest) -> HttpResponse:
    member, now = request.member, clock.now()
    groups = today.groups(member, now)
    waits = any(group.lines for group in groups)
    shown = {"groups": groups, "nothing_waits": not waits, "hats": set(member.accesses), "access": Access}
    if member.may(Permission.APPLICATION_VIEW):
        openings, chosen, pipeline = today.pipeline(member, request.GET.get("requisition", ""), now)
        shown |= {"openings": openings, "chosen": chosen, "pipeline": pipeline}
    if Access.HIRING_MANAGER in member.accesses:
        shown["my_roles"] = today.my_roles(member)
    if member.may(Permission.HEALTH_VIEW):
        shown["lights"] = list(health.lights(now=now))
    return render(request, "hiring/today.html", shown)
