"""What the judge costs for each frame, in this Python and in the one that the browser runs."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.browsing import opened_page
from bench.rows import Row
from studio.streams.draws import draw
from studio.streams.stream import stream
from supple.core.movement import catalogue
from supple.core.sight.load import sight_of
from tools.judged import Asked, Judged, judged_here, judged_in_browser, places

FRAMES = 600
AT_MOST_US = 120.0
AT_MOST_IN_BROWSER_US = 150.0


def measure() -> Iterator[Row]:
    """Yield the time for a frame with all measures of a movement: of the middle movement and the slowest."""
    asked = list(_asked())
    yield from _rows("the judge, a frame", judged_here(asked), AT_MOST_US)
    with opened_page() as (_, page):
        found = judged_in_browser(page, *places(), asked)
    yield from _rows("the judge in Pyodide, a frame", found, AT_MOST_IN_BROWSER_US)


def _asked() -> Iterator[Asked]:
    """Yield a noisy stream of the first counted part of every movement."""
    known = catalogue()
    for name, movement in known.movements.items():
        sight = sight_of(movement)
        if sight is None or not sight.counts:
            continue
        part = sight.counts[0].parts[0]
        frames = stream(draw(known, name, part, 1, "noisy"), known).frames
        yield Asked(name, part, [frame for frame in frames if frame.bodies][:FRAMES])


def _rows(name: str, found: list[Judged], at_most_us: float) -> Iterator[Row]:
    times_us = [one["us"] for one in found]
    yield Row(f"{name}: middle of {len(found)} movements", statistics.median(times_us), "µs", at_most_us)
    yield Row(f"{name}: slowest movement", max(times_us), "µs", at_most_us)
