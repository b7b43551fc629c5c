"""The machine's own Chromium, headless: for tests in a browser, measurements and screenshots."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tools.places import ToolError

# It asks nobody for anything but the site.
FLAGS = (
    "--disable-gpu",
    # Draw three dimensions in software: there is no graphics card in a test.
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Chromium heeds the last list of these only, so that Playwright's own is repeated in it.
WITHOUT = (
    # Pages behind the address bar, which nobody sees: they cost more than twice what a page of Supple does.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    # A frame of its own for each document: a fifth of what opening a page costs.
    "RenderDocument",
    # As Playwright has it.
    *("AimEnabled", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "PreconnectToSearch"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "PaintHolding"),
    "ThirdPartyStoragePartitioning",
)


@contextmanager
def running_chromium(*more: str) -> Iterator[Browser]:
    """Run Chromium, with `more` flags, until the block ends.

    Raises:
        ToolError: there is none on this machine.
    """
    flags = [*FLAGS, f"--disable-features={','.join(WITHOUT)}", *more]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(), args=flags)
        yield browser
        browser.close()


def _program() -> str:
    named = os.environ.get("SUPPLE_CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise ToolError("There is no Chromium: install the package chromium, or name one in SUPPLE_CHROMIUM.")
    return found
