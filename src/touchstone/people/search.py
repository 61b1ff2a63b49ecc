"""People on the team, for the command palette."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from touchstone.kit.found import MOST, Found
from touchstone.people.models import Membership


def find(member: Membership, words: str) -> list[Found]:
    team = Membership.objects.visible_to(member).current().filter(person__name__icontains=words)
    found = team.select_related("person").order_by("person__name")[:MOST]
    return [Found(one.person.name, f"{reverse('team')}?filter={one.person.name}", _("Team"), "user") for one in found]
