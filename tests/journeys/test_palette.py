"""What the command palette finds, and for whom."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from touchstone.people.models import Membership


def test_the_palette_finds_people_of_the_team(open_page: Callable, rosa: Membership, imani: Membership) -> None:
    page = open_page(rosa)
    page.goto("/kit/")

    page.keyboard.press("Control+k")
    page.keyboard.type("iman")

    expect(page.get_by_role("option", name="Imani")).to_be_visible()


@pytest.mark.usefixtures("imani")
def test_the_palette_finds_nobody_elsewhere(client_of: Callable, omar: Membership) -> None:
    assert client_of(omar).get("/palette/?q=imani").content.strip() == b""


def test_one_letter_finds_nothing_yet(client_of: Callable, imani: Membership) -> None:
    assert client_of(imani).get("/palette/?q=i").content.strip() == b""
