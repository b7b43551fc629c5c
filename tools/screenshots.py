"""Take the README's pictures from the real pages: `make screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize

from tools.answering import answer_none
from tools.chromium import running_chromium
from tools.places import ROOT
from tools.serving import Site, running_site

PICTURES = ROOT / "docs" / "pictures"
PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}
# Software draws slowly: pictures are counted as if they came in time, or the drawn figure would take over.
CLOCK = """
let pictures = 0;
globalThis.suppleTestClock = {
  time_s: 0, running: true, now() { return this.time_s; }, pictures_s: () => (pictures += 0.04),
};
"""
READY_S = 8.0
"""How long somebody gets into place before the routine begins."""


def main() -> None:
    """Write docs/pictures/*.png anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(answer_none(Path(folder) / "data")) as site,
        running_chromium() as browser,
    ):
        page = _page(browser, site)
        _session(page)
        _movement(page, site)


def _page(browser: Browser, site: Site) -> Page:
    context = browser.new_context(viewport=PHONE, color_scheme="light", locale="en-GB")
    context.set_default_timeout(60_000)
    context.add_init_script(CLOCK)
    page = context.new_page()
    page.clock.install(time="2026-01-05T08:00:00")
    page.goto(site.address)
    return page


def _session(page: Page) -> None:
    _shoot(page, "today")
    page.locator('#checkin .scale button[value="3"]').click()
    page.locator("#start").click()
    page.locator("body[data-state=play]").wait_for()
    person = page.locator("#picture[data-shows=person]")
    for at_s in range(1, 40):
        if person.count():
            break
        _at(page, at_s - READY_S)
    _at(page, 12.0)
    _shoot(page, "session-phone")
    page.set_viewport_size(LAPTOP)
    page.emulate_media(color_scheme="dark")
    page.locator("#spine").click()
    _at(page, 183.0)
    _shoot(page, "session-laptop")


def _at(page: Page, position_s: float) -> None:
    """Let the session be at a position, and the camera on its way there."""
    for at_s in (position_s - 0.5, position_s):
        page.evaluate("(s) => { suppleTestClock.time_s = s; }", at_s + READY_S)
        page.wait_for_timeout(800)


def _movement(page: Page, site: Site) -> None:
    """Show right beside wrong, with the pose reached."""
    page.emulate_media(color_scheme="light")
    page.goto(f"{site.origin}/movements/gentle_backbend#compare-1")
    page.locator("#theatre[data-person]").wait_for()
    page.locator("#one-on").click()
    page.locator("#theatre[data-share='1.00']").wait_for()
    page.wait_for_timeout(1500)
    _shoot(page, "compare", page.locator("#demonstration .scene"))


def _shoot(page: Page, name: str, part: Locator | None = None) -> None:
    page.wait_for_timeout(500)
    (part or page).screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
