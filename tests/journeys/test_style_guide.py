"""The design system, looked at as a reader would: in both themes, narrow, enlarged, by keyboard alone."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from touchstone.people.models import Membership

Check = Callable[[Page], None]
BUDGET = 130_000  # bytes of the 150 kB that a candidate's page may weigh; the rest is the page itself and its island


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_part_is_accessible(
    open_page: Callable, rosa: Membership, assert_accessible: Check, width: int, theme: str
) -> None:
    page = open_page(rosa, width=width, theme=theme)

    page.goto("/kit/")

    assert_accessible(page)


def test_enlarged_to_four_times_nothing_is_cut_off(
    open_page: Callable, rosa: Membership, assert_accessible: Check
) -> None:
    page = open_page(rosa, width=320, height=256)  # WCAG 1.4.10: 1280 by 1024 at 400 %

    page.goto("/kit/")

    assert_accessible(page)


def test_wherever_the_keyboard_goes_it_can_be_seen(open_page: Callable, rosa: Membership) -> None:
    page = open_page(rosa)
    page.goto("/kit/")
    places = []

    for _ in range(40):
        page.keyboard.press("Tab")
        places.append(page.evaluate("[document.activeElement.outerHTML, getComputedStyle(document.activeElement)]"))
        outline = page.evaluate(
            "() => { const e = document.activeElement; const shown = e.closest('.answer') ?? e;"
            " return getComputedStyle(shown).outlineStyle }"
        )
        assert outline != "none", places[-1][0]

    assert len({place[0] for place in places}) > 30


def test_the_first_stop_skips_to_the_content(open_page: Callable, rosa: Membership) -> None:
    page = open_page(rosa)
    page.goto("/kit/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_a_table_sorts_filters_and_keeps_that_in_its_address(open_page: Callable, rosa: Membership) -> None:
    page = open_page(rosa)
    page.goto("/kit/")
    first = page.locator("#guide tbody tr:visible").first

    page.get_by_role("button", name="Minutes").click()

    expect(page.get_by_role("columnheader", name="Minutes")).to_have_attribute("aria-sort", "ascending")
    expect(first).to_contain_text("Tomasz")
    page.reload()
    expect(first).to_contain_text("Tomasz")


def test_the_chosen_theme_stays(open_page: Callable, rosa: Membership) -> None:
    page = open_page(rosa)
    page.goto("/kit/")

    page.locator("[data-menu] summary").click()
    page.get_by_role("button", name="Dark").click()
    page.reload()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_grave_step_wants_its_word_typed(open_page: Callable, rosa: Membership) -> None:
    page = open_page(rosa)
    page.goto("/kit/")

    page.get_by_role("button", name="Retire…").click()
    dialog = page.locator("dialog[open]")

    expect(dialog.get_by_role("button", name="Retire…")).to_be_disabled()
    dialog.get_by_role("textbox").fill("retire")
    expect(dialog.get_by_role("button", name="Retire…")).to_be_enabled()


def test_the_palette_goes_where_the_keyboard_says(open_page: Callable, rosa: Membership) -> None:
    page = open_page(rosa)
    page.goto("/kit/")

    page.keyboard.press("Control+k")
    page.keyboard.type("team")
    page.keyboard.press("Enter")

    expect(page).to_have_url("/team/")


def test_a_question_mark_shows_what_the_keyboard_can_do(
    open_page: Callable, rosa: Membership, assert_accessible: Check
) -> None:
    page = open_page(rosa)
    page.goto("/kit/")

    page.keyboard.press("?")

    expect(page.get_by_role("dialog", name="Keyboard")).to_be_visible()
    assert_accessible(page)


def test_on_a_phone_the_rail_is_a_menu(open_page: Callable, rosa: Membership) -> None:
    page = open_page(rosa, width=360)
    page.goto("/kit/")
    menu = page.get_by_role("button", name="Menu", exact=True)

    menu.click()

    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(menu).to_be_focused()


def test_a_page_that_is_not_there_says_so_plainly(page: Page, assert_accessible: Check) -> None:
    page.goto("/static/nothing")
    page.goto("/setup/")

    assert_accessible(page)


def test_a_bare_page_leaves_room_for_the_candidate() -> None:
    built = Path(settings.WEB) / "touchstone"
    texts = [built / name for name in ("styles.css", "controllers.js", "icons.svg", "favicon.svg")]
    fonts = [font for font in built.glob("*.woff2") if "latin-ext" not in font.name]

    weight = sum(len(gzip.compress(path.read_bytes())) for path in texts) + sum(path.stat().st_size for path in fonts)

    assert weight < BUDGET
