from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.template import engines
from django.test import RequestFactory
from django.utils import timezone

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


def rendered(source: str, **context: object) -> str:
    return engines["django"].from_string("{% load kit %}" + source).render(context)


def test_a_result_strip_says_in_words_what_it_draws() -> None:
    html = rendered("{% result_strip 0.62 0.31 0.5 'Programming' %}")

    assert 'class="estimate" cx="60.33%"' in html
    assert "Programming: estimate Strong (0.62); 95 % interval from Capable (0.01) to Strong (1.23)." in html
    assert "The bar is at 0.50." in html


def test_what_was_not_measured_is_said_not_drawn() -> None:
    assert "Not measured" in rendered("{% result_strip None None 0.5 'Programming' %}")


def test_a_moment_names_its_zone_where_nobody_is_signed_in() -> None:
    assert "2 Nov 2026, 12:00 UTC</time>" in rendered("{% local_time at %}", at=NOON)


def test_the_other_partys_zone_stands_beside_ours() -> None:
    html = rendered("{% local_time at zone='Asia/Kolkata' %}", at=NOON)

    assert "2 Nov 2026, 17:30 Kolkata</time>" in html


def test_no_moment_is_a_dash() -> None:
    assert rendered("{% local_time at %}", at=None) == "–"


def test_a_theme_comes_from_its_cookie_and_nothing_else_does() -> None:
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = '"><script>'

    assert rendered("{% theme %}", request=request) == ""
    request.COOKIES["theme"] = "dark"
    assert rendered("{% theme %}", request=request) == "dark"


def test_what_is_captured_is_escaped_once() -> None:
    html = rendered("{% capture name %}{{ title }}{% endcapture %}{{ name }} {{ name }}", title="R&D")

    assert html == "R&amp;D R&amp;D"


def test_a_letter_says_a_moment_in_its_readers_zone() -> None:
    with timezone.override(ZoneInfo("Asia/Kolkata")):
        html = rendered("{{ at|written }}; {{ at|written:'date' }}", at=NOON)

    assert html == "2 Nov 2026, 17:30 (Kolkata); 2 Nov 2026"
