"""Whether one picture's body can be the same body as a moment ago, and which of its points."""

from __future__ import annotations

from math import hypot
from typing import Literal

from supple.core.sight.seen import HIP, KNEE, SHOULDER, USED, Seen

Why = Literal["stuck", "flipped", "lost"]

JUMP = 0.5
"""How far a point may seem to jump between two pictures, in torso lengths, from noise alone."""
SWAP = 0.3
"""From this far on it is looked at whether left and right have changed places, in torso lengths."""
FASTEST = 4.0
"""How fast a point may move, in torso lengths a second."""
POINT_JUMP, POINT_FASTEST = 0.1, 2.0
"""The same for a single point against the body's middle: a wrong one takes only its own measures away."""
GAP_S = 1.0
FRESH_S = 0.2
ACCEPT_S, POINT_ACCEPT_S = 0.5, 0.3
STUCK_S = 1.0
STALE_S = 0.08
"""A film may show a picture more than once: what is the very same for longer than this is old."""
_STILL = 1e-9
_POINTS = (SHOULDER, SHOULDER + 1, HIP, HIP + 1, KNEE, KNEE + 1)
_SWAPPED = (SHOULDER + 1, SHOULDER, HIP + 1, HIP, KNEE + 1, KNEE)
Places = tuple[tuple[float, float], ...]


class Trust:
    """Compare each body with the last one: jumps, left and right swapped, or numbers that never change."""

    __slots__ = ("_last", "_last_s", "_odd", "_odd_s", "_said", "_same_s", "_single", "_swapped_s", "asks")

    def __init__(self) -> None:
        self._last: Places = ()
        self._last_s = 0.0
        self._odd: Places = ()
        self._odd_s = self._same_s = 0.0
        self._swapped_s: float | None = None
        self._said = False
        self._single = Points()
        self.asks: Why | None = None

    def feed(self, body: Seen, time_s: float) -> bool:
        """Return whether to trust this body; `asks` is why the model should look afresh, if it should.

        Where left and right have changed places for a moment, they are put right in `body`; single points
        that jump are added to what is `bad` in it; `stale` says that its numbers have not changed.
        """
        trusted = self._same(body, time_s)
        if trusted and self._same_s == time_s:
            self._single.feed(body, time_s)
        return trusted

    def _same(self, body: Seen, time_s: float) -> bool:
        self.asks = None
        here = _places(body, _POINTS)
        step_s = time_s - self._last_s
        if not self._last or not 0.0 <= step_s <= GAP_S:
            self._accept(here, time_s)
            self._same_s, self._swapped_s = time_s, None
            return True
        far = _farthest(here, self._last)
        if far < _STILL:
            return self._unmoved(body, time_s)
        self._same_s, self._said = time_s, False
        reach = (JUMP + FASTEST * min(step_s, FRESH_S)) * body.torso
        if far > SWAP * body.torso and _farthest(_places(body, _SWAPPED), self._last) < 0.5 * far:
            return self._swap(body, time_s)
        if far <= reach:
            self._accept(here, time_s)
            self._swapped_s = None
            return True
        return self._jumped(here, reach, time_s)

    def _accept(self, here: Places, time_s: float) -> None:
        self._last, self._last_s, self._odd = here, time_s, ()

    def _unmoved(self, body: Seen, time_s: float) -> bool:
        self._last_s = time_s
        body.stale = time_s - self._same_s > STALE_S
        if time_s - self._same_s < STUCK_S:
            return True
        if not self._said:
            self._said, self.asks = True, "stuck"
        return False

    def _swap(self, body: Seen, time_s: float) -> bool:
        """Put left and right back; believe that they have changed only where it stays so."""
        self._swapped_s = time_s if self._swapped_s is None else self._swapped_s
        if time_s - self._swapped_s >= ACCEPT_S:
            self.asks, self._swapped_s = "flipped", None
            self._single.forget()
        else:
            body.change_sides()
        self._accept(_places(body, _POINTS), time_s)
        return True

    def _jumped(self, here: Places, reach: float, time_s: float) -> bool:
        """Believe a jump only when the body stays in its new place."""
        if not self._odd or _farthest(here, self._odd) > reach:
            self._odd_s = time_s
        self._odd = here
        if time_s - self._odd_s < ACCEPT_S:
            return False
        self.asks = "lost"
        self._accept(here, time_s)
        return True


class Points:
    """Keep where each point was, seen from the body's middle, and leave out those that jump for a moment."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[int, tuple[float, float, float]] = {}

    def forget(self) -> None:
        """Begin again."""
        self._known.clear()

    def feed(self, body: Seen, time_s: float) -> None:
        """Add to what is bad in `body` the points that have jumped."""
        x, y = body.x, body.y
        middle_x, middle_y = body.centre
        odd: list[int] = []
        for at in USED:
            here_x, here_y = x[at] - middle_x, y[at] - middle_y
            known = self._known.get(at)
            if known is not None and time_s - known[2] < POINT_ACCEPT_S:
                reach = (POINT_JUMP + POINT_FASTEST * (time_s - known[2])) * body.torso
                if hypot(here_x - known[0], here_y - known[1]) > reach:
                    odd.append(at)
                    continue
            self._known[at] = (here_x, here_y, time_s)
        if odd:
            body.bad = body.bad.union(odd)


def _places(body: Seen, points: tuple[int, ...]) -> Places:
    x, y = body.x, body.y
    return tuple((x[at], y[at]) for at in points)


def _farthest(some: Places, others: Places) -> float:
    return max(hypot(ax - bx, ay - by) for (ax, ay), (bx, by) in zip(some, others, strict=True))
