"""Knees drawn in only as far as a person's own belly and chest leave room, and a little further apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from studio.bodies.bones import INDEX, SIDES
from studio.bodies.nearness import above
from supple.core.movement.pose import KEYS, Pose
from supple.core.movement.spreads import VERTEBRAE

if TYPE_CHECKING:
    from studio.bodies.fitting import Flesh

MOST_SHARE, DEEP_M, NEAR_M = 0.038, 0.02, 0.12
"""How much of the limbs' skin may be so deep inside the trunk, and how near it is what is looked at."""
DRAWN_IN_DEG = 95.0
STEP_DEG = {"hip_flexion_deg": -1.0, "hip_abduction_deg": 0.5}
STEPS, EVERY = 24, 3
"""The hands' points alone are not thinned out: one in so many counts."""
LIMBS = tuple(f"{side}_{limb}" for side in SIDES for limb in ("thigh", "shin", "forearm", "hand"))


def eased(own: Flesh, pose: Pose) -> Pose:
    """Lower knees that are drawn in, and let them fall apart, step by step until the flesh has room."""
    for _ in range(STEPS):
        if deep_share(own, pose) <= MOST_SHARE:
            break
        pose = _opened(pose)
    return pose


def forearms_sunk(own: Flesh, pose: Pose) -> float:
    """Return the larger share of a forearm's skin that is deep inside the trunk, of both forearms."""
    return max(deep_share(own, pose, (f"{side}_forearm",)) for side in SIDES)


def deep_share(own: Flesh, pose: Pose, limbs: Sequence[str] = LIMBS) -> float:
    """Return which share of the skin of some limbs is deep inside the trunk."""
    points, place = own.at(pose)
    trunk = own.weights[:, [INDEX[bone] for bone in ("pelvis", *VERTEBRAE)]].sum(axis=1) > 0.9
    hands = own.weights[:, [INDEX[f"{side}_hand"] for side in SIDES]].sum(axis=1) > 0.3
    chosen = own.weights[:, [INDEX[limb] for limb in limbs]].sum(axis=1) > 0.95
    chosen &= ~hands | (np.arange(len(hands)) % EVERY == 0)
    turns = (own.weights[trunk] @ place.turns.reshape(-1, 9)).reshape(-1, 3, 3)
    skin = points[trunk], np.einsum("vij,vj->vi", turns, own.normals[trunk])
    apart = np.linalg.norm(points[chosen][:, None] - points[trunk][None, ::9], axis=2).min(axis=1)
    return float(((above(points[chosen], skin) < -DEEP_M) & (apart < NEAR_M)).mean())


def _opened(pose: Pose) -> Pose:
    angles = list(pose.angles_deg)
    for side in SIDES:
        if pose.angle(f"{side}_hip_flexion_deg") > DRAWN_IN_DEG:
            for name, step_deg in STEP_DEG.items():
                angles[KEYS.index(f"{side}_{name}")] += step_deg
    return replace(pose, angles_deg=tuple(angles))
