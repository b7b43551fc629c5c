"""Judge computed streams in this Python, and in the one that a browser runs, from the same numbers."""

from __future__ import annotations

import base64
import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from supple.core.sight.landmarks import Frame
from tools.places import STATIC, VENDOR

JUDGED = """
import base64, json, time
from array import array
from supple.core.movement import catalogue
from supple.core.sight.judge import Judge
from supple.core.sight.landmarks import LENGTH, Frame

BLOCK = 25

def judged(asked):
    numbers = array('f')
    numbers.frombytes(base64.b64decode(asked['numbers']))
    bodies = [numbers[at:at + LENGTH] for at in range(0, len(numbers), LENGTH)]
    pairs = zip(asked['times_s'], bodies, strict=True)
    frames = [Frame(at_s, asked['aspect'], (body,)) for at_s, body in pairs]
    judge = Judge.for_movement(catalogue(), asked['movement'], part=asked['part'])
    said, blocks_us = [], []
    for at in range(0, len(frames), BLOCK):
        block = frames[at:at + BLOCK]
        began_s = time.perf_counter()
        for frame in block:
            said += judge.feed(frame)
        blocks_us.append((time.perf_counter() - began_s) / len(block) * 1e6)
    said += judge.finish()
    return {'us': sorted(blocks_us)[len(blocks_us) // 4], 'events': [event.to_json() for event in said]}
"""
IN_THE_BROWSER = """async ([folder, core, program, asked]) => {
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const pyodide = await loadPyodide({ indexURL: folder });
  pyodide.unpackArchive(await (await fetch(core)).arrayBuffer(), 'zip');
  pyodide.globals.set('asked', JSON.stringify(asked));
  return pyodide.runPython(`${program}
json.dumps([judged(one) for one in json.loads(asked)])`);
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One stream to judge, and the movement and part that are expected; one body a frame."""

    movement: str
    part: str
    frames: Sequence[Frame]

    def to_json(self) -> dict[str, Any]:
        """Return plain data; the numbers as 32-bit floats, which is what a pose model gives."""
        numbers = array("f", (value for frame in self.frames for value in frame.bodies[0]))
        return {
            "movement": self.movement,
            "part": self.part,
            "aspect": self.frames[0].aspect,
            "times_s": [frame.time_s for frame in self.frames],
            "numbers": base64.b64encode(numbers.tobytes()).decode(),
        }


Judged = Mapping[str, Any]
"""The events, as plain data, and the microseconds that a frame took (`us`).

The time is that of the quickest quarter of blocks: other programs on the machine are not the judge's cost.
"""


def judged_here(asked: Sequence[Asked]) -> list[Judged]:
    """Judge in this Python."""
    known: dict[str, Any] = {}
    exec(JUDGED, known)  # noqa: S102  # the program that the browser runs
    return [json.loads(json.dumps(known["judged"](one.to_json()))) for one in asked]


def places() -> tuple[str, str]:
    """Return the addresses of Pyodide and of core.zip on the running site."""
    named = json.loads((STATIC / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    (folder,) = VENDOR.glob("pyodide-*")
    return f"/static/vendor/{folder.name}/", f"/static/{named['build/core.zip']}"


def judged_in_browser(page: Page, pyodide: str, core: str, asked: Sequence[Asked]) -> list[Judged]:
    """Judge in the page's browser; `pyodide` and `core` are where it loads them from."""
    given = [pyodide, core, JUDGED, [one.to_json() for one in asked]]
    found: list[Judged] = json.loads(page.evaluate(IN_THE_BROWSER, given))
    return found
