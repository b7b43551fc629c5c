"""Fixtures and steps of tests with a camera. A module takes what it needs: `handed = cameras.handed`.

Its `SCRIPTS` run in the page before its own: the clock, and what finds and judges.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watched import FAKE_CAMERA, Handed
from tools.chromium import running_chromium
from tools.serving import Site

Sent = list[tuple[str, str, bytes]]
"""Method, address and body of whatever a page sends."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium with its fake camera."""
    with running_chromium(*FAKE_CAMERA) as chromium:
        yield chromium


@pytest.fixture
def site(request: pytest.FixtureRequest, page: Page, server: Site) -> Callable[[], None]:
    """Open the first page, with the module's scripts."""
    page.add_init_script(request.module.SCRIPTS)

    def go() -> None:
        page.goto(server.address)

    return go


@pytest.fixture
def handed(page: Page, site: Callable[[], None]) -> Handed:
    """The first page, with a camera whose pictures the test hands over."""
    camera = Handed(page)
    site()
    return camera


@pytest.fixture
def sent(page: Page) -> Sent:
    """Everything that the page sends, with its body."""
    asked: Sent = []
    page.context.on("request", lambda one: asked.append((one.method, one.url, one.post_data_buffer or b"")))
    return asked


def seen_of(sent: Sent) -> dict[str, Any]:
    """Return what the page told last of what was seen."""
    told: dict[str, Any] = json.loads(
        [body for method, url, body in sent if method == "PUT" and "/seen/" in url][-1]
    )
    return told


def at(page: Page, at_s: float, plan: dict[str, Any]) -> None:
    """Set the test's clock to a place in the routine."""
    page.evaluate("(s) => { suppleTestClock.time_s = s; }", at_s - plan["timeline"]["ready"][0]["start_s"])


def finish(page: Page) -> None:
    """End the session, and say how it was."""
    page.keyboard.press("Escape")
    page.locator("#stop button[value=other]").click()
    page.locator('#after .scale button[value="3"]').click()
