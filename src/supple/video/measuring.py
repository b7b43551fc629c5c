"""What can be measured where no judge is at work: in each frame as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from supple.core.movement.model import Side
from supple.core.sight.facing import Facing
from supple.core.sight.following import Follower
from supple.core.sight.landmarks import Frame
from supple.core.sight.measures import MEASURES
from supple.core.sight.seen import Seen

FROM_START = frozenset({"shoulder_turn_deg"})
"""Measures that need the person's own start pose, which only the judge knows."""
ALWAYS = ("hip_flexion_deg", "knee_flexion_deg", "trunk_lean_deg", "neck_flexion_deg")
"""What is measured where no movement is named."""


class Measuring:
    """Measure frame after frame of a stream that nobody judges: every body is as good as another."""

    def __init__(self, measures: Sequence[str]) -> None:
        self.measures = tuple(measures or ALWAYS)
        self._facing = Facing()
        self._follower = Follower()
        self._last_s: float | None = None

    def look(self, frame: Frame) -> tuple[Mapping[str, float | None], int | None, Side | None]:
        """Return the measures of the body that is followed, its place in the frame, and its near side."""
        body = self._follower.feed(frame.bodies, frame.aspect, frame.time_s, None)
        if body is None:
            return dict.fromkeys(self.measures), None, None
        step_s = 0.0 if self._last_s is None else max(0.0, frame.time_s - self._last_s)
        self._last_s = frame.time_s
        self._facing.feed(body, step_s)
        near: Side = "right" if body.near else "left"
        return {name: _value(name, body) for name in self.measures}, self._follower.index, near


def _value(name: str, body: Seen) -> float | None:
    measure = MEASURES[name]
    if name in FROM_START or measure.points(body.near, body.leg) & body.bad:
        return None
    return measure.function(body)
