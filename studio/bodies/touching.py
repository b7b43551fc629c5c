"""Does a posed body touch what it should, and nothing else? Measured on the mesh, in metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.bodies.bones import INDEX, SIDES
from studio.bodies.meshes import Mesh
from studio.bodies.posing import CURLS_DEG, Posed, moved
from studio.bodies.rig import Rig
from supple.core.movement import body
from supple.core.movement.pose import Pose

_HAND = ("hand", "fingers", "fingertips", "thumb")


@dataclass(frozen=True, slots=True)
class Touch:
    """What one posed body touches.

    `sunk_m` and `hover_m`: how deep it sinks into what carries it, or how far it is above it; `left_m` and
    `right_m`: how far each hand is from what it holds, None where it holds nothing.
    """

    sunk_m: float
    hover_m: float
    left_m: float | None
    right_m: float | None


def touch(rig: Rig, worn: list[tuple[str, Mesh]], pose: Pose, place: Posed) -> Touch:
    """Measure one pose, both on the ground and at the hands."""
    parts = [part for name, part in worn if name in ("skin", "shirt", "trousers")]
    points = np.vstack([moved(rig, part, place) for part in parts])
    weights = np.vstack([part.weights for part in parts])
    sunk, hover = _ground(points, weights, pose)
    hands = {side: _hand(points, weights, pose, side) for side in SIDES}
    return Touch(sunk, hover, hands["left"], hands["right"])


def _ground(points: np.ndarray, weights: np.ndarray, pose: Pose) -> tuple[float, float]:
    """Measure against the floor, the seat or the bed; what stands beside the bed may be lower."""
    rest = pose.choice("rest")[0][0]
    seat = {"chair": body.SEAT_M, "bed_edge": body.BED_M}.get(rest)
    if seat is not None:
        trunk = [INDEX[bone] for bone in ("pelvis", "left_thigh", "right_thigh")]
        over = points[(weights[:, trunk].sum(axis=1) > 0.6) & (points[:, 0] < body.SEATED_BACK_M + 0.15)]
        lowest = float(over[:, 2].min()) - seat
        floor = min(0.0, float(points[:, 2].min()))
        return max(-lowest, -floor, 0.0), max(lowest, 0.0)
    level = body.BED_M if rest in ("bed", "bed_knees") else 0.0
    lowest = float(points[:, 2].min()) - level
    return max(-lowest, 0.0), max(lowest, 0.0)


def _hand(points: np.ndarray, weights: np.ndarray, pose: Pose, side: str) -> float | None:
    held = pose.choice(f"{side}_hand")[0][0]
    if held not in CURLS_DEG or held in ("free", "breastbone"):
        return None
    hand = weights[:, [INDEX[f"{side}_{bone}"] for bone in _HAND]].sum(axis=1) > 0.9
    arm = weights[:, [INDEX[f"{side}_{bone}"] for bone in ("forearm", "forearm_twist", "upper_arm")]].sum(
        axis=1
    )
    rest = points[~hand & (arm < 0.05)]
    palm = points[hand][:: max(1, hand.sum() // 200)]
    gaps = np.sqrt(((palm[:, None, :] - rest[None, ::2, :]) ** 2).sum(axis=2)).min(axis=1)
    return float(gaps.min())
