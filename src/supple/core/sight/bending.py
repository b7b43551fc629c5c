"""The curve's measure on a stream: looks come one by one, and each repetition gets its answer."""

from __future__ import annotations

from collections import deque

from supple.core.sight.curve import CannotTell, Curve, curve_of
from supple.core.sight.look import Look, steady

NEUTRAL_S = 0.6
"""Looks so long before the start pose was taken as held count as at ease."""
FURTHEST = 5
"""A bend is the middle of so many looks, those that lean back furthest."""
KEPT = 400


class Bending:
    """Keep the looks of the last repetition, and the person's own neutral one; memory is bounded."""

    __slots__ = ("_looks", "neutral")

    def __init__(self) -> None:
        self.neutral: Look | None = None
        self._looks: deque[tuple[float, Look]] = deque(maxlen=KEPT)

    def feed(self, time_s: float, seen: Look | None) -> None:
        """Take in what one picture shows; None, where nothing can be seen, is left out."""
        if seen is not None:
            self._looks.append((time_s, seen))

    def armed(self, time_s: float) -> None:
        """Take the looks just before `time_s` for the person's own posture at ease."""
        near = self._within(time_s - NEUTRAL_S, time_s)
        self.neutral = steady(near) if near else None

    def told(self, start_s: float, end_s: float) -> Curve | CannotTell:
        """Tell how a repetition's bend was spread, at its furthest."""
        seen = sorted(self._within(start_s, end_s), key=lambda one: one.lean_deg)[:FURTHEST]
        return curve_of(self.neutral, steady(seen) if seen else None)

    def _within(self, start_s: float, end_s: float) -> list[Look]:
        return [seen for time_s, seen in self._looks if start_s <= time_s <= end_s]
