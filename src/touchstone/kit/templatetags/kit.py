"""The design system's tags: `result_strip`, `local_time`, `icon`, `theme`, `capture`."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from touchstone.kit import strip

register = template.Library()

THEMES = ("light", "dark")
# Django's date letters; translatable because "24 Nov 2026" is not how everybody writes.
STYLES = {"full": _("j M Y, H:i"), "date": _("j M Y"), "time": _("H:i")}


@register.inclusion_tag("kit/result_strip.html")
def result_strip(
    estimate: float | None, standard_error: float | None, bar: float | None = None, label: str = ""
) -> dict[str, Any]:
    """A band with the estimate, its 95 % interval and the bar; the same in words for those who listen."""
    if estimate is None or standard_error is None:
        return {"label": label, "strip": None}
    low, high = strip.interval(estimate, standard_error)
    drawn = strip.strip(estimate, standard_error, bar)
    return {"label": label, "strip": drawn, "estimate": estimate, "low": low, "high": high, "bar": bar}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A picture beside words is silent; one that stands alone needs `label`."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="icon inline" {} viewBox="0 0 24 24"><use href="{}#{}"></use></svg>',
        spoken,
        static("touchstone/icons.svg"),
        name,
    )


def _in_zone(at: datetime, zone: str, style: str) -> str:
    return date_format(timezone.localtime(at, ZoneInfo(zone)), str(STYLES[style]))


def _city(zone: str) -> str:
    return zone.rsplit("/", 1)[-1].replace("_", " ")


@register.simple_tag(takes_context=True)
def local_time(context: template.Context, at: datetime | None, style: str = "full", zone: str = "") -> str:
    """A moment in the reader's zone; with `zone` also in the other party's, each with its city.

    The server uses the zone of the member's own record; the browser then corrects it to where the reader is now.
    `style` is full, date, time, or ago ("3 days ago", the moment itself on hover).
    """
    if at is None:
        return "–"
    member = getattr(context.get("request"), "member", None)
    mine = member.person.time_zone if member else "UTC"
    shown = _in_zone(at, mine, "full" if style == "ago" else style)
    if mine == "UTC":
        shown = f"{shown} UTC"
    own = format_html(
        '<time class="nowrap" datetime="{}" data-time="{}" data-zone="{}">{}</time>', at.isoformat(), style, mine, shown
    )
    if not zone or zone == mine:
        return own
    theirs = _in_zone(at, zone, "full" if style == "ago" else style)
    return format_html(
        '<span class="two-zones">{} / <time class="nowrap" datetime="{}">{} {}</time></span>',
        own,
        at.isoformat(),
        theirs,
        _city(zone),
    )


@register.filter
def written(at: datetime, style: str = "full") -> str:
    """A moment for a letter, which no browser will correct: in the zone of the reader, which `letters` has set."""
    zone = timezone.get_current_timezone_name()
    words = _in_zone(at, zone, style)
    return words if style == "date" else f"{words} ({_city(zone)})"


@register.simple_tag(takes_context=True)
def theme(context: template.Context) -> str:
    """The chosen theme, from a cookie, so that the first paint is already right; empty means as the system does."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme", "") if request else ""
    return chosen if chosen in THEMES else ""


class CaptureNode(template.Node):
    def __init__(self, body: template.NodeList, name: str) -> None:
        self.body, self.name = body, name

    def render(self, context: template.Context) -> SafeString:
        context[self.name] = SafeString(self.body.render(context).strip())
        return SafeString("")


@register.tag
def capture(parser: template.base.Parser, token: template.base.Token) -> CaptureNode:
    """`{% capture name %}…{% endcapture %}`: render once, show in several places."""
    name = token.split_contents()[1]
    body = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(body, name)
