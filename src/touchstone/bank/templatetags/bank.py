"""What the fields of a question need to know of an answer that was given before."""

from typing import Any

from django import template

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
