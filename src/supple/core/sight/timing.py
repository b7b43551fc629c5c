"""How long something was held, by the whole body: whatever moves with a measure tells its times too.

One measure rests on two or three points, and each of them wanders. In a movement that goes out and back by
one way, every point that moves is as far on its own way as the others are. They are taken together: each
coordinate by how far it goes against how much it wanders.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from supple.core.sight.holding import (
    BEFORE_S,
    HIGH,
    NEAR_START,
    ROUNDS,
    Hold,
    Stretch,
    at_share,
    beyond,
    evened,
    timed,
)
from supple.core.sight.seen import USED, Seen
from supple.core.sight.shape import Sample

AT_END = 0.2
"""Nearer to an end of its way than this share of it, the body is where it rests, or furthest out."""
FEWEST, MOST_AXES = 3, 12
LEAST_SPREAD = 0.02
"""No point of a body is seen more steadily than so many torso lengths."""
NOISE = 1.2
"""How much larger errors are than the quick noise that is seen: less than for one measure alone."""
USUAL_BEND = 0.15
"""How much a measure commonly bends away from the body's way (one standard deviation) [D]."""
TOGETHER_S = 0.8
"""Errors within so much time are one error."""
LEAST_BEND = 0.01
IN_COMMON = 0.7
"""How much the errors of measure and body hang together: they rest on some of the same points."""


class Bend:
    """What was learned of how the measure runs against the body's way, over all repetitions so far.

    At a share p of the body's way the measure is at p + bend p (1 - p) of its own.
    """

    __slots__ = ("_sum", "_weight")

    def __init__(self) -> None:
        self._sum = 0.0
        self._weight = 1.0 / USUAL_BEND**2

    def learn(self, bend: float, spread: float) -> None:
        """Take one repetition's bend, with its standard deviation."""
        weight = 1.0 / max(spread, LEAST_BEND) ** 2
        self._sum += weight * bend
        self._weight += weight

    @property
    def value(self) -> float:
        """The bend by now: none where nothing is known."""
        return max(-0.9, min(0.9, self._sum / self._weight))

    @property
    def spread(self) -> float:
        """Its standard deviation."""
        return float(self._weight**-0.5)


@dataclass(frozen=True, slots=True)
class _Axis:
    """One coordinate (0 across, 1 down) of a point: where it starts, how far it goes, how much that tells."""

    point: int
    down: int
    start: float
    way: float
    weight: float

    @property
    def tells(self) -> float:
        return self.weight * self.way


def hold_of(one: Stretch, bodies: Sequence[Seen], bend: Bend) -> Hold:
    """Return how long a stretch was held, by its measure and by all points that move as it does.

    `bodies` belong to the stretch's samples. What is learned of the bend is kept in `bend`.
    """
    by_measure, by_body = timed(one), _by_body(one, bodies, bend)
    return by_measure if by_body is None else _mean(by_body, by_measure)


def _mean(one: Hold, other: Hold) -> Hold:
    """Return the mean of two that rest on some points in common, by their uncertainties."""
    weights = [each.uncertainty_s**-2 for each in (one, other)]
    over = sum(weights)
    seconds = (weights[0] * one.seconds + weights[1] * other.seconds) / over
    together = 2.0 * IN_COMMON * sqrt(weights[0] * weights[1])
    blur_s = (weights[0] * one.blur_s + weights[1] * other.blur_s) / over
    return Hold(seconds, sqrt(over + together) / over, blur_s)


def _by_body(one: Stretch, bodies: Sequence[Seen], bend: Bend) -> Hold | None:
    axes = _axes(one, bodies)
    made = _along(one.samples, bodies, axes)
    if len(made) < FEWEST or not _learn(made, bend):
        return None
    found = _stretch([(time_s, _bent(far, bend.value)) for time_s, far, _ in made], one)
    if found is None:
        return None
    return timed(found, NOISE, bend.spread * one.share * (1.0 - one.share))


def _axes(one: Stretch, bodies: Sequence[Seen]) -> list[_Axis]:
    """Return the coordinates that tell most of the way from the start to the furthest stretch."""
    near = AT_END * (one.high - one.low)
    first, last = one.span
    since_s = one.samples[first][0] - BEFORE_S
    start = [
        body
        for (time_s, far), body in zip(one.even[:first], bodies, strict=False)
        if time_s >= since_s and abs(far - one.low) <= near
    ]
    out = [bodies[at] for at in range(first, last + 1) if one.even[at][1] >= one.high - near]
    torso = bodies[0].torso
    axes = [axis for point in USED for down in (0, 1) if (axis := _axis((point, down), start, out, torso))]
    return sorted(axes, key=lambda axis: -axis.tells)[:MOST_AXES]


def _axis(which: tuple[int, int], start: Sequence[Seen], out: Sequence[Seen], torso: float) -> _Axis | None:
    point, down = which
    here, there = (
        [(body.y if down else body.x)[point] for body in bodies if point not in body.bad]
        for bodies in (start, out)
    )
    if min(len(here), len(there)) < FEWEST:
        return None
    begin, end = fmean(here), fmean(there)
    off = sum((it - begin) ** 2 for it in here) + sum((it - end) ** 2 for it in there)
    spread = max(off / (len(here) + len(there)), (LEAST_SPREAD * torso) ** 2)
    return _Axis(point, down, begin, end - begin, (end - begin) / spread)


def _along(
    samples: Sequence[Sample], bodies: Sequence[Seen], axes: Sequence[_Axis]
) -> list[tuple[float, float, float]]:
    """Return time, share of the body's way and measure of each picture that shows enough of it."""
    whole = sum(axis.tells for axis in axes)
    made: list[tuple[float, float, float]] = []
    for (time_s, measure), body in zip(samples, bodies, strict=True):
        both, bad, far, over = (body.x, body.y), body.bad, 0.0, 0.0
        for axis in axes:
            if axis.point not in bad:
                far += axis.weight * (both[axis.down][axis.point] - axis.start)
                over += axis.tells
        if over > whole / 2.0:
            made.append((time_s, far / over, measure))
    return made


def _learn(made: Sequence[tuple[float, float, float]], bend: Bend) -> bool:
    """Learn the bend by least squares, measure = a + b (p + bend p (1 - p)); tell if they go together."""
    times_s, shares, measures = zip(*made, strict=True)
    p, q, m = (_centred(each) for each in (shares, [far * (1.0 - far) for far in shares], measures))
    pp, pq, qq = _dot(p, p), _dot(p, q), _dot(q, q)
    left = qq - pq * pq / pp if pp > 0.0 else 0.0
    if left <= 0.0:
        return False
    curve = (_dot(q, m) - pq * _dot(p, m) / pp) / left
    slope = (_dot(p, m) - curve * pq) / pp
    if slope <= 0.0 or abs(curve) >= slope:
        return False
    off = sum((c - slope * a - curve * b) ** 2 for a, b, c in zip(p, q, m, strict=True)) / len(made)
    apart_s = max(times_s[-1] - times_s[0], TOGETHER_S) / len(made)
    bend.learn(curve / slope, (off / left * TOGETHER_S / apart_s) ** 0.5 / slope)
    return True


def _centred(values: Sequence[float]) -> list[float]:
    middle = fmean(values)
    return [value - middle for value in values]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _bent(far: float, bend: float) -> float:
    """Return the measure's share of its way; outside the way it goes on in a straight line."""
    if far <= 0.0:
        return far * (1.0 + bend)
    return 1.0 + (far - 1.0) * (1.0 - bend) if far >= 1.0 else far + bend * far * (1.0 - far)


def _stretch(samples: Sequence[Sample], one: Stretch) -> Stretch | None:
    """Return what lies beyond the level; both ends of the way are taken alike, so that noise shifts none."""
    even = evened(samples)
    lead = sum(time_s < one.samples[one.lead][0] for time_s, _ in samples)
    low, high, span = 0.0, 1.0, (0, 0)
    for _ in range(ROUNDS):
        found = beyond(even, lead, low + one.share * (high - low))
        if found is None:
            return None
        span = found
        since_s = even[span[0]][0] - BEFORE_S
        before = [it for it in even[: span[0]] if it[0] >= since_s and abs(it[1]) < NEAR_START]
        high = at_share(even[span[0] : span[1] + 1], HIGH)
        low = at_share(before, 1.0 - HIGH)
    return Stretch(samples, even, lead, one.share, low, high, span)
