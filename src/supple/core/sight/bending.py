"""The curve's measure on a stream: looks come one by one, and each repetition gets its answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any

from supple.core.sight.bounds import MOST_BENDS
from supple.core.sight.curve import CannotTell, Curve, curve_of
from supple.core.sight.curve_line import drawn
from supple.core.sight.curve_model import model
from supple.core.sight.curve_words import sentence
from supple.core.sight.events import Armed, Event, Repetition
from supple.core.sight.judge import Now
from supple.core.sight.landmarks import Frame
from supple.core.sight.look import Look, look_at, steady
from supple.core.sight.outline import RAYS, WIDE, outline_of_strip
from supple.core.sight.seen import seen

NEUTRAL_S = 0.6
"""Looks so long before the start pose was taken as held count as at ease."""
FURTHEST = 5
"""A bend is the middle of so many looks, those that lean back furthest."""
KEPT = 400
_STRIP = RAYS * WIDE


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

    def bent(self, start_s: float, end_s: float) -> Look | None:
        """Return a repetition's furthest look; None where nothing was seen of it."""
        looks = sorted(self._within(start_s, end_s), key=lambda one: one.lean_deg)[:FURTHEST]
        return steady(looks) if looks else None

    def told(self, start_s: float, end_s: float) -> Curve | CannotTell:
        """Tell how a repetition's bend was spread, at its furthest."""
        bent = self.bent(start_s, end_s)
        return CannotTell("poor_outline") if bent is None else curve_of(self.neutral, bent)

    def _within(self, start_s: float, end_s: float) -> list[Look]:
        return [seen for time_s, seen in self._looks if start_s <= time_s <= end_s]


class Curves:
    """Answer each repetition of a session in which the curve can be told, and keep the answers."""

    def __init__(self) -> None:
        self._bending = Bending()
        self._movement: str | None = None
        self.told: list[dict[str, Any]] = []
        """Of each repetition where its bend was, with its interval, or why that cannot be told."""

    def wants(self, now: Now) -> bool:
        """Tell whether the outline is needed for what is done now, or next."""
        return now.movement in model().movements

    def feed(
        self, frame: Frame, strips: Sequence[float], now: Now, events: Iterable[Event]
    ) -> dict[str, Any] | None:
        """Take a picture's sampled outlines, one strip a body; return what to show after a repetition."""
        if self.wants(now) and now.movement != self._movement:
            self._movement, self._bending = now.movement, Bending()
        if strips:
            self._bending.feed(frame.time_s, _look(frame, strips, now))
        return self.take(events)

    def take(self, events: Iterable[Event]) -> dict[str, Any] | None:
        """Take what the judge says; return what to show after a repetition."""
        shown = None
        for event in events:
            if isinstance(event, Armed) and event.movement == self._movement:
                self._bending.armed(event.time_s)
            elif isinstance(event, Repetition) and event.judged and event.movement == self._movement:
                shown = self._tell(event)
        return shown

    def _tell(self, event: Repetition) -> dict[str, Any]:
        bending = self._bending
        if bending.neutral is None:
            # The outline came too late for the start pose; where this repetition set out is one too.
            bending.armed(event.start_s)
        told = bending.told(event.start_s, event.end_s)
        kept = {"movement": event.movement, "part": event.part, "number": event.number, **_numbers(told)}
        kept["method"] = model().version
        self.told = [*self.told, kept][-MOST_BENDS:]
        lines = drawn(bending.neutral, bending.bent(event.start_s, event.end_s), told)
        return {**kept, "sentence": sentence(told), **lines}


def _numbers(told: Curve | CannotTell) -> dict[str, Any]:
    if isinstance(told, CannotTell):
        return {"why": told.why, "centroid": None, "low": None, "high": None}
    at = told.centroid
    values = {name: round(getattr(at, name), 3) for name in ("low", "high")}
    return {"why": None, "centroid": round(at.value, 3), **values}


def _look(frame: Frame, strips: Sequence[float], now: Now) -> Look | None:
    """Look at the body that the judge follows."""
    index = now.body
    if index is None or len(strips) < (index + 1) * _STRIP:
        return None
    body = seen(frame.bodies[index], frame.aspect)
    if body is None:
        return None
    body.near = 0 if now.near == "left" else 1
    body.facing = -1.0 if now.near == "left" else 1.0
    return look_at(outline_of_strip(strips[index * _STRIP : (index + 1) * _STRIP], body), body)
