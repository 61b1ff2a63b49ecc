"""Every address of the product, filled in with real rows."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

Rows = Mapping[tuple[str, str], object]  # (the word before it in the address, the argument's name) → what stands there

_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")


class Address(NamedTuple):
    route: str
    path: str

    @property
    def leads_to_a_row(self) -> bool:
        return "<uuid:" in self.route


def every_address(rows: Rows) -> list[Address]:
    routes = sorted({"/" + route for route in _routes(get_resolver())})
    return [Address(route, _filled(route, rows)) for route in routes]


def _routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = prefix + _readable(str(entry.pattern))
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from _routes(entry, route)


def _readable(pattern: str) -> str:
    """Django's own notation for the few patterns that are still regular expressions."""
    return re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", pattern).replace("^", "").replace("$", "").replace(r"\Z", "")


def _filled(route: str, rows: Rows) -> str:
    def stands_for(found: re.Match[str]) -> str:
        before = route[: found.start()].rstrip("/-").rpartition("/")[2]
        key = (before, found[1])
        assert key in rows, f"Say in tests/house/test_permission_matrix.py which row stands for {key} in {route}."
        return str(rows[key])

    return _ARGUMENT.sub(stands_for, route)
