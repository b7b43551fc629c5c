"""When a level was passed, on the way there or back: dated by all that was seen of the way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from supple.core.sight.shape import Sample

WAY = (0.2, 0.8)
"""Start and end are dated by a straight line through this part of the way there, and of the way back."""
BESIDE_S = 0.2
"""How far outside that part of the way the line is followed."""
APART_S = 0.3
"""Where line and level passed are further apart, the way is no line: somebody stopped on it, say."""


@dataclass(frozen=True, slots=True)
class Way:
    """Lowest and furthest, and the level between them at which a hold begins and ends."""

    low: float
    high: float
    level: float


@dataclass(frozen=True, slots=True)
class Edge:
    """When a level was passed, how long the whole way takes at that pace, and for how long none saw it."""

    time_s: float
    way_s: float
    gap_s: float


def edge(samples: Sequence[Sample], even: Sequence[Sample], at: int, step: int, way: Way) -> Edge:
    """Return the edge about sample `at`, beyond which (`step`) the level is no more reached."""
    if not 0 <= at + step < len(even):
        return Edge(even[at][0], 0.0, 2.0 * (even[-1][0] - even[0][0]))  # It was never seen to come or go.
    low, high = (way.low + share * (way.high - way.low) for share in WAY)
    inner = outer = at
    while 0 <= inner - step < len(even) and even[inner][1] < high:
        inner -= step
    while 0 <= outer + step < len(even) and even[outer][1] > low:
        outer += step
    first, last = sorted((inner, outer))
    time_s, pace = _line(samples[first : last + 1], way.level)
    crossing_s = _crossing(even, at, step, way.level)
    if pace * step >= 0.0 or abs(time_s - crossing_s) > APART_S:
        time_s = crossing_s
        way_s = abs(even[outer][0] - even[inner][0]) / (WAY[1] - WAY[0])
    else:
        earliest_s = max(samples[0][0], samples[first][0] - BESIDE_S)
        time_s = max(earliest_s, min(time_s, samples[last][0] + BESIDE_S, samples[-1][0]))
        way_s = (way.high - way.low) / abs(pace)
    return Edge(time_s, way_s, _gap_s(samples, time_s))


def _line(samples: Sequence[Sample], level: float) -> tuple[float, float]:
    """Return when the line of least squares through the samples is at a level, and its slope; 0 for none."""
    middle_s, middle = (fmean(one) for one in zip(*samples, strict=True))
    over = sum((time_s - middle_s) ** 2 for time_s, _ in samples)
    slope = sum((time_s - middle_s) * (far - middle) for time_s, far in samples) / over if over else 0.0
    return (middle_s + (level - middle) / slope, slope) if slope else (middle_s, 0.0)


def _gap_s(samples: Sequence[Sample], time_s: float) -> float:
    """Return the time between the two pictures between which a time lies."""
    after = bisect_left(samples, (time_s,))
    return samples[min(after, len(samples) - 1)][0] - samples[max(after - 1, 0)][0]


def _crossing(samples: Sequence[Sample], at: int, step: int, level: float) -> float:
    """Return when a level is crossed between a sample and the next (or last) one."""
    here_s, here = samples[at]
    there_s, there = samples[at + step]
    return here_s + (there_s - here_s) * max(-1.0, min(1.0, (here - level) / max(here - there, 1e-9)))
