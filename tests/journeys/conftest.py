"""What every browser journey needs: a live server, a browser that a member is signed in to, and axe."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# The cast of the unit tests plays here too.
from touchstone.conftest import (  # noqa: F401
    _in_english,
    _own_data_folder,
    ada,
    adam,
    audrey,
    casey,
    client_of,
    hanna,
    imani,
    lea,
    northwind,
    omar,
    rosa,
    run_tasks,
    southwind,
)
from touchstone.people.models import Membership

AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE_MS = 10_000


class Server(Protocol):
    url: str


class Open(Protocol):
    """Open a page of a browser of its own, signed in when a member is given."""

    def __call__(
        self, member: Membership | None = None, *, width: int = 1280, height: int = 800, theme: str = "light"
    ) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("No Chromium was found. Install your system's package “chromium”.")
    # Playwright's loop lives in this thread, where Django then takes plain queries for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield started
        started.close()


@pytest.fixture
def server(live_server: Server) -> Server:
    return live_server


def _watched(context: BrowserContext, wrong: list[str]) -> Page:
    """A page whose script errors and policy violations are written down."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    return page


@pytest.fixture
def open_page(server: Server, browser: Browser, client_of: Callable) -> Iterator[Open]:  # noqa: F811
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(
        member: Membership | None = None, *, width: int = 1280, height: int = 800, theme: str = "light"
    ) -> Page:
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": width, "height": height},
            color_scheme=theme,
            reduced_motion="reduce",  # axe must not look at a colour that is still fading
        )
        contexts.append(context)
        if member is not None:
            cookie = client_of(member).cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": server.url}])
        return _watched(context, wrong)

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


@pytest.fixture
def page(open_page: Open) -> Page:
    """A browser in which nobody is signed in, as a candidate's."""
    return open_page()


@pytest.fixture(scope="session")
def assert_accessible() -> Callable[[Page], None]:
    """Axe finds nothing, and nothing pushes the page wider than the screen."""
    axe = AXE.read_text()

    def check(page: Page) -> None:
        page.evaluate(axe)
        found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
        told = [
            f"{fault['id']}: {fault['help']}\n" + "\n".join(f"    {node['html'][:160]}" for node in fault["nodes"])
            for fault in found
        ]
        assert not told, f"{page.url}\n" + "\n".join(told)
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wider <= 0, f"{page.url} is {wider} px wider than the screen: {json.dumps(page.viewport_size)}"

    return check
