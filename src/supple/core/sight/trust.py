"""Whether one picture's body can be the same body as a moment ago."""

from __future__ import annotations

from math import hypot
from typing import Literal

from supple.core.sight.seen import HIP, KNEE, SHOULDER, Seen

Why = Literal["stuck", "flipped", "lost"]

JUMP = 0.5
"""How far a point may seem to jump between two pictures, in torso lengths, from noise alone."""
SWAP = 0.3
"""From this far on it is looked at whether left and right have changed places, in torso lengths."""
FASTEST = 4.0
"""How fast a point may move, in torso lengths a second."""
GAP_S = 1.0
FRESH_S = 0.2
ACCEPT_S = 0.5
STUCK_S = 1.0
_STILL = 1e-9
_POINTS = (SHOULDER, SHOULDER + 1, HIP, HIP + 1, KNEE, KNEE + 1)
_SWAPPED = (SHOULDER + 1, SHOULDER, HIP + 1, HIP, KNEE + 1, KNEE)
Places = tuple[tuple[float, float], ...]


class Trust:
    """Compare each body with the last one: jumps, left and right swapped, or numbers that never change."""

    __slots__ = ("_last", "_last_s", "_odd", "_odd_s", "_said", "_same_s", "asks")

    def __init__(self) -> None:
        self._last: Places = ()
        self._last_s = 0.0
        self._odd: Places = ()
        self._odd_s = self._same_s = 0.0
        self._said = False
        self.asks: Why | None = None

    def feed(self, body: Seen, time_s: float) -> bool:
        """Return whether to trust this body; `asks` is why the model should look afresh, if it should."""
        self.asks = None
        here = _places(body, _POINTS)
        step_s = time_s - self._last_s
        if not self._last or not 0.0 <= step_s <= GAP_S:
            self._accept(here, time_s)
            self._same_s = time_s
            return True
        far = _farthest(here, self._last)
        if far < _STILL:
            return self._unmoved(time_s)
        self._same_s, self._said = time_s, False
        reach = (JUMP + FASTEST * min(step_s, FRESH_S)) * body.torso
        swapped = far > SWAP * body.torso and _farthest(_places(body, _SWAPPED), self._last) < 0.5 * far
        if far <= reach and not swapped:
            self._accept(here, time_s)
            return True
        return self._jumped(here, reach, time_s, "flipped" if swapped else "lost")

    def _accept(self, here: Places, time_s: float) -> None:
        self._last, self._last_s, self._odd = here, time_s, ()

    def _unmoved(self, time_s: float) -> bool:
        self._last_s = time_s
        if time_s - self._same_s < STUCK_S:
            return True
        if not self._said:
            self._said, self.asks = True, "stuck"
        return False

    def _jumped(self, here: Places, reach: float, time_s: float, why: Why) -> bool:
        """Believe a jump only when the body stays in its new place."""
        if not self._odd or _farthest(here, self._odd) > reach:
            self._odd_s = time_s
        self._odd = here
        if time_s - self._odd_s < ACCEPT_S:
            return False
        self.asks = why
        self._accept(here, time_s)
        return True


def _places(body: Seen, points: tuple[int, ...]) -> Places:
    x, y = body.x, body.y
    return tuple((x[at], y[at]) for at in points)


def _farthest(some: Places, others: Places) -> float:
    return max(hypot(ax - bx, ay - by) for (ax, ay), (bx, by) in zip(some, others, strict=True))
