"""Which way a body faces and which side is nearer, in a picture without depth."""

from __future__ import annotations

from math import exp, hypot

from supple.core.sight.seen import ANKLE, EAR, HEEL, HIP, KNEE, NOSE, SHOULDER, TOE, Seen

SETTLE_S = 0.8
SURE = 0.12


def facing_score(body: Seen) -> float:
    """Return how surely the front is clockwise (positive) of the body's upward axis, or the other way.

    Anatomy decides: the nose is before the ears, knees bend one way only, toes are before the heels.
    """
    x, y = body.x, body.y
    near_up = _middle(body, SHOULDER, HIP)
    length = body.torso
    nose_x = x[NOSE] - (x[EAR] + x[EAR + 1]) / 2.0
    nose_y = y[NOSE] - (y[EAR] + y[EAR + 1]) / 2.0
    score = 2.0 * (near_up[0] * nose_y - near_up[1] * nose_x) / (length * length)
    for side in (0, 1):
        hip, knee, ankle = HIP + side, KNEE + side, ANKLE + side
        leg_x, leg_y = x[ankle] - x[hip], y[ankle] - y[hip]
        thigh_x, thigh_y = x[knee] - x[hip], y[knee] - y[hip]
        bend = (leg_y * thigh_x - leg_x * thigh_y) / (hypot(leg_x, leg_y) + 0.2 * length)
        flexion = near_up[0] * thigh_y - near_up[1] * thigh_x
        foot_x, foot_y = x[TOE + side] - x[HEEL + side], y[TOE + side] - y[HEEL + side]
        shin_x, shin_y = x[knee] - x[ankle], y[knee] - y[ankle]
        foot = (shin_x * foot_y - shin_y * foot_x) / (hypot(shin_x, shin_y) + 0.2 * length)
        score += (0.75 * bend + 0.5 * foot) / length
        if abs(flexion) > 0.45 * length * length:
            score += 0.4 * flexion / (length * length)
    return score


def _middle(body: Seen, upper: int, lower: int) -> tuple[float, float]:
    x, y = body.x, body.y
    return (
        (x[upper] + x[upper + 1] - x[lower] - x[lower + 1]) / 2.0,
        (y[upper] + y[upper + 1] - y[lower] - y[lower + 1]) / 2.0,
    )


class Facing:
    """Keep which way the body faces, slowly, so that single wrong pictures do not turn it round."""

    __slots__ = ("_mean", "value")

    def __init__(self) -> None:
        self._mean = 0.0
        self.value = 0.0

    @property
    def unsure(self) -> bool:
        """Whether the front points too much at the camera, or away, to be told."""
        return abs(self._mean) < SURE

    def feed(self, body: Seen, step_s: float) -> None:
        """Take one more body in; sets the body's own `facing`, `near` and `leg`."""
        score = max(-1.5, min(1.5, facing_score(body)))
        keep = exp(-step_s / SETTLE_S) if self.value else 0.0
        self._mean = keep * self._mean + (1.0 - keep) * score
        if self.value * self._mean <= 0.0 and (abs(self._mean) >= SURE or not self.value):
            self.value = 1.0 if self._mean >= 0.0 else -1.0
        body.facing = self.value
        body.near = body.leg = 0 if self.value < 0.0 else 1
