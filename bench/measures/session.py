"""A whole session in a real browser: how soon it can be used, how far beats drift, how late lines start."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from bench.rows import Row
from tools.chromium import running_chromium
from tools.places import ToolError
from tools.serving import running_site

LONGEST_READY_S = 60
MARKS = """() => performance.getEntriesByType("mark")
  .map(({ name, startTime, detail }) => ({ name, startTime, detail }))"""
INTERACTIVE = """() => performance.getEntriesByType("navigation")[0].domInteractive"""


def measure() -> Iterator[Row]:
    """Play all beats once, on the page's own clock and voice, and yield what its performance marks say."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(Path(folder) / "data") as site,
        running_chromium() as browser,
    ):
        page = browser.new_page()
        page.goto(site.address)
        page.goto(site.origin)
        yield Row("today's page can be used after", page.evaluate(INTERACTIVE) / 1000, "s")
        marks = _played(page)
    drifts_ms = _drifts_ms(marks)
    yield Row("beats that were shown", len(drifts_ms), "beats")
    yield Row("drift of a beat against performance.now, most", max(drifts_ms), "ms", at_most=50)
    late_ms = [_late_ms(mark) for mark in marks if mark["name"].startswith("voice:")]
    yield Row("a line starts after its beat, most", max(late_ms), "ms", at_most=100)
    yield Row("lines that were heard", len(late_ms), "lines")


def _played(page: Page) -> list[dict[str, Any]]:
    page.get_by_role("button", name="3", exact=True).click()
    page.get_by_role("button", name=re.compile("^Start")).click()
    page.locator("body[data-state=play]").wait_for()
    page.locator("body[data-state=after]").wait_for(timeout=(LONGEST_READY_S + 300) * 1000)
    marks: list[dict[str, Any]] = page.evaluate(MARKS)
    if not any(mark["name"].startswith("voice:") for mark in marks):
        raise ToolError("No line was heard: is the voice there? Run `make voices`.")
    return marks


def _drifts_ms(marks: list[dict[str, Any]]) -> list[float]:
    """Return how far each beat stands from where the first one says it should, by the page's time."""
    beats = [mark for mark in marks if mark["name"].startswith("beat:")]
    first = beats[0]
    return [
        abs((beat["startTime"] - first["startTime"]) / 1000 - (_expected_s(beat) - _expected_s(first))) * 1000
        for beat in beats
    ]


def _late_ms(mark: dict[str, Any]) -> float:
    return float(mark["detail"]["actual_s"] - mark["detail"]["expected_s"]) * 1000


def _expected_s(mark: dict[str, Any]) -> float:
    expected: float = mark["detail"]["expected_s"]
    return expected
