"""Roles, for the command palette."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from touchstone.hiring.models import Role
from touchstone.kit.found import MOST, Found
from touchstone.people.models import Membership


def find_roles(member: Membership, words: str) -> list[Found]:
    roles = Role.objects.visible_to(member).filter(title__icontains=words).order_by("title")[:MOST]
    return [Found(role.title, reverse("role", args=[role.pk]), _("Role"), "briefcase") for role in roles]
