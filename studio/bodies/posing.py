"""From a solved skeleton to the place of every bone of a rig, and to the moved mesh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from studio.bodies.bones import BONES, INDEX, SIDES
from studio.bodies.meshes import Mesh
from studio.bodies.rig import Rig, arrays, vertebra_joint
from supple.core.movement.kinematics import Skeleton, solve
from supple.core.movement.physique import Physique
from supple.core.movement.pose import CHOICES, Pose
from supple.core.movement.spreads import VERTEBRAE
from supple.core.movement.vectors import Mat, Vec

TWIST_SHARE = 0.6
"""How much of the hand's turning the lower half of the forearm follows."""
CURLS_DEG = {
    "free": 20.0, "behind_left_thigh": 10.0, "behind_right_thigh": 10.0, "left_knee": 24.0,
    "right_knee": 24.0, "left_thigh": 14.0, "right_thigh": 14.0, "behind_neck": 18.0, "breastbone": 68.0,
    "opposite_shoulder": 24.0,
    "chest": 10.0, "belly": 1.0, "pelvis_back": 3.0, "under_forehead": 4.0, "under_head": 10.0,
}  # fmt: skip
"""How far the fingers bend at each of their two joints, by what the hand holds; flat on everything else."""
THUMB_SHARE, THUMB_OUT_DEG, THUMB_BESIDE_DEG = 0.8, 14.0, -10.0
"""How much of the fingers' bend the thumb follows, how far it lies off the palm, and off a leg it holds."""
_HELD = ("thigh", "knee")


@dataclass(frozen=True, slots=True)
class Posed:
    """A body in the room.

    `turns` (bones, 3, 3) from the standing body, `joints` (bones, 3) in metres, and the solved skeleton's own
    `points` and the axes of its `chest`.
    """

    turns: np.ndarray
    joints: np.ndarray
    points: Mapping[str, Vec]
    chest: Mat


def placed(rig: Rig, physique: Physique, pose: Pose) -> Posed:
    """Solve one pose for a rig."""
    return posed(rig, pose, solve(pose, physique))


def posed(rig: Rig, pose: Pose, skeleton: Skeleton) -> Posed:
    """Place every bone of a rig as the skeleton stands."""
    points, axes = arrays(skeleton)
    turns, joints = np.zeros((len(BONES), 3, 3)), np.zeros((len(BONES), 3))

    def put(bone: str, joint: np.ndarray, to: np.ndarray) -> None:
        turns[INDEX[bone]] = to @ rig.axes[INDEX[bone]].T
        joints[INDEX[bone]] = joint

    put("pelvis", (points["left_hip"] + points["right_hip"]) / 2.0, axes["pelvis"])
    for name in VERTEBRAE:
        put(name, vertebra_joint(points, axes, name), axes[name])
    put("neck", points["neck"], axes["neck"])
    put("head", points["head"], axes["head"])
    for side in SIDES:
        for bone, start in (("thigh", "hip"), ("shin", "knee"), ("foot", "ankle"), ("upper_arm", "shoulder"),
                            ("forearm", "elbow"), ("hand", "wrist")):  # fmt: skip
            put(f"{side}_{bone}", points[f"{side}_{start}"], axes[f"{side}_{bone}"])
        _clavicle(rig, side, (turns, joints))
        _twist(rig, side, (turns, joints))
        _fingers(rig, side, (_curl_deg(pose, side), _thumb_out_deg(pose, side)), (turns, joints))
        _carry(rig, f"{side}_toes", f"{side}_foot", np.eye(3), (turns, joints))
    return Posed(turns, joints, skeleton.points, skeleton.frames["chest"])


def moved(rig: Rig, worn: Mesh, place: Posed) -> np.ndarray:
    """Return the vertices (n, 3) of a mesh of this rig, moved with its bones."""
    shifts = place.joints - np.einsum("bij,bj->bi", place.turns, rig.joints)
    turned = np.einsum("vb,bij,vj->vi", worn.weights, place.turns, worn.vertices, optimize=True)
    return turned + worn.weights @ shifts


def _carry(rig: Rig, bone: str, carrier: str, turn: np.ndarray, made: tuple[np.ndarray, np.ndarray]) -> None:
    """Let a bone move with its carrier, turned further by `turn`."""
    turns, joints = made
    at, base = INDEX[bone], INDEX[carrier]
    turns[at] = turn @ turns[base]
    joints[at] = joints[base] + turns[base] @ (rig.joints[at] - rig.joints[base])


def _clavicle(rig: Rig, side: str, made: tuple[np.ndarray, np.ndarray]) -> None:
    """Turn the collar bone so that it points to the shoulder."""
    turns, joints = made
    _carry(rig, f"{side}_clavicle", "T3", np.eye(3), made)
    at, arm = INDEX[f"{side}_clavicle"], INDEX[f"{side}_upper_arm"]
    now = turns[at] @ (rig.joints[arm] - rig.joints[at])
    turns[at] = _between(now, joints[arm] - joints[at]) @ turns[at]


def _twist(rig: Rig, side: str, made: tuple[np.ndarray, np.ndarray]) -> None:
    turns, _ = made
    fore, hand = INDEX[f"{side}_forearm"], INDEX[f"{side}_hand"]
    here = rig.axes[fore].T @ turns[fore].T @ turns[hand] @ rig.axes[fore]
    angle = np.arctan2(here[1, 0] - here[0, 1], here[0, 0] + here[1, 1])
    axis = turns[fore] @ rig.axes[fore][:, 2]
    _carry(rig, f"{side}_forearm_twist", f"{side}_forearm", _about(axis, TWIST_SHARE * angle), made)


def _fingers(
    rig: Rig, side: str, bends_deg: tuple[float, float], made: tuple[np.ndarray, np.ndarray]
) -> None:
    """Bend fingers and thumb from flat, whatever bend the standing body's own hand has."""
    turns, _ = made
    curl_deg, out_deg = bends_deg
    hand = INDEX[f"{side}_hand"]
    axes = rig.axes[hand]
    sign = -1.0 if side == "left" else 1.0
    before_deg = 0.0
    for bone, carrier in (("fingers", "hand"), ("fingertips", "fingers")):
        own_deg = _bend_deg(rig.axes[INDEX[f"{side}_{bone}"]], axes, sign)
        curl = _about(turns[hand] @ axes[:, 0] * sign, np.radians(curl_deg - own_deg + before_deg))
        _carry(rig, f"{side}_{bone}", f"{side}_{carrier}", curl, made)
        before_deg = own_deg
    own_deg = _thumb_deg(rig.axes[INDEX[f"{side}_thumb"]], axes, sign)
    curl = _about(turns[hand] @ axes[:, 2] * sign, np.radians(THUMB_SHARE * curl_deg - out_deg - own_deg))
    _carry(rig, f"{side}_thumb", f"{side}_hand", curl, made)


def _bend_deg(bone: np.ndarray, hand: np.ndarray, sign: float) -> float:
    """Measure how far a finger bends towards the palm from the hand's own plane, in degrees."""
    return float(np.degrees(np.arcsin(np.clip(-sign * (bone[:, 2] @ hand[:, 1]), -1.0, 1.0))))


def _thumb_deg(bone: np.ndarray, hand: np.ndarray, sign: float) -> float:
    """Measure how far the thumb stands in front of the palm, in degrees about the hand's long axis."""
    return float(np.degrees(np.arctan2(-sign * (bone[:, 2] @ hand[:, 1]), -(bone[:, 2] @ hand[:, 0]))))


def _curl_deg(pose: Pose, side: str) -> float:
    blend = dict(zip(CHOICES, pose.choices, strict=True))[f"{side}_hand"]
    own_deg = pose.own_deg[3 if side == "left" else 8]
    return own_deg + sum(CURLS_DEG.get(name, 2.0) * share for name, share in blend)


def _thumb_out_deg(pose: Pose, side: str) -> float:
    held = dict(zip(CHOICES, pose.choices, strict=True))[f"{side}_hand"]
    beside = sum(share for name, share in held if any(part in name for part in _HELD))
    own_deg = pose.own_deg[4 if side == "left" else 9]
    return own_deg + THUMB_OUT_DEG + (THUMB_BESIDE_DEG - THUMB_OUT_DEG) * beside


def _between(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return the smallest turn that takes one direction into another."""
    axis = np.cross(start, end)
    size = np.linalg.norm(axis)
    if size < 1e-9:
        return np.eye(3)
    return _about(axis / size, float(np.arctan2(size, start @ end)))


def _about(axis: np.ndarray, angle: float) -> np.ndarray:
    """Return the rotation about a unit axis by an angle in radians (Rodrigues)."""
    x, y, z = axis
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    return np.eye(3) + np.sin(angle) * cross + (1.0 - np.cos(angle)) * cross @ cross
