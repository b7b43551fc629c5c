"""From a solved skeleton to the 33 points of BlazePose, in metres.

What the skeleton lacks is placed on its bones. The offsets are chosen for the drawn head and hand, whose
size is `body.HEAD_RADIUS_M` and `body.PALM_M`; they are no anatomy:

- nose, eyes, ears and corners of the mouth move with the head's frame, seen from the joint below it;
- the roots of little finger, index finger and thumb lie across the hand, seen from the wrist;
- heel and foot_index are the skeleton's heel and toe; all other points are its joints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from studio.streams.options import Body
from supple.core.movement.kinematics import SIDES, Skeleton
from supple.core.movement.vectors import Vec, add, scaled, sub, turned

FACE: Mapping[str, Vec] = {
    "nose": (0.118, 0.0, 0.05),
    "left_eye_inner": (0.1, 0.018, 0.082),
    "left_eye": (0.096, 0.032, 0.083),
    "left_eye_outer": (0.088, 0.045, 0.082),
    "right_eye_inner": (0.1, -0.018, 0.082),
    "right_eye": (0.096, -0.032, 0.083),
    "right_eye_outer": (0.088, -0.045, 0.082),
    "left_ear": (0.008, 0.076, 0.066),
    "right_ear": (0.008, -0.076, 0.066),
    "mouth_left": (0.101, 0.025, 0.016),
    "mouth_right": (0.101, -0.025, 0.016),
}
HAND: Mapping[str, Vec] = {
    "pinky": (-0.036, 0.0, -0.09),
    "index": (0.028, 0.0, -0.1),
    "thumb": (0.05, 0.0, -0.045),
}
"""Forward is towards the thumb, down towards the fingers."""
LIMBS = ("shoulder", "elbow", "wrist", "pinky", "index", "thumb")
LEGS = ("hip", "knee", "ankle", "heel", "foot_index")
NAMES: tuple[str, ...] = (
    *FACE,
    *(f"{side}_{joint}" for joint in LIMBS for side in SIDES),
    *(f"{side}_{joint}" for joint in LEGS for side in SIDES),
)
"""The 33 names in BlazePose's order."""


def landmarks_of(skeleton: Skeleton, body: Body) -> tuple[Vec, ...]:
    """Give the 33 points of one person, in the order of `NAMES`."""
    points = _grown(skeleton, body)
    head = points["head"]
    named = {name: add(head, turned(skeleton.frames["head"], place)) for name, place in FACE.items()}
    for side in SIDES:
        hand = skeleton.frames[f"{side}_hand"]
        for name, place in HAND.items():
            named[f"{side}_{name}"] = add(points[f"{side}_wrist"], turned(hand, place))
        named[f"{side}_foot_index"] = points[f"{side}_toe"]
    return tuple(named[name] if name in named else points[name] for name in NAMES)


def _grown(skeleton: Skeleton, body: Body) -> dict[str, Vec]:
    """Stretch every bone by the body's share; the pelvis stays where it is."""
    points = skeleton.points
    grown = {"pelvis": points["pelvis"]}
    for name, root, share in _bones(body):
        grown[name] = add(grown[root], scaled(sub(points[name], points[root]), share))
    return grown


def _bones(body: Body) -> Iterator[tuple[str, str, float]]:
    yield "head", "pelvis", body.trunk
    for side in SIDES:
        yield f"{side}_hip", "pelvis", 1.0
        yield f"{side}_knee", f"{side}_hip", body.legs
        yield f"{side}_ankle", f"{side}_knee", body.legs
        yield f"{side}_heel", f"{side}_ankle", 1.0
        yield f"{side}_toe", f"{side}_ankle", 1.0
        yield f"{side}_shoulder", "pelvis", body.trunk
        yield f"{side}_elbow", f"{side}_shoulder", body.arms
        yield f"{side}_wrist", f"{side}_elbow", body.arms
