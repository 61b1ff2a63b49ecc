"""What the fields of a question need to know of an answer that was given before."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from touchstone.bank.models import Item, State

register = template.Library()


@register.filter
def at(values: list[Any] | None, place: int) -> Any:
    """The entry at this place, or nothing."""
    return values[place] if values is not None and place < len(values) else None


@register.simple_tag
def position_of(given: dict[str, Any] | None, step: int) -> int | None:
    """Where somebody put this step, counted from 1."""
    if not given:
        return None
    if step in given.get("order", []):
        return int(given["order"].index(step)) + 1
    position = at(given.get("positions"), step)
    return None if position is None else int(position)


_TONES = {
    State.DRAFT: "neutral",
    State.REVIEW: "info",
    State.PILOT: "gold",
    State.OPERATIONAL: "good",
    State.WATCH: "watch",
    State.RETIRED: "bad",
}


@register.simple_tag
def state_badge(item: Item) -> SafeString:
    tone = _TONES[State(item.state)]
    return format_html('<span class="badge" data-tone="{}">{}</span>', tone, item.get_state_display())


@register.simple_tag(takes_context=True)
def sorted_heading(context: RequestContext, name: str, label: str, order: str, look: str = "") -> SafeString:
    """A heading that sorts the whole list by its column, and the other way round when followed again."""
    direction = {name: "ascending", f"-{name}": "descending"}.get(order)
    query = context["request"].GET.copy()
    query["order"] = f"-{name}" if order == name else name
    query.pop("page", None)
    return format_html(
        '<th scope="col"{}{}><a class="sort" href="?{}">{}</a></th>',
        format_html(' class="{}"', look) if look else "",
        format_html(' aria-sort="{}"', direction) if direction else "",
        query.urlencode(),
        label,
    )
