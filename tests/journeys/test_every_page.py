"""Every kind of page that members can reach by clicking, looked at once with axe, wide and narrow, light and dark."""

import re
from collections.abc import Callable
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Page

from touchstone import demonstration
from touchstone.kit import clock
from touchstone.people.models import Membership

Check = Callable[[Page], None]
IDENTITY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
# What a browser downloads, and pages of libraries whose parts a page of ours shows already.
NOT_PAGES = re.compile(r"\.(json|md|csv|pdf)$|/pdf/|/export|/html/$|format=")
MOST = 100  # a runaway crawl is a fault of its own


def _kind(address: str) -> str:
    """Two addresses that differ only in what they show are one kind of page."""
    return IDENTITY.sub("•", urlsplit(address).path)


def _leads(page: Page) -> list[str]:
    found = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    addresses = [urldefrag(address).url for address in found]
    return [one for one in addresses if one.startswith("/") and not NOT_PAGES.search(one)]


def _look(page: Page, address: str, check: Check) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
    reply = page.goto(address)
    assert reply is not None
    assert reply.status == 200, address
    check(page)
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme="dark")
    page.reload()  # axe must not look while one theme turns into the other
    check(page)


def _walk(page: Page, seen: set[str], check: Check) -> None:
    """Everybody's own day, and every kind of page that nobody before has come to."""
    waiting = ["/"]
    while waiting:
        _look(page, waiting.pop(0), check)
        new = {_kind(lead): lead for lead in _leads(page) if _kind(lead) not in seen}
        seen.update(new)
        waiting += new.values()
        assert len(seen) < MOST, sorted(seen)


def test_every_page_is_accessible_wide_and_light_narrow_and_dark(
    open_page: Callable[..., Page], assert_accessible: Check, transactional_db: None
) -> None:
    demonstration.build(clock.now())
    seen = {"/"}

    for name in (
        "Rosa Lindqvist",
        "Hanna Okafor",
        "Ada Brandt",
        "Adam Novak",
        "Audrey Chen",
        "Imani Rao",
        "Lea Martin",
    ):
        member = Membership.objects.select_related("account").get(person__name=name)
        _walk(open_page(member), seen, assert_accessible)

    assert len(seen) > 40
