"""One body in one picture, as points that can be measured."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, isfinite

from supple.core.sight.landmarks import LENGTH, STRIDE

NOSE, EAR, SHOULDER, ELBOW, WRIST = 0, 7, 11, 13, 15
HIP, KNEE, ANKLE, HEEL, TOE = 23, 25, 27, 29, 31
"""The left one of each pair in the landmarks' order; the right one follows it."""
USED = (NOSE, EAR, EAR + 1, *range(SHOULDER, WRIST + 2), *range(HIP, TOE + 2))

PAIRS = (EAR, SHOULDER, ELBOW, WRIST, HIP, KNEE, ANKLE, HEEL, TOE)

LEAST_PRESENCE = 0.3
OUTSIDE = 0.03
"""How far outside the picture, in its own size, a point is still taken as seen."""
LEAST_TORSO = 0.02
MOST_LIMB = 2.0
_HUGE = 50.0


class Seen:
    """Points of one body: `x` and `y` in picture heights, y downwards.

    `bad` are the points that are outside the picture, or that the model says are not there. `facing` is
    +1 where the front of the body is clockwise from its upward axis on the screen (upright: looking to
    the picture's right), else -1. `near` and `leg` are 0 for left, 1 for right: the side nearer the
    camera, and the leg that is measured. `torso` is the length from the hips' middle to the shoulders'.
    `width_at` is the shoulders' full width in torso lengths, as learned at the start. `stale` are numbers
    that have been the very same for a moment: they tell where the body was, not where it is.
    """

    __slots__ = ("aspect", "bad", "facing", "leg", "near", "stale", "torso", "width_at", "x", "y")

    def __init__(self, x: list[float], y: list[float], bad: frozenset[int], aspect: float) -> None:
        self.x = x
        self.y = y
        self.bad = bad
        self.aspect = aspect
        self.facing = 1.0
        self.near = self.leg = 0
        middle_x = (x[HIP] + x[HIP + 1] - x[SHOULDER] - x[SHOULDER + 1]) / 2.0
        middle_y = (y[HIP] + y[HIP + 1] - y[SHOULDER] - y[SHOULDER + 1]) / 2.0
        self.torso = hypot(middle_x, middle_y)
        self.width_at = 0.0
        self.stale = False

    @property
    def trunk(self) -> tuple[float, float]:
        """The direction from the hips to the shoulders, of length 1."""
        x, y, torso = self.x, self.y, 2.0 * self.torso
        return (
            (x[SHOULDER] + x[SHOULDER + 1] - x[HIP] - x[HIP + 1]) / torso,
            (y[SHOULDER] + y[SHOULDER + 1] - y[HIP] - y[HIP + 1]) / torso,
        )

    @property
    def centre(self) -> tuple[float, float]:
        """The middle between hips and shoulders, in picture heights."""
        x, y = self.x, self.y
        return (
            (x[HIP] + x[HIP + 1] + x[SHOULDER] + x[SHOULDER + 1]) / 4.0,
            (y[HIP] + y[HIP + 1] + y[SHOULDER] + y[SHOULDER + 1]) / 4.0,
        )

    def change_sides(self) -> None:
        """Call left what was called right, and the other way."""
        x, y = self.x, self.y
        for at in PAIRS:
            x[at], x[at + 1] = x[at + 1], x[at]
            y[at], y[at + 1] = y[at + 1], y[at]
        self.bad = frozenset(at + 1 if at in PAIRS else at - 1 if at - 1 in PAIRS else at for at in self.bad)


def seen(body: Sequence[float], aspect: float) -> Seen | None:
    """Return a body's points, or None where it cannot be a body: wrong length, no numbers, no size.

    The confidence numbers are used only to leave out points that are said to be absent.
    """
    try:
        if len(body) != LENGTH:
            return None
        flat = [float(one) for one in body]
        total = sum(flat)
    except (TypeError, ValueError, OverflowError):
        return None
    if not isfinite(total):
        flat = _without_gaps(flat)
    x = [value * aspect for value in flat[0::STRIDE]]
    y = flat[1::STRIDE]
    made = Seen(x, y, _bad(flat), aspect)
    return made if _like_a_body(made) else None


def _without_gaps(flat: list[float]) -> list[float]:
    """Put points without numbers far outside the picture, where they count as not seen."""
    for start in range(0, LENGTH, STRIDE):
        if not isfinite(sum(flat[start : start + STRIDE])):
            flat[start : start + STRIDE] = (-1.0, -1.0, 0.0, 0.0)
    return flat


def _bad(flat: list[float]) -> frozenset[int]:
    low, high = -OUTSIDE, 1.0 + OUTSIDE
    xs, ys, there = flat[0::STRIDE], flat[1::STRIDE], flat[3::STRIDE]
    inside = min(xs) >= low and max(xs) <= high and min(ys) >= low and max(ys) <= high
    if inside and min(there) >= LEAST_PRESENCE:
        return _NONE
    return frozenset(
        index
        for index in USED
        if not (low <= xs[index] <= high and low <= ys[index] <= high and there[index] >= LEAST_PRESENCE)
    )


_NONE: frozenset[int] = frozenset()
_LIMBS = ((HIP, KNEE), (KNEE, ANKLE), (SHOULDER, ELBOW), (ELBOW, WRIST))


def _like_a_body(body: Seen) -> bool:
    """Tell whether the size of the trunk and the lengths of the limbs could be a person's."""
    x, y, torso = body.x, body.y, body.torso
    if not LEAST_TORSO <= torso <= _HUGE:
        return False
    longest = MOST_LIMB * torso
    for start, end in _LIMBS:
        for side in (0, 1):
            a, b = start + side, end + side
            if hypot(x[a] - x[b], y[a] - y[b]) > longest and not body.bad & {a, b}:
                return False
    return True
