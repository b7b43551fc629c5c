"""What the curve's measure costs beyond the pose model with its mask: a frame's look, and an answer."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Iterator
from math import hypot
from pathlib import Path
from time import perf_counter

from bench.rows import Row
from supple.core.sight.curve import curve_of
from supple.core.sight.look import Look, look
from supple.core.sight.outline import Mask
from supple.core.sight.seen import EAR, HIP, KNEE, SHOULDER, Seen

VECTORS = Path(__file__).parents[2] / "tests" / "core" / "sight" / "curve_vectors.json"
WIDTH, HEIGHT = 480, 640
TIMES = 60
AT_MOST_MS = 3.0


def measure() -> Iterator[Row]:
    """Yield the milliseconds of a look at one frame, and of an answer from two looks."""
    mask, body = _mask(), _body()
    looking_ms = _median_ms(lambda: look(mask, body))
    neutral, bent = _pair()
    answering_ms = _median_ms(lambda: curve_of(neutral, bent))
    yield Row("the curve, a frame beyond pose with mask (480 x 640)", looking_ms, "ms", at_most=AT_MOST_MS)
    yield Row("the curve, an answer for one repetition", answering_ms, "ms", at_most=AT_MOST_MS)


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


def _body() -> Seen:
    places = {EAR: (0.375, 0.16), SHOULDER: (0.375, 0.26), HIP: (0.375, 0.55), KNEE: (0.375, 0.75)}
    x, y = [0.375] * 33, [0.5] * 33
    for at, place in places.items():
        for side in (0, 1):
            x[at + side], y[at + side] = place
    return Seen(x, y, frozenset(), WIDTH / HEIGHT)


def _pair() -> tuple[Look, Look]:
    row = json.loads(VECTORS.read_text(encoding="utf-8"))[0]
    return _look(row["neutral"]), _look(row["bent"])


def _look(raw: dict[str, object]) -> Look:
    return Look(**{name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()})  # type: ignore[arg-type]
