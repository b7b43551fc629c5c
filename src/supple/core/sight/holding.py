"""How long a furthest stretch was held: dated when the repetition is over, by looking back on all of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from statistics import fmean

from supple.core.sight.shape import Sample, calmed

EVEN_S = 0.5
"""Noise is evened out over so much time, twice: a level is then crossed once, and about at its own time."""
HIGH = 0.875
"""Of all that lies beyond the level, this share is lower than the height that counts as the furthest. The
furthest point itself is noise, and a mean would take in the way there and back."""
WAY = (0.2, 0.8)
"""Start and end are dated by a straight line through this part of the way there, and of the way back."""
BESIDE_S = 0.2
"""How far outside that part of the way the line is followed."""
APART_S = 0.3
"""Where line and level passed are further apart, the way is no line: somebody stopped on it, say."""
LEAST_UNSURE_S, NOISE = 0.05, 2.1
SURE_S = 0.27
"""A hold that is less sure than this (one standard deviation) is not told [D]."""
ROUNDS = 3
BEFORE_S = 8.0
"""How long before a level was passed the start is looked for: somebody may have stopped on the way."""
NEAR_START = 0.25
"""Share of the furthest stretch: what was further off before another repetition was another start."""


@dataclass(frozen=True, slots=True)
class Hold:
    """How long a stretch was held, with its uncertainty (one standard deviation).

    `low` is where the body was before it set out, against the start that was taken; None if not looked at.
    """

    seconds: float
    uncertainty_s: float
    low: float | None = None

    @property
    def sure(self) -> bool:
        """Whether start and end were seen well enough to tell how long it was."""
        return self.uncertainty_s <= SURE_S


class LiveHold:
    """Follow a hold while it lasts: each sample is looked at once."""

    __slots__ = ("_from",)

    def __init__(self) -> None:
        self._from = 0

    def thinned(self) -> None:
        """Take note that every other sample was dropped."""
        self._from //= 2

    def seconds(self, samples: Sequence[Sample], level: float) -> float:
        """Return the time since `level` was passed, which only grows while the furthest point does."""
        while self._from < len(samples) and samples[self._from][1] < level:
            self._from += 1
        return samples[-1][0] - samples[self._from][0] if self._from < len(samples) else 0.0


@dataclass(frozen=True, slots=True)
class Before:
    """What was before a repetition: how the body set out, and `low` of the repetitions before this one.

    Without `lows` the start that was taken is left as it is.
    """

    lead: Sequence[Sample] = ()
    lows: Sequence[float] | None = None


def held(before: Before, samples: Sequence[Sample], share: float, furthest: float) -> Hold:
    """Return the time beyond `share` of the furthest stretch, short dips included.

    All are changes from the start that was taken. That start is noise as well, or another one: what is held
    against is where the body was in the last seconds before it set out, as a mean with the start that was
    taken and with the times before, where those are near it.
    """
    lead, every = before.lead, [*before.lead, *samples]
    even = calmed(calmed(every, EVEN_S), EVEN_S)
    low, high, least, span = 0.0, furthest, None, (0, 0)
    for _ in range(ROUNDS):
        level = low + share * (high - low)
        beyond = [at for at, (_, change) in enumerate(even) if at >= len(lead) // 2 and change >= level]
        if not beyond:
            return Hold(0.0, 0.0)
        span = beyond[0], beyond[-1]
        high = _at_share(even[span[0] : span[1] + 1], HIGH)
        if lead and before.lows is not None:
            least = _lowest(even[: max(span[0], 1)], before_s=BEFORE_S)
            near = (one for one in (0.0, *before.lows) if abs(one - least) < NEAR_START * (high - least))
            low = fmean((least, *near))
    way = _Way(low, high, low + share * (high - low))
    start, end = (_edge(every, even, at, step, way) for at, step in zip(span, (-1, 1), strict=True))
    noise = NOISE * _noise(every, even, span) / max(high - low, 1e-9)
    unsure_s = (noise * start.way_s, noise * end.way_s, start.gap_s / 2.0, end.gap_s / 2.0)
    return Hold(max(0.0, end.time_s - start.time_s), hypot(LEAST_UNSURE_S, *unsure_s), least)


@dataclass(frozen=True, slots=True)
class _Way:
    low: float
    high: float
    level: float


@dataclass(frozen=True, slots=True)
class _Edge:
    """When a level was passed, how long the whole way takes at that pace, and for how long none saw it."""

    time_s: float
    way_s: float
    gap_s: float


def _edge(samples: Sequence[Sample], even: Sequence[Sample], at: int, step: int, way: _Way) -> _Edge:
    """Return the edge about sample `at`, beyond which (`step`) the level is no more reached."""
    if not 0 <= at + step < len(even):
        return _Edge(even[at][0], 0.0, 2.0 * (even[-1][0] - even[0][0]))  # It was never seen to come or go.
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
    return _Edge(time_s, way_s, _gap_s(samples, time_s))


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


def _noise(samples: Sequence[Sample], even: Sequence[Sample], span: tuple[int, int]) -> float:
    """Return the spread about what was evened out, while the stretch was held."""
    off = [samples[at][1] - even[at][1] for at in range(span[0], span[1] + 1)]
    return sqrt(sum(one * one for one in off) / len(off))


def _lowest(samples: Sequence[Sample], before_s: float) -> float:
    """Return the least change in so much time before the end."""
    return min(change for time_s, change in samples if time_s >= samples[-1][0] - before_s)


def _at_share(samples: Sequence[Sample], share: float) -> float:
    """Return the change that this share of the samples is below."""
    changes = sorted(change for _, change in samples)
    return changes[int(share * (len(changes) - 1))] if changes else 0.0


def _crossing(samples: Sequence[Sample], at: int, step: int, level: float) -> float:
    """Return when a level is crossed between a sample and the next (or last) one."""
    here_s, here = samples[at]
    there_s, there = samples[at + step]
    return here_s + (there_s - here_s) * max(-1.0, min(1.0, (here - level) / max(here - there, 1e-9)))
