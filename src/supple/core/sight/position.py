"""Which position a body is in: lying, prone, sitting, standing or kneeling."""

from __future__ import annotations

from supple.core.movement.model import Position
from supple.core.sight.measures import hip_deg, turn_deg
from supple.core.sight.seen import ANKLE, HIP, KNEE, SHOULDER, WRIST, Seen

UPRIGHT_DEG = 48.0
FLAT_DEG = 60.0
KNEES_UP = 0.7
"""Knees so many torso lengths above the hips: who seems to sit lies, feet towards the camera [D]."""
SETTLE_S = 0.5


def position_of(body: Seen, *, front_known: bool = True) -> Position | None:
    """Return the position that one picture shows, or None between positions."""
    x, y, torso = body.x, body.y, body.torso
    up_x = (x[SHOULDER] + x[SHOULDER + 1] - x[HIP] - x[HIP + 1]) / 2.0
    up_y = (y[SHOULDER] + y[SHOULDER + 1] - y[HIP] - y[HIP + 1]) / 2.0
    lean_deg = abs(turn_deg(0.0, -1.0, up_x, up_y))
    legs = [_leg(body, side) for side in (0, 1)]
    thigh, shin = max(legs)
    if lean_deg < FLAT_DEG:
        if thigh < 0.35 and shin < 0.4 and _stretched(body):
            return "prone"
        return _upright(thigh, shin, leaning=lean_deg > UPRIGHT_DEG)
    if thigh > 0.5:
        on_hands = max(y[WRIST + side] - y[SHOULDER + side] for side in (0, 1)) > 0.4 * torso
        return "kneeling" if shin < 0.45 and on_hands else "standing" if shin >= 0.45 else None
    face_down = body.facing * up_x > 0.0
    if shin > 0.5 and abs(thigh) < 0.4 and face_down:
        return "sitting"
    if not front_known:
        return None
    return "prone" if face_down else "lying"


def _leg(body: Seen, side: int) -> tuple[float, float]:
    """Return how far the knee is below the hip, and the ankle below the knee, in torso lengths."""
    y, torso = body.y, body.torso
    hip, knee, ankle = y[HIP + side], y[KNEE + side], y[ANKLE + side]
    return (knee - hip) / torso, (ankle - knee) / torso


def _stretched(body: Seen) -> bool:
    """Tell whether the thighs go on in the trunk's line: a raised chest, not somebody who sits."""
    return min(abs(hip_deg(body, side)) for side in (0, 1)) < 55.0


def _upright(thigh: float, shin: float, *, leaning: bool) -> Position | None:
    if thigh < -KNEES_UP:
        return None
    if thigh > 0.55:
        return "standing" if shin > 0.4 else "kneeling" if shin < 0.3 else None
    if shin > 0.4 or (thigh < 0.35 and not leaning):
        return "sitting"
    return None


class Steady:
    """Keep the position that has been seen for half a second without a break."""

    __slots__ = ("_candidate", "_since_s", "value")

    def __init__(self) -> None:
        self.value: Position | None = None
        self._candidate: Position | None = None
        self._since_s = 0.0

    def feed(self, found: Position | None, time_s: float) -> bool:
        """Take what one picture shows; return whether the steady position changed."""
        if found != self._candidate:
            self._candidate, self._since_s = found, time_s
        if found == self.value or time_s - self._since_s < SETTLE_S:
            return False
        self.value = found
        return True
