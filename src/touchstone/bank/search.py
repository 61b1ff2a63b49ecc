"""Questions of the bank, for the command palette."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from touchstone.bank.models import Item
from touchstone.kit.found import MOST, Found
from touchstone.people.models import Membership


def find(member: Membership, words: str) -> list[Found]:
    found = Item.objects.visible_to(member).filter(title__icontains=words).order_by("title")[:MOST]
    return [Found(item.title, reverse("item", args=[item.pk]), _("Questions"), "library") for item in found]
