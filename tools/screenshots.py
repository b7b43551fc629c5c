"""Take the README's pictures from the real pages: `make screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from tools.answering import answer_none
from tools.chromium import running_chromium
from tools.places import ROOT
from tools.serving import Site, running_site

PICTURES = ROOT / "docs" / "pictures"
PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}


def main() -> None:
    """Write docs/pictures/*.png anew."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(answer_none(Path(folder) / "data")) as site,
        running_chromium() as browser,
    ):
        _take(browser, site)


def _take(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme="light", locale="en-GB")
    page = context.new_page()
    page.goto(site.address)
    _shoot(page, "today")
    page.locator('#checkin .scale button[value="3"]').click()
    page.locator("#start").click()
    page.locator("body[data-state=play]").wait_for()
    page.wait_for_timeout(22_000)
    _shoot(page, "session-phone")
    page.set_viewport_size(LAPTOP)
    page.emulate_media(color_scheme="dark")
    _shoot(page, "session-laptop")


def _shoot(page: Page, name: str) -> None:
    page.wait_for_timeout(500)
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
