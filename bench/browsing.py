"""A page of the site in Chromium, let in: for what is measured in a browser."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tools.answering import answer_none
from tools.chromium import running_chromium
from tools.serving import Site, running_site


@contextmanager
def opened_page(*flags: str, script: str = "", drawn: bool = False) -> Iterator[tuple[Site, Page]]:
    """Run the site with an empty diary, and open its first page until the block ends.

    `flags` are Chromium's, `script` runs in every page before its own, `drawn` lets the drawn figure show.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(answer_none(Path(folder) / "data", drawn=drawn)) as site,
        running_chromium(*flags) as browser,
    ):
        page = browser.new_page()
        page.add_init_script(script)
        page.goto(site.address)
        yield site, page
