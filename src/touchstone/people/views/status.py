"""How the server is, for those who look after it. (`kit` asks the questions; who may see the answers is known here.)"""

from importlib.metadata import version

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from touchstone.kit import clock, health
from touchstone.people.permissions import Permission
from touchstone.people.requests import MemberRequest


@require_safe
def status(request: MemberRequest) -> HttpResponse:
    request.member.require(Permission.HEALTH_VIEW, request.member.organization)
    now = clock.now()
    shown = {light.name: light for light in health.lights(now=now)}
    first = [shown.pop(name) for name in ("database", "tasks", "mail", "backups") if name in shown]
    context = {
        "first": first,
        "rest": shown.values(),
        "failed": health.failed_tasks(now=now),
        "version": version("touchstone"),
    }
    return render(request, "people/status.html", context)
