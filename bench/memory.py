"""How much memory the camera takes, minute by minute: `python -m bench.memory [MINUTES]`, else for ten.

It is no part of `make bench`, which would wait for it. A computed person hugs their knees before Chromium's
fake camera for all that time; pictures, pose model and judge are those of a session. Linux only: what a
process really holds is read from /proc.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

from bench.browsing import opened_page
from bench.measures.camera import CAMERA, POSE, begin, film

MINUTES = 10
MB = 1_000_000
CLOCK = "globalThis.suppleTestClock = {time_s: 0, running: true, now() { return this.time_s; }};"
# Somewhere in the first movement, where all the time repetitions are counted.
HUGGING = "() => { suppleTestClock.time_s = 20; }"
COUNTS = "() => document.querySelector('#camera-overlay').dataset.counts ?? '0 0 0'"


@dataclass(frozen=True, slots=True)
class Held:
    """What is held at a moment, in MB: JavaScript's heaps, tidied, and a process with all in it."""

    page: float
    workers: float
    process: float
    pictures: int


class Heaps:
    """Ask the page and its two workers how much their heaps hold."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._workers: list[str] = []
        self._answers: dict[int, dict[str, Any]] = {}
        self._asked = 0
        self._session.on("Target.attachedToTarget", lambda told: self._workers.append(told["sessionId"]))
        self._session.on("Target.receivedMessageFromTarget", self._heard)
        wanted = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False}
        self._session.send("Target.setAutoAttach", wanted)

    def page_mb(self) -> float:
        """Return what the page's own heap holds."""
        self._session.send("HeapProfiler.collectGarbage")
        return _mb(self._session.send("Runtime.getHeapUsage"))

    def workers_mb(self) -> float:
        """Return what the heaps of all workers hold, with the memory of their WebAssembly."""
        for one in self._workers:
            self._ask(one, "HeapProfiler.collectGarbage")
        return sum(_mb(self._ask(one, "Runtime.getHeapUsage")) for one in self._workers)

    def _heard(self, told: dict[str, Any]) -> None:
        answer = json.loads(told["message"])
        if "id" in answer:
            self._answers[answer["id"]] = answer.get("result", {})

    def _ask(self, worker: str, method: str) -> dict[str, Any]:
        self._asked += 1
        message = json.dumps({"id": self._asked, "method": method})
        self._session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": message})
        while self._asked not in self._answers:
            self._page.wait_for_timeout(50)
        return self._answers.pop(self._asked)


def main(minutes: int) -> int:
    """Print what is held at each minute."""
    print("minute | page's heap, MB | workers' heaps, MB | its process, MB | pictures judged")
    with _watching() as page:
        heaps = Heaps(page)
        for minute in range(minutes + 1):
            held = _held(page, heaps)
            row = (minute, f"{held.page:.1f}", f"{held.workers:.1f}", f"{held.process:.0f}", held.pictures)
            print(" | ".join(map(str, row)), flush=True)
            page.wait_for_timeout(60_000 if minute < minutes else 0)
    return 0


@contextmanager
def _watching() -> Iterator[Page]:
    """Begin a session that is watched and stays in its first movement."""
    # Marks add up in memory: nobody asks for them here.
    script = CLOCK + POSE.replace(", marks: true", "")
    with (
        tempfile.TemporaryDirectory() as folder,
        opened_page(*CAMERA, film(Path(folder)), script=script) as (_, page),
    ):
        begin(page)
        page.evaluate(HUGGING)
        yield page


def _held(page: Page, heaps: Heaps) -> Held:
    browser = page.context.browser
    assert browser
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    pages = [one["id"] for one in found["processInfo"] if one["type"] == "renderer"]
    process = max(map(_own_mb, pages))
    judged = int(page.evaluate(COUNTS).split()[2])
    return Held(heaps.page_mb(), heaps.workers_mb(), process, judged)


def _own_mb(process: int) -> float:
    """Return what a process holds for itself alone: files that it shares with others do not count."""
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    own = next(line for line in lines if line.startswith("RssAnon:"))
    return int(own.split()[1]) * 1024 / MB


def _mb(usage: dict[str, Any]) -> float:
    return float(usage["usedSize"] + usage.get("backingStorageSize", 0.0)) / MB


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else MINUTES))
