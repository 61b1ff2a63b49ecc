"""What a candidate's browser loads until the first question can be answered."""

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"


def measure(address: str) -> dict[str, float]:
    """Kilobytes over the wire for everything up to the first question, and milliseconds until it can be answered."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        received: list[float] = []
        session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
        page.goto(address, wait_until="load")
        welcome = page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")
        with page.expect_response("**/begin/"):
            began = page.evaluate("performance.now()")
            page.locator("form[action$='/begin/'] button").click()
        page.locator(".question").wait_for()
        page.locator("form[action$='/answer/'] button.primary").wait_for()
        question = page.evaluate("performance.now()")
        page.wait_for_load_state("networkidle")
        browser.close()
    first = question if question < began else question - began  # a full page load restarts the clock
    return {"kilobytes": sum(received) / 1000, "welcome_interactive_ms": welcome, "first_question_ms": first}
