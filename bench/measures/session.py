"""A whole session in a real browser: how soon it can be used, how far beats drift, how late lines start."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from bench.browsing import opened_page
from bench.rows import Row
from tools.places import ToolError

LONGEST_READY_S = 60
MARKS = """() => performance.getEntriesByType("mark")
  .map(({ name, startTime, detail }) => ({ name, startTime, detail }))"""
INTERACTIVE = """() => performance.getEntriesByType("navigation")[0].domInteractive"""


def measure() -> Iterator[Row]:
    """Play all beats once, on the page's own clock and voice, and yield what its performance marks say."""
    with opened_page() as (site, page):
        page.goto(site.origin)
        yield Row("today's page can be used after", page.evaluate(INTERACTIVE) / 1000, "s")
        marks = _played(page)
    beats = [mark for mark in marks if mark["name"].startswith("beat:")]
    yield Row("beats that were shown", len(beats), "beats")
    yield Row("drift of beats against performance.now over the routine", _drift_ms(beats), "ms", at_most=50)
    yield Row("a beat is shown late, 95 of 100 at most", _shown_late_ms(beats), "ms")
    late_ms = [_late_ms(mark) for mark in marks if mark["name"].startswith("voice:")]
    yield Row("a line starts after its beat, most", max(late_ms), "ms", at_most=100)
    yield Row("lines that were heard", len(late_ms), "lines")


def _played(page: Page) -> list[dict[str, Any]]:
    page.locator('#checkin .scale button[value="3"]').click()
    page.locator("#start").click()
    page.locator("body[data-state=play]").wait_for()
    page.locator("body[data-state=after]").wait_for(timeout=(LONGEST_READY_S + 300) * 1000)
    marks: list[dict[str, Any]] = page.evaluate(MARKS)
    if not any(mark["name"].startswith("voice:") for mark in marks):
        raise ToolError("No line was heard: is the voice there? Run `make voices`.")
    return marks


def _drift_ms(beats: list[dict[str, Any]]) -> float:
    """Return how far the routine's last beats stand from where its first ones say, by the page's time.

    The median of ten beats at either end leaves out single frames that a busy machine drew late.
    """
    offsets_ms = [beat["startTime"] - _expected_s(beat) * 1000 for beat in beats if _expected_s(beat) >= 0]
    drift_ms: float = statistics.median(offsets_ms[-10:]) - statistics.median(offsets_ms[:10])
    return abs(drift_ms)


def _shown_late_ms(beats: list[dict[str, Any]]) -> float:
    late_ms = [(beat["detail"]["position_s"] - _expected_s(beat)) * 1000 for beat in beats]
    slowest: float = statistics.quantiles(late_ms, n=20)[-1]
    return slowest


def _late_ms(mark: dict[str, Any]) -> float:
    return float(mark["detail"]["actual_s"] - mark["detail"]["expected_s"]) * 1000


def _expected_s(mark: dict[str, Any]) -> float:
    return float(mark["detail"]["expected_s"])
