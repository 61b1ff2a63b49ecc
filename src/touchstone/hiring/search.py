"""Roles and candidates, for the command palette."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from touchstone.hiring.models import Application, Role
from touchstone.kit.found import MOST, Found
from touchstone.people.models import Membership


def find_roles(member: Membership, words: str) -> list[Found]:
    roles = Role.objects.visible_to(member).filter(title__icontains=words).order_by("title")[:MOST]
    return [Found(role.title, reverse("role", args=[role.pk]), _("Role"), "briefcase") for role in roles]


def find_candidates(member: Membership, words: str) -> list[Found]:
    mine = Application.objects.visible_to(member).filter(candidate__name__icontains=words)
    found = mine.select_related("candidate", "requisition__role").order_by("candidate__name")[:MOST]
    return [
        Found(
            f"{one.candidate.name} · {one.requisition.role.title}",
            reverse("application", args=[one.pk]),
            _("Candidate"),
            "users",
        )
        for one in found
    ]
