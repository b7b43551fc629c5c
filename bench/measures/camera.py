"""The camera in a real browser: what a picture costs beside the model, and whether the page stays smooth."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from bench.rows import Row
from tools.answering import answer_none
from tools.chromium import running_chromium
from tools.places import ToolError
from tools.serving import running_site

PICTURES = 150
LONGEST_MS = 300_000
CAMERA = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
# Without a graphics card, and with the same model on every machine.
POSE = "globalThis.suppleTestPose = {delegate: 'CPU', model: 'lite', marks: true};"
MARKS = "() => performance.getEntriesByName('camera:picture').map(({ detail }) => detail)"
DRAWN = """(ms) => new Promise((resolve) => {
  let drawn = 0;
  const began = performance.now();
  const next = (now) => {
    drawn += 1;
    if (now - began < ms) requestAnimationFrame(next);
    else resolve(drawn / (now - began) * 1000);
  };
  requestAnimationFrame(next);
})"""


def measure() -> Iterator[Row]:
    """Watch a session with Chromium's own test picture, and yield what its marks say.

    There is nobody in that picture, so the model looks for a body in all of it, which takes it longest.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(answer_none(Path(folder) / "data")) as site,
        running_chromium(*CAMERA) as browser,
    ):
        page = browser.new_page()
        page.add_init_script(POSE)
        page.goto(site.address)
        begin(page)
        drawn_per_s = page.evaluate(DRAWN, 5000)
        marks = _marks(page)
    outside_ms = [one["whole_ms"] - one["model_ms"] for one in marks]
    whole_ms = sum(one["whole_ms"] for one in marks)
    yield Row("pictures judged", len(marks), "pictures")
    yield Row("the model takes for a picture, median", statistics.median(m["model_ms"] for m in marks), "ms")
    yield Row("the judge takes for a picture, median", statistics.median(m["judge_ms"] for m in marks), "ms")
    yield Row("a picture takes beside the model, median", statistics.median(outside_ms), "ms", at_most=5)
    yield Row("share of a picture's time beside the model", sum(outside_ms) / whole_ms * 100, "%", at_most=5)
    yield Row("the page draws while the camera watches", drawn_per_s, "pictures a second", at_least=55)


def begin(page: Page) -> None:
    """Answer the check-in, choose the camera, and begin without waiting for its help."""
    page.locator('#checkin .scale button[value="3"]').click()
    page.locator("#offer summary").click()
    page.locator("#offer input[name=camera]").check()
    page.locator("#start").click()
    page.locator("#set-up-begin").click()
    page.locator("#camera-overlay[data-on=true]").wait_for(timeout=LONGEST_MS, state="attached")


def _marks(page: Page) -> list[dict[str, Any]]:
    for _ in range(LONGEST_MS // 1000):
        marks: list[dict[str, Any]] = page.evaluate(MARKS)
        if len(marks) >= PICTURES:
            return marks
        page.wait_for_timeout(1000)
    raise ToolError("The camera's pictures were not judged.")
