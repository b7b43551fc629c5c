"""A pose: joint angles by name, what the hands hold, and what the body rests on.

All angles are degrees from standing upright with the arms hanging, palms towards the thighs.
Signs: forward bending, bending a joint, moving or turning a limb outwards, and turning or
leaning to the left count as positive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from supple.core.movement.spreads import Spread, spread_weights

LIMB_ANGLES: Mapping[str, tuple[float, float]] = {
    "hip_flexion_deg": (-25.0, 140.0),
    "hip_abduction_deg": (-30.0, 60.0),
    "hip_rotation_deg": (-45.0, 60.0),
    "knee_flexion_deg": (0.0, 155.0),
    "ankle_flexion_deg": (-60.0, 30.0),
    "shoulder_flexion_deg": (-60.0, 180.0),
    "shoulder_abduction_deg": (-45.0, 180.0),
    "shoulder_rotation_deg": (-90.0, 90.0),
    "shoulder_raise_deg": (-10.0, 35.0),
    "elbow_flexion_deg": (0.0, 150.0),
    "elbow_swing_deg": (-120.0, 120.0),
}
"""Angles that exist once for each side. `shoulder_raise_deg` turns the collar bone upwards, beyond what
it does by itself as the arm rises. `elbow_swing_deg` turns the elbow about the line from
shoulder to wrist while the hand reaches for something; positive lifts it outwards and up."""

TRUNK_ANGLES: Mapping[str, tuple[float, float]] = {
    "pitch_deg": (-130.0, 150.0),
    "turn_deg": (-180.0, 180.0),
    "roll_deg": (-120.0, 120.0),
    "spine_flexion_deg": (-70.0, 90.0),
    "spine_side_deg": (-45.0, 45.0),
    "spine_rotation_deg": (-60.0, 60.0),
    "neck_flexion_deg": (-60.0, 60.0),
    "neck_side_deg": (-45.0, 45.0),
    "neck_rotation_deg": (-85.0, 85.0),
}
"""`pitch_deg` is the pelvis': 0 upright, 90 on the back, -90 on the front. `turn_deg` turns the
whole body about the vertical, `roll_deg` about its own long axis."""

ANGLES: Mapping[str, tuple[float, float]] = {
    **TRUNK_ANGLES,
    **{f"{side}_{key}": limits for side in ("left", "right") for key, limits in LIMB_ANGLES.items()},
}
"""Every angle a pose may set, with the lowest and highest degrees allowed."""

KEYS: tuple[str, ...] = tuple(ANGLES)
REACHES: tuple[str, ...] = (
    "free",
    "behind_left_thigh",
    "behind_right_thigh",
    "left_knee",
    "right_knee",
    "left_thigh",
    "right_thigh",
    "left_shin",
    "right_shin",
    "behind_neck",
    "breastbone",
    "opposite_shoulder",
    "chest",
    "belly",
    "pelvis_back",
    "mat_by_hip",
    "mat_by_chest",
    "mat_ahead",
    "mat_under_shoulder",
    "mat_before_chest",
    "mat_behind",
    "mat_beside",
    "under_forehead",
    "under_head",
    "chair_beside",
    "wall",
)
"""What a hand can hold or lie on; "free" follows the arm's own angles."""

RESTS: tuple[str, ...] = (
    "mat",
    "bed",
    "knees",
    "bed_knees",
    "feet",
    "chair",
    "bed_edge",
    "bed_left",
    "bed_right",
)
"""What carries the body: its lowest point on the mat or bed, its knees on one of them, its feet on
the floor, its seat on a chair or on the bed's edge, or, along the bed, its trunk beside the left or the
right edge."""

FEET: tuple[str, ...] = ("free", "floor", "seat", "cushions")
"""A foot on the "floor" (mat, bed) has its hip angle solved so that it lies there. A lower leg up on
the "seat" of a chair, or on "cushions" on the bed, follows its own angles as a "free" one does."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "left_hand": REACHES,
    "right_hand": REACHES,
    "left_foot": FEET,
    "right_foot": FEET,
    "rest": RESTS,
}
"""Every key of a pose that takes a name, with the names allowed."""

Blend = tuple[tuple[str, float], ...]
"""Names with the share that each has; the shares sum to 1."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Hold one posture of the body.

    `angles_deg` follows the order of `KEYS`; `bends_deg` are the forward bends of the 17 joints
    below L5 … T1. `choices` names what each hand, each foot and the body rests on, in the order
    of `CHOICES`, each with its share (two names while one pose passes into another). `own_m` is what
    one person's own flesh asks for beyond the drawn body's: how much higher the body lies, then forwards,
    left, up of the left wrist and of the right one, in the axes of the chest, in metres. `own_deg` is the
    same for the hands: of the left, then the right, three turns as `vectors.rotation` takes them, in the axes
    of the chest, and how much further fingers and thumb bend.
    """

    angles_deg: tuple[float, ...]
    bends_deg: tuple[float, ...]
    choices: tuple[Blend, ...]
    own_m: tuple[float, ...] = (0.0,) * 7
    own_deg: tuple[float, ...] = (0.0,) * 10

    def angle(self, key: str) -> float:
        """Give one angle in degrees; raise `ValueError` for a key that is not in `ANGLES`."""
        return self.angles_deg[KEYS.index(key)]

    def choice(self, key: str) -> Blend:
        """Give the names and shares of one of the keys of `CHOICES`."""
        return self.choices[tuple(CHOICES).index(key)]


def pose_from(table: Mapping[str, object], inherited: Mapping[str, object] | None = None) -> Pose:
    """Make a pose from a table whose entries the schema has passed.

    `inherited` is the table of the pose named by `like`; entries of `table` win over it. Angles
    left out are 0, the spread is "even", hands and feet are free and the body rests on the mat.
    """
    merged = {**(inherited or {}), **table}
    angles = tuple(float(str(merged.get(key, 0.0))) for key in KEYS)
    flexion_deg = angles[KEYS.index("spine_flexion_deg")]
    weights = spread_weights(merged.get("spine_spread", "even"))  # type: ignore[arg-type]
    bends = tuple(flexion_deg * weight for weight in weights)
    defaults = {"rest": "mat"}
    choices = tuple(((str(merged.get(key, defaults.get(key, "free"))), 1.0),) for key in CHOICES)
    return Pose(angles, bends, choices)


def with_spread(pose: Pose, spread: Spread) -> Pose:
    """Share the whole bend of a pose's spine over the vertebrae by another curve."""
    total_deg = sum(pose.bends_deg)
    return replace(pose, bends_deg=tuple(total_deg * weight for weight in spread_weights(spread)))


def mirrored(pose: Pose) -> Pose:
    """Swap left and right."""
    angles = tuple(pose.angles_deg[index] * sign for index, sign in _MIRROR)
    by_key = dict(zip(CHOICES, pose.choices, strict=True))
    choices = tuple(
        tuple((_other_side(name), share) for name, share in by_key[_other_side(key)]) for key in CHOICES
    )
    height, ahead, left, up, ahead_right, left_right, up_right = pose.own_m
    own = (height, ahead_right, -left_right, up_right, ahead, -left, up)
    hands = pose.own_deg[5:] + pose.own_deg[:5]
    turns = tuple(value * sign for value, sign in zip(hands, (1.0, -1.0, -1.0, 1.0, 1.0) * 2, strict=True))
    return Pose(angles, pose.bends_deg, choices, own, turns)


def between(start: Pose, end: Pose, fraction: float) -> Pose:
    """Give the pose on the way from `start` (0) to `end` (1).

    Angles go in straight lines. Where hands, feet or the support differ both are kept with
    their shares, and the kinematics blend the solved places.
    """
    if fraction <= 0.0:
        return start
    if fraction >= 1.0:
        return end
    return Pose(
        _mix(start.angles_deg, end.angles_deg, fraction),
        _mix(start.bends_deg, end.bends_deg, fraction),
        tuple(_blend(a, b, fraction) for a, b in zip(start.choices, end.choices, strict=True)),
        _mix(start.own_m, end.own_m, fraction),
        _mix(start.own_deg, end.own_deg, fraction),
    )


def _mix(start: Iterable[float], end: Iterable[float], fraction: float) -> tuple[float, ...]:
    return tuple(a + (b - a) * fraction for a, b in zip(start, end, strict=True))


def _blend(start: Blend, end: Blend, fraction: float) -> Blend:
    if start == end:
        return start
    shares: dict[str, float] = {}
    faded = ((name, share * (1.0 - fraction)) for name, share in start)
    rising = ((name, share * fraction) for name, share in end)
    for name, share in chain(faded, rising):
        shares[name] = shares.get(name, 0.0) + share
    return tuple(shares.items())


def _other_side(name: str) -> str:
    if "left" in name:
        return name.replace("left", "right")
    return name.replace("right", "left")


_TURNED_ROUND = {
    "turn_deg", "roll_deg", "spine_side_deg", "spine_rotation_deg", "neck_side_deg", "neck_rotation_deg",
}  # fmt: skip
_MIRROR = tuple((KEYS.index(_other_side(key)), -1.0 if key in _TURNED_ROUND else 1.0) for key in KEYS)
