"""Take a movement's measures from body after body, filtered."""

from __future__ import annotations

from math import cos, hypot, radians

from supple.core.sight.filtering import OneEuro
from supple.core.sight.measures import MEASURES, front_yaw_deg, hip_deg, shoulder_width
from supple.core.sight.model import Sight
from supple.core.sight.seen import Seen

STILL_S = 0.7
LED_STILL_S = 0.25
"""Where a script says that the work begins, nobody rests in the start pose for longer."""
LED_SHARE = 0.6
STILL_SHARE, STILL_LEAST_SHARE = 0.25, 0.15
STILL_MOST_DEG = 4.5
STILL_TORSO = 0.1
OTHER_LEG_DEG = 25.0
LEARN_FIRST, LEARN_LATER = 0.25, 0.03


class Taking:
    """Hold the filters of one movement's measures; `values` are those of the last picture.

    A measure whose points are not all seen is not in `values`.
    """

    __slots__ = (
        "_filters",
        "_names",
        "_points",
        "_sides",
        "_smooth",
        "_turns",
        "values",
        "width_at",
    )

    def __init__(self, sight: Sight, *, smooth: bool) -> None:
        self._names = sight.measures
        self._smooth = smooth
        self._filters = [OneEuro(MEASURES[name].scale) for name in self._names]
        self._turns = "shoulder_turn_deg" in self._names
        self._sides = (-1, -1)
        self._points: list[frozenset[int]] = []
        self.values: dict[str, float] = {}
        self.width_at = 0.0

    def feed(self, body: Seen, time_s: float) -> dict[str, float]:
        """Return the measures of this body."""
        if self._sides != (body.near, body.leg):
            self._sides = (body.near, body.leg)
            self._points = [MEASURES[name].points(*self._sides) for name in self._names]
        body.width_at = self.width_at
        values: dict[str, float] = {}
        for name, points, smoothing in zip(self._names, self._points, self._filters, strict=True):
            if body.bad and body.bad & points:
                continue
            raw = MEASURES[name].function(body)
            filtered = smoothing.feed(time_s, raw)
            values[name] = filtered if self._smooth else raw
        self.values = values
        return values

    def learn_front(self, body: Seen, share: float) -> None:
        """Learn how the person is seen from the front, while they are at their start."""
        if not self._turns:
            return
        width = shoulder_width(body) / cos(radians(min(abs(front_yaw_deg(body)), 40.0)))
        if self.width_at <= 0.0:
            self.width_at = max(width, 0.0)
        self.width_at += share * (width - self.width_at)

    def noise(self, name: str) -> float:
        """Return the spread of a measure from picture to picture."""
        return self._filters[self._names.index(name)].noise


class Stillness:
    """Tell whether one measure and the body's place have kept still for a moment."""

    __slots__ = ("_at", "_band", "_since_s", "_value")

    def __init__(self, band: float) -> None:
        self._band = band
        self._value = 0.0
        self._at = (0.0, 0.0)
        self._since_s: float | None = None

    def reset(self) -> None:
        """Begin again."""
        self._since_s = None

    def feed(self, value: float, noise: float, body: Seen, time_s: float) -> float:
        """Return for how many seconds all has been still; `noise` widens what is still."""
        x, y = body.centre
        moved = hypot(x - self._at[0], y - self._at[1]) > STILL_TORSO * body.torso
        band = max(self._band, min(3.0 * noise, 2.0 * self._band))
        if self._since_s is None or moved or abs(value - self._value) > band:
            self._value, self._at, self._since_s = value, (x, y), time_s
        return time_s - self._since_s


def still_band(sight: Sight) -> float:
    """Return how much the first counted measure may change while the start pose is held."""
    if not sight.counts:
        return STILL_MOST_DEG
    scale = MEASURES[sight.counts[0].measure].scale
    usual = min(count.usual_change * MEASURES[count.measure].scale for count in sight.counts) / scale
    return min(STILL_SHARE * usual, max(STILL_MOST_DEG / scale, STILL_LEAST_SHARE * usual))


def bent_leg(body: Seen) -> int:
    """Return the leg whose hip is bent more: 0 left, 1 right."""
    return 0 if hip_deg(body, 0) >= hip_deg(body, 1) else 1


def other_leg_up(body: Seen, leg: int) -> bool:
    """Tell whether the leg that was not chosen is plainly the one that is bent now."""
    return hip_deg(body, 1 - leg) - hip_deg(body, leg) > OTHER_LEG_DEG


def renamed(body: Seen, leg: int, before_deg: float | None) -> bool:
    """Tell whether the other leg is where this one was a moment ago: left and right have changed places."""
    if before_deg is None:
        return True
    return abs(hip_deg(body, 1 - leg) - before_deg) < abs(hip_deg(body, leg) - before_deg)
