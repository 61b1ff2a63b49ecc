from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise

from touchstone.people import permissions
from touchstone.people.permissions import Access

register = template.Library()


@register.filter
def in_words(accesses: list[str]) -> list[tuple[Access, str | Promise]]:
    return permissions.in_words(accesses)


@register.simple_tag
def demo_door() -> str:
    """Where the demonstration is entered, or nothing where there is none."""
    return reverse("demo") if settings.DEMONSTRATION else ""
