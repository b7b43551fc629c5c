"""What the curve's measure costs beyond the pose model with its mask: a frame's look, and an answer.

Here, and in Chromium: there the page samples the mask, and Python in WebAssembly looks at the samples.
"""

from __future__ import annotations

import base64
import json
import statistics
from collections.abc import Callable, Iterator
from math import hypot
from pathlib import Path
from time import perf_counter
from typing import Any

from playwright.sync_api import Page

from bench.browsing import opened_page
from bench.rows import Row
from supple.core.sight.curve import curve_of
from supple.core.sight.landmarks import LENGTH, STRIDE
from supple.core.sight.look import Look, look
from supple.core.sight.outline import Mask
from supple.core.sight.seen import EAR, HIP, KNEE, SHOULDER, Seen, seen
from tools.judged import IN_THE_BROWSER, places
from tools.places import BROWSER, ToolError

VECTORS = Path(__file__).parents[2] / "tests" / "core" / "sight" / "curve_vectors.json"
WIDTH, HEIGHT = 480, 640
TIMES = 60
AT_MOST_MS = 3.0
SAMPLED = """([mask, width, height, body, times]) => {
  const values = Float32Array.from(atob(mask), (one) => one.charCodeAt(0) / 255);
  const into = new Uint8Array(STRIP), spent = [];
  for (let i = 0; i < times; i += 1) {
    const began = performance.now();
    sampleStrip({ width, height, values }, Float32Array.from(body), width / height, into);
    spent.push(performance.now() - began);
  }
  return { ms: spent.sort((a, b) => a - b)[times >> 1], strip: btoa(String.fromCharCode(...into)) };
}"""
LOOKED = """
import base64, json, statistics, time
from supple.core.sight.look import look_at
from supple.core.sight.outline import outline_of_strip
from supple.core.sight.seen import seen

def judged(asked):
    strip, spent_ms = base64.b64decode(asked['strip']), []
    for _ in range(asked['times']):
        began_s = time.perf_counter()
        body = seen(asked['body'], asked['aspect'])
        body.near = 1
        found = look_at(outline_of_strip(strip, body), body)
        spent_ms.append(1000.0 * (time.perf_counter() - began_s))
    return {'ms': statistics.median(spent_ms), 'found': 0.0 if found is None else found.found}
"""


def measure() -> Iterator[Row]:
    """Yield the milliseconds of a look at one frame, and of an answer from two looks."""
    mask, body = _mask(), _body()
    looking_ms = _median_ms(lambda: look(mask, body))
    neutral, bent = _pair()
    answering_ms = _median_ms(lambda: curve_of(neutral, bent))
    sampling_ms, there_ms = _in_chromium(mask)
    named = "the curve, a frame beyond pose with mask (480 x 640)"
    yield Row(named, looking_ms, "ms", at_most=AT_MOST_MS)
    yield Row("the curve, an answer for one repetition", answering_ms, "ms", at_most=AT_MOST_MS)
    yield Row("in Chromium: sampling the mask", sampling_ms, "ms")
    yield Row("in Chromium: Python looks at the samples", there_ms, "ms")
    yield Row(f"in Chromium: {named}", sampling_ms + there_ms, "ms", at_most=AT_MOST_MS)


def _in_chromium(mask: Mask) -> tuple[float, float]:
    with opened_page() as (_, page):
        sampled = _sampled(page, mask)
        asked = {
            "strip": sampled["strip"],
            "body": _landmarks(),
            "aspect": WIDTH / HEIGHT,
            "times": TIMES,
        }
        (looked,) = json.loads(page.evaluate(IN_THE_BROWSER, [*places(), LOOKED, [asked]]))
    if not looked["found"]:
        raise ToolError("The sampled outline was not found.")
    return sampled["ms"], looked["ms"]


def _sampled(page: Page, mask: Mask) -> dict[str, Any]:
    source = (BROWSER / "camera" / "strip.js").read_text(encoding="utf-8").replace("export ", "")
    given = [base64.b64encode(bytes(mask.values)).decode(), WIDTH, HEIGHT, _landmarks(), TIMES]  # type: ignore[arg-type]
    made: dict[str, Any] = page.evaluate(f"(given) => {{ {source}\nreturn ({SAMPLED})(given); }}", given)
    return made


def _median_ms(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        start_s = perf_counter()
        work()
        taken.append(1000.0 * (perf_counter() - start_s))
    return statistics.median(taken)


def _mask() -> Mask:
    """Draw somebody upright: a column, with a head on it."""
    values = bytearray(WIDTH * HEIGHT)
    for row in range(60, 620):
        half = 40 if row < 140 else 60
        for column in range(240 - half, 240 + half):
            values[row * WIDTH + column] = 255 if hypot(column - 240, row - 100) < 40 or row >= 140 else 0
    return Mask(WIDTH, HEIGHT, bytes(values))


def _landmarks() -> list[float]:
    """Return somebody upright as a pose model tells it."""
    places = {EAR: 0.16, SHOULDER: 0.26, HIP: 0.55, KNEE: 0.75}
    made = [0.5, 0.5, 1.0, 1.0] * (LENGTH // STRIDE)
    for at, down in places.items():
        for side in (0, 1):
            made[(at + side) * STRIDE + 1] = down
    return made


def _body() -> Seen:
    body = seen(_landmarks(), WIDTH / HEIGHT)
    if body is None:
        raise ToolError("Nobody is seen.")
    return body


def _pair() -> tuple[Look, Look]:
    row = json.loads(VECTORS.read_text(encoding="utf-8"))[0]
    return _look(row["neutral"]), _look(row["bent"])


def _look(raw: dict[str, object]) -> Look:
    return Look(**{name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()})  # type: ignore[arg-type]
