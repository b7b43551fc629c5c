"""The camera in a real browser: what a picture costs beside the model, and whether the page stays smooth."""

from __future__ import annotations

import importlib
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from bench.browsing import opened_page
from bench.rows import Row
from tools.places import ToolError

PICTURES = 150
PICTURES_PER_S = 32
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
    """Watch a session, and yield what its marks say: with somebody in the picture, and with nobody.

    Somebody is a computed person who hugs their knees. With nobody the model has less to do, and what is
    beside it weighs more.
    """
    with tempfile.TemporaryDirectory() as folder:
        yield from _rows("", *_watched(*CAMERA, film(Path(folder), PICTURES_PER_S)))
    yield from _rows("with nobody there, ", *_watched(*CAMERA))


def film(folder: Path, per_s: int | None = None) -> str:
    """Write the film of somebody who hugs their knees, and return the flag for Chromium's camera."""
    filming = importlib.import_module("tests.browser.filming")
    clip = filming.y4m(folder / "hugs.y4m", filming.hugs(), per_s)
    return f"--use-file-for-fake-video-capture={clip}"


def _watched(*flags: str) -> tuple[list[dict[str, Any]], float]:
    """Return the marks of a watched session, and how many pictures a second the page drew meanwhile."""
    with opened_page(*flags, script=POSE) as (_, page):
        begin(page)
        drawn_per_s = page.evaluate(DRAWN, 5000)
        return _marks(page), drawn_per_s


def _rows(where: str, marks: list[dict[str, Any]], drawn_per_s: float) -> Iterator[Row]:
    beside_ms = [one["whole_ms"] - one["model_ms"] for one in marks]
    share = sum(beside_ms) / sum(one["whole_ms"] for one in marks) * 100
    tidied_ms = statistics.mean(one["tidied_ms"] for one in marks)
    middle_ms = statistics.median(beside_ms)
    yield Row(f"{where}pictures judged", len(marks), "pictures")
    yield Row(f"{where}the model takes for a picture, median", _middle(marks, "model_ms"), "ms")
    yield Row(f"{where}the judge takes for a picture, median", _middle(marks, "judge_ms"), "ms")
    yield Row(f"{where}a picture takes beside the model, median", middle_ms, "ms", at_most=5)
    yield Row(f"{where}share of a picture's time beside the model", share, "%", at_most=5)
    yield Row(f"{where}tidying up after a picture, while it is judged, mean", tidied_ms, "ms")
    yield Row(f"{where}the page draws meanwhile", drawn_per_s, "pictures a second", at_least=55)


def _middle(marks: list[dict[str, Any]], name: str) -> float:
    return statistics.median(float(one[name]) for one in marks)


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
