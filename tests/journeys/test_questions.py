"""A content owner writes a question; a second reader answers it blind, then approves it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page, expect

from touchstone.bank import loading
from touchstone.bank.conftest import MATTER, Write, content, write  # noqa: F401 (fixtures)
from touchstone.bank.models import Item, State
from touchstone.conftest import NOON
from touchstone.people.models import Membership
from touchstone.people.permissions import Access

Check = Callable[[Page], None]


@pytest.fixture(autouse=True)
def _bank(transactional_db: None, settings: LazySettings, content: Path, write: Write, ada: Membership) -> None:  # noqa: F811
    settings.CONTENT = content
    for kind in MATTER:
        write(kind)
    loading.load(ada.organization, by=None, now=NOON)


def _write(page: Page, title: str) -> None:
    page.goto("/bank/new/numeric/text/")
    expect(page.locator("#findings")).to_contain_text("still says what the example said")
    head = page.get_by_label("Head")
    text = head.input_value()
    for example in (
        "A short name for the team",
        "a-word-for-its-relatives",
        "What makes it",
        "What must",
        "Where these",
    ):
        text = text.replace(example, title)
    head.fill(text)
    expect(page.locator("#findings")).to_contain_text("The checker finds nothing wrong.")
    page.get_by_role("button", name="Save as a draft").click()
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text("You wrote this question, so somebody else must review it.")).to_be_visible()


def test_a_question_is_written_answered_blind_and_approved(
    ada: Membership, lea: Membership, open_page: Callable
) -> None:
    lea.accesses = [Access.CONTENT_OWNER]
    lea.save()
    _write(open_page(ada), "One request")

    page = open_page(lea)
    page.goto("/bank/reviews/")
    page.get_by_role("link", name="Answer it One request").click()
    page.get_by_label("Your number").fill("12,45")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.get_by_text("Right: the full mark.")).to_be_visible()
    page.get_by_role("link", name="Back to the question").click()
    page.get_by_label("Reason").first.fill("Found 12.45; within the tolerance.")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Nothing waits for a second reader")).to_be_visible()

    assert Item.objects.get(is_shipped=False).state == State.OPERATIONAL


@pytest.mark.parametrize("width", [1280, 360])
def test_every_page_of_the_bank_is_accessible(
    ada: Membership, open_page: Callable, assert_accessible: Check, width: int
) -> None:
    page = open_page(ada, width=width, theme="dark" if width == 360 else "light")

    pages = ["/bank/", "/bank/reviews/", "/bank/new/", "/bank/new/single_choice/fields/", "/bank/new/situation/text/"]
    pages += ["/competencies/", "/competencies/programming/"]
    pages += [f"/bank/{item.pk}/{part}" for item in Item.objects.all() for part in ("", "try/")]
    for address in pages:
        page.goto(address)
        assert_accessible(page)
