"""A diff as a reader sees it: each line with its sign, and its code highlighted."""

from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound


class Line(NamedTuple):
    number: int
    sign: str  # " ", "+" or "-"
    html: SafeString


def lines(diff: list[str], language: str) -> tuple[Line, ...]:
    """Numbered from 1. Highlighted line by line, since a diff is two programs at once."""
    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return tuple(Line(number, line[0], SafeString(escape(line[1:]))) for number, line in enumerate(diff, start=1))
    formatter = HtmlFormatter(nowrap=True)
    return tuple(
        Line(number, line[0], mark_safe(highlight(line[1:], lexer, formatter).rstrip("\n")))  # noqa: S308 (it escapes)
        for number, line in enumerate(diff, start=1)
    )
