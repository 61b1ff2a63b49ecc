"""Take the pictures of docs/pictures from a fresh demonstration that is being served.

make run                                 # in one terminal
.venv/bin/python tools/pictures.py       # in another
"""

import re
import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SIZE = ViewportSize(width=1280, height=820)


def signed_in(browser: Browser, base: str, name: str, theme: Literal["light", "dark"] = "light") -> Page:
    page = browser.new_context(base_url=base, viewport=SIZE, color_scheme=theme, reduced_motion="reduce").new_page()
    if name:
        page.goto("/demo/")
        page.get_by_role("button", name=f"Sign in as {name}").click()
        page.wait_for_url("/")
    return page


def take(page: Page, name: str, address: str = "") -> None:
    if address:
        page.goto(address)
    page.wait_for_timeout(300)  # fonts
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"pictures: {name}")


def candidates_link(page: Page) -> str:
    """From the newest invitation in the mailbox, as its reader would."""
    page.goto("/mailbox/?q=screen")
    for link in page.locator("tbody a").all():
        if (link.text_content() or "").startswith("Your screen"):
            link.click()
            break
    found = re.search(r"/s/[\w-]+/", page.locator(".letter-text").inner_text())
    assert found
    return found.group()


def main(base: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        rosa = signed_in(browser, base, "Rosa")
        take(rosa, "today")
        link = candidates_link(rosa)
        hanna = signed_in(browser, base, "Hanna")
        hanna.goto("/roles/")
        role = hanna.locator("tbody th a").first.get_attribute("href") or ""
        take(hanna, "role-canvas", role)
        take(hanna, "screen-forecast", f"{role}part/screen/")
        candidate = signed_in(browser, base, "")
        take(candidate, "candidate-welcome", link)
        take(candidate, "question", f"{link}practice/2/")
        rosa.goto("/")
        rosa.get_by_role("link", name="Open the requisition").click()
        rosa.get_by_role("link", name="Compare the results").click()
        take(rosa, "compare")
        rosa.locator("tbody th a").first.click()
        take(rosa, "report")
        take(hanna, "bank", "/bank/")
        take(hanna, "competencies", "/competencies/")
        take(signed_in(browser, base, "Audrey", "dark"), "log", "/log/")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
