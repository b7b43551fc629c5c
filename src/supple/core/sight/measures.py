"""The measures: small functions on the points of one body in the picture's plane.

Angles are those of the picture, not of the body in space. Bending forwards is positive, whichever way
round the body lies. Lengths are in torso lengths of the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import acos, asin, atan2, copysign, degrees, hypot

from supple.core.sight.seen import ANKLE, EAR, ELBOW, HIP, KNEE, NOSE, SHOULDER, WRIST, Seen

NOSE_AHEAD, ARMS_AHEAD = 0.38, 0.8
"""How far nose and arms (elbows, wrists) are before the chest as the catalogue turns, in torso lengths."""
CLASPED, APART = 1.0, 1.25
"""How far apart the hands are, in shoulder widths, where arms are held before the chest, and where not."""
NEAR_DEG, FAR_DEG = 18.0, 32.0
"""Where the shoulder line begins to tell, and where it tells alone, while nose and arms tell the turn."""
Function = Callable[[Seen], float]


@dataclass(frozen=True, slots=True)
class Measure:
    """A function with the points it looks at: of the near side, of the measured leg, of both sides."""

    function: Function
    near: tuple[int, ...] = ()
    leg: tuple[int, ...] = ()
    both: tuple[int, ...] = ()
    scale: float = 1.0

    def points(self, near: int, leg: int) -> frozenset[int]:
        """Return the landmarks that the measure needs, for these sides."""
        return frozenset(
            (
                *(at + near if at != NOSE else at for at in self.near),
                *(at + leg for at in self.leg),
                *(at + side for at in self.both for side in (0, 1)),
            )
        )


def turn_deg(ax: float, ay: float, bx: float, by: float) -> float:
    """Return the angle from direction a to direction b: clockwise on the screen is positive."""
    return degrees(atan2(ax * by - ay * bx, ax * bx + ay * by))


def trunk(body: Seen) -> tuple[float, float]:
    """Return the direction from the near hip to the near shoulder."""
    hip, shoulder = HIP + body.near, SHOULDER + body.near
    return body.x[shoulder] - body.x[hip], body.y[shoulder] - body.y[hip]


def hip_deg(body: Seen, leg: int) -> float:
    """Return the bend between trunk and thigh of leg 0 (left) or 1 (right)."""
    up_x, up_y = trunk(body)
    hip, knee = HIP + leg, KNEE + leg
    bend = -body.facing * turn_deg(-up_x, -up_y, body.x[knee] - body.x[hip], body.y[knee] - body.y[hip])
    return bend + 360.0 if bend < -100.0 else bend


def _bend(body: Seen, start: int, joint: int, end: int) -> float:
    x, y = body.x, body.y
    angle = turn_deg(x[start] - x[joint], y[start] - y[joint], x[end] - x[joint], y[end] - y[joint])
    return 180.0 - abs(angle)


def hip_flexion_deg(body: Seen) -> float:
    """Return the bend between trunk and thigh of the measured leg: 0 straight, more when hugged."""
    return hip_deg(body, body.leg)


def other_hip_flexion_deg(body: Seen) -> float:
    """Return the bend between trunk and thigh of the leg that is not measured."""
    return hip_deg(body, 1 - body.leg)


def stride_deg(body: Seen) -> float:
    """Return the left hip's bend less the right's."""
    return hip_deg(body, 0) - hip_deg(body, 1)


def legs_apart_deg(body: Seen) -> float:
    """Return how differently the two hips are bent."""
    return abs(stride_deg(body))


def knee_flexion_deg(body: Seen) -> float:
    """Return the bend of the measured leg's knee: 0 straight."""
    return _bend(body, HIP + body.leg, KNEE + body.leg, ANKLE + body.leg)


def other_knee_flexion_deg(body: Seen) -> float:
    """Return the bend of the other leg's knee."""
    other = 1 - body.leg
    return _bend(body, HIP + other, KNEE + other, ANKLE + other)


def trunk_lean_deg(body: Seen) -> float:
    """Return the lean of hip to shoulder: 0 upright, forwards positive, -90 on the back, 90 on the front."""
    return body.facing * turn_deg(0.0, -1.0, *trunk(body))


def head_lean_deg(body: Seen) -> float:
    """Return the lean of hip to ear: 0 upright, forwards positive; a longer line than the trunk's."""
    ear, hip = EAR + body.near, HIP + body.near
    return body.facing * turn_deg(0.0, -1.0, body.x[ear] - body.x[hip], body.y[ear] - body.y[hip])


def neck_flexion_deg(body: Seen) -> float:
    """Return the angle from trunk to shoulder-to-ear: forwards positive."""
    ear, shoulder = EAR + body.near, SHOULDER + body.near
    across, down = body.x[ear] - body.x[shoulder], body.y[ear] - body.y[shoulder]
    return body.facing * turn_deg(*trunk(body), across, down)


def elbow_flexion_deg(body: Seen) -> float:
    """Return the bend of the near elbow: 0 straight."""
    near = body.near
    return _bend(body, SHOULDER + near, ELBOW + near, WRIST + near)


def arm_raise_deg(body: Seen) -> float:
    """Return the angle between trunk and near upper arm: 0 alongside, 180 overhead."""
    near = body.near
    return 180.0 - _bend(body, HIP + near, SHOULDER + near, ELBOW + near)


def hip_lift(body: Seen) -> float:
    """Return how far the near hip is in front of the line from shoulder to ankle."""
    near, x, y = body.near, body.x, body.y
    shoulder, hip, ankle = SHOULDER + near, HIP + near, ANKLE + near
    line_x, line_y = x[ankle] - x[shoulder], y[ankle] - y[shoulder]
    across = line_x * (y[hip] - y[shoulder]) - line_y * (x[hip] - x[shoulder])
    return -body.facing * across / (hypot(line_x, line_y) * body.torso + 1e-9)


def hip_drift(body: Seen) -> float:
    """Return how far the near hip is ahead of the ankle."""
    return body.facing * (body.x[HIP + body.near] - body.x[ANKLE + body.near]) / body.torso


def _apart(body: Seen, one: int, other: int) -> float:
    return hypot(body.x[one] - body.x[other], body.y[one] - body.y[other]) / body.torso


def ear_to_shoulder(body: Seen) -> float:
    """Return how far the near ear is from the shoulder."""
    return _apart(body, EAR + body.near, SHOULDER + body.near)


def hand_to_ear(body: Seen) -> float:
    """Return how far the near wrist is from the ear."""
    return _apart(body, WRIST + body.near, EAR + body.near)


def hand_to_knee(body: Seen) -> float:
    """Return how far the near wrist is from the measured leg's knee."""
    return _apart(body, WRIST + body.near, KNEE + body.leg)


def hand_to_hip(body: Seen) -> float:
    """Return how far the near wrist is from the hip."""
    return _apart(body, WRIST + body.near, HIP + body.near)


def shoulder_width(body: Seen) -> float:
    """Return how far apart the shoulders are, positive where the left one is to the picture's right.

    It is the length of their line, level or not, so that leaning to the side does not pass for a turn.
    """
    return copysign(_apart(body, SHOULDER, SHOULDER + 1), body.x[SHOULDER] - body.x[SHOULDER + 1])


def arms_before(body: Seen) -> float:
    """Return how much the arms tell of the turn: 1 with the hands before the chest, 0 with them apart.

    Arms that are held out do not lie ahead of the chest, and turned, the one that comes forwards looks
    longer: their middle then goes the wrong way. Hands and shoulders grow narrow alike, at every turn.
    """
    hands, shoulders = _apart(body, WRIST, WRIST + 1), _apart(body, SHOULDER, SHOULDER + 1)
    return max(0.0, min(1.0, (APART - hands / (shoulders + 1e-9)) / (APART - CLASPED)))


def front_yaw_deg(body: Seen) -> float:
    """Return the turn that puts nose, elbows and wrists that far from the shoulders, left positive."""
    x, before = body.x, arms_before(body)
    nose = x[NOSE] - (x[EAR] + x[EAR + 1]) / 2.0
    arms = (x[ELBOW] + x[ELBOW + 1] + x[WRIST] + x[WRIST + 1]) / 2.0 - x[SHOULDER] - x[SHOULDER + 1]
    ahead = (NOSE_AHEAD + before * ARMS_AHEAD) * body.torso
    return degrees(asin(max(-1.0, min(1.0, (nose + before * arms) / ahead))))


def shoulder_turn_deg(body: Seen) -> float:
    """Return the turn of the upper body from the camera, as seen from the front, left positive.

    The shoulder line grows narrow with the cosine, which tells little near the start: there what is
    before the chest tells (nose, elbows, hands). Further out the shoulders alone tell, so that swinging
    only the arms does not pass for it. Where the arms are not before the chest, the nose is left: the head
    turns alone too easily, so the nose soon only tells the way, and the shoulders how far.
    """
    yaw_deg = front_yaw_deg(body)
    if body.width_at <= 0.0:
        return yaw_deg
    narrow_deg = degrees(acos(max(0.0, min(1.0, shoulder_width(body) / body.width_at))))
    by_width = narrow_deg if yaw_deg >= 0.0 else -narrow_deg
    told = (NOSE_AHEAD + arms_before(body) * ARMS_AHEAD) / (NOSE_AHEAD + ARMS_AHEAD)
    weight = max(0.0, min(1.0, (abs(yaw_deg) / told - NEAR_DEG) / (FAR_DEG - NEAR_DEG)))
    return yaw_deg + weight * (by_width - yaw_deg)


def side_lean_deg(body: Seen) -> float:
    """Return the lean of the trunk to the side, seen from the front: to the picture's right positive."""
    x, y = body.x, body.y
    across = x[SHOULDER] + x[SHOULDER + 1] - x[HIP] - x[HIP + 1]
    return turn_deg(0.0, -1.0, across, y[SHOULDER] + y[SHOULDER + 1] - y[HIP] - y[HIP + 1])


def knee_swing(body: Seen) -> float:
    """Return how far the knees' middle is from the hips' middle, to the picture's right."""
    x = body.x
    return (x[KNEE] + x[KNEE + 1] - x[HIP] - x[HIP + 1]) / 2.0 / body.torso


def knee_in(body: Seen) -> float:
    """Return how far the near knee of who lies is towards the head, from the middle of the trunk.

    It is taken along the picture's width: where the trunk lies still, its direction would only add noise.
    """
    near, x = body.near, body.x
    towards = copysign(1.0, body.trunk[0])
    return towards * (x[KNEE + near] - (x[HIP + near] + x[SHOULDER + near]) / 2.0) / body.torso


_TORSO = 60.0
_TRUNK = (SHOULDER, HIP)
MEASURES: Mapping[str, Measure] = {
    "hip_flexion_deg": Measure(hip_flexion_deg, _TRUNK, (HIP, KNEE)),
    "other_hip_flexion_deg": Measure(other_hip_flexion_deg, _TRUNK, both=(HIP, KNEE)),
    "legs_apart_deg": Measure(legs_apart_deg, _TRUNK, both=(HIP, KNEE)),
    "stride_deg": Measure(stride_deg, _TRUNK, both=(HIP, KNEE)),
    "knee_flexion_deg": Measure(knee_flexion_deg, leg=(HIP, KNEE, ANKLE)),
    "other_knee_flexion_deg": Measure(other_knee_flexion_deg, both=(HIP, KNEE, ANKLE)),
    "trunk_lean_deg": Measure(trunk_lean_deg, _TRUNK),
    "head_lean_deg": Measure(head_lean_deg, (EAR, HIP)),
    "neck_flexion_deg": Measure(neck_flexion_deg, (EAR, *_TRUNK)),
    "elbow_flexion_deg": Measure(elbow_flexion_deg, (SHOULDER, ELBOW, WRIST)),
    "arm_raise_deg": Measure(arm_raise_deg, (ELBOW, *_TRUNK)),
    "hip_lift": Measure(hip_lift, (SHOULDER, HIP, ANKLE), scale=_TORSO),
    "hip_drift": Measure(hip_drift, (HIP, ANKLE), scale=_TORSO),
    "ear_to_shoulder": Measure(ear_to_shoulder, (EAR, *_TRUNK), scale=_TORSO),
    "hand_to_ear": Measure(hand_to_ear, (WRIST, EAR, *_TRUNK), scale=_TORSO),
    "hand_to_knee": Measure(hand_to_knee, (WRIST, *_TRUNK), (KNEE,), scale=_TORSO),
    "hand_to_hip": Measure(hand_to_hip, (WRIST, *_TRUNK), scale=_TORSO),
    "shoulder_turn_deg": Measure(shoulder_turn_deg, (NOSE,), both=(EAR, ELBOW, WRIST, *_TRUNK)),
    "side_lean_deg": Measure(side_lean_deg, both=_TRUNK),
    "knee_in": Measure(knee_in, (KNEE, *_TRUNK), scale=_TORSO),
    "knee_swing": Measure(knee_swing, both=(HIP, KNEE), scale=_TORSO),
}
"""Every measure that a movement's file may name; what they are called is in the catalogue's sight.toml."""
