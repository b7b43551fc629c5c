"""An arm that would go through the trunk or a thigh on the way goes round it: out to its own side, smoothly.

The ends of the way stay. A hand that lies behind the other thigh goes under it: that thigh is not in its way.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from studio.bodies.bones import INDEX, SIDES
from studio.bodies.clearing import swung, too_deep
from studio.bodies.fitting import LYING, Flesh
from studio.bodies.nearness import roughly_above
from studio.bodies.turning import Placed
from supple.core.movement.pose import Pose
from supple.core.movement.spreads import VERTEBRAE

ROUNDS = 6
GRAZED_M = 0.025
"""How deep an arm may be on the way before it is moved."""
WIDE_KEYS, RAMP_KEYS, MOST = 3.0, 6.0, 3.0
"""Over how many keys a move is spread, over how many it begins and ends, and how much of what the spreading
takes away is made up for."""
STRAY = 25
"""One in so many of an arm's points may be deeper: those at the elbow, where it leaves the trunk."""
EVERY_BODY, EVERY_ARM = 2, 4
"""Of the thinned-out flesh one point in so many is measured."""
TRUNK = ("pelvis", *VERTEBRAE)
THIGHS = tuple(f"{side}_thigh" for side in SIDES)
LOWER_ARM = ("forearm", "forearm_twist", "hand", "fingers", "fingertips", "thumb")


def skirted(own: Flesh, placed: Placed, line: Sequence[Pose]) -> Placed:
    """Lead both arms round the body on the way through the poses of `line`."""
    for _ in range(ROUNDS):
        for side in SIDES:
            heights = arm_heights(own, placed, side, _bars(line, side))
            placed = swung(placed, side, _bulge(too_deep(heights, -GRAZED_M)), _outwards(own, placed, side))
    return placed


def arm_heights(own: Flesh, placed: Placed, side: str, bars: Sequence[str]) -> np.ndarray:
    """Return how far a lower arm is from some bones' flesh, below 0 inside it: (1, keys), without strays."""
    main = own.weights.argmax(axis=1)
    body = np.flatnonzero(own.weights[:, [INDEX[bone] for bone in bars]].sum(axis=1) > 0.9)[::EVERY_BODY]
    arm = np.flatnonzero(np.isin(main, [INDEX[f"{side}_{bone}"] for bone in LOWER_ARM]))[::EVERY_ARM]
    (skins, normals), (points, _) = _moved(own, body, placed), _moved(own, arm, placed)
    heights = [roughly_above(points[key], (skins[key], normals[key])) for key in range(len(points))]
    return np.sort(np.stack(heights, axis=1), axis=0)[len(arm) // STRAY][None]


def _bars(line: Sequence[Pose], side: str) -> tuple[str, ...]:
    """Return the bones that are in an arm's way: sitting, a hand comes from below to both thighs.

    Lying, a hand goes round its own thigh to lie behind it, unless it slides there from the knee.
    """
    held = {name for pose in line for name, _ in pose.choice(f"{side}_hand")}
    lying = all(pose.choice("rest")[0][0] in LYING for pose in line)
    own = f"{side}_thigh" if lying and f"{side}_knee" not in held else ""
    free = tuple(thigh for thigh in THIGHS if thigh == own or f"behind_{thigh}" not in held)
    return TRUNK + free if lying or free == THIGHS else TRUNK


def _bulge(deep_m: np.ndarray) -> np.ndarray:
    """Return one calm way out (keys,) that is as far as the deepest needs; nothing at the ends."""
    steps = np.arange(len(deep_m))
    shares = np.exp(-0.5 * ((steps[:, None] - steps) / WIDE_KEYS) ** 2)
    ends = np.minimum(1.0, np.minimum(steps, steps[::-1]) / RAMP_KEYS)
    hull = shares @ deep_m / shares.sum(axis=1) * ends * ends * (3.0 - 2.0 * ends)
    return np.asarray(hull * min(MOST, (deep_m / np.maximum(hull, 1e-9)).max()))


def _outwards(own: Flesh, placed: Placed, side: str) -> np.ndarray:
    """Return the direction (keys, 3) from the chest to one side."""
    chest = INDEX["T6"]
    return np.asarray(
        placed[0][:, chest] @ own.figure.rig.axes[chest][:, 1] * (1.0 if side == "left" else -1.0)
    )


def _moved(own: Flesh, which: np.ndarray, placed: Placed) -> tuple[np.ndarray, np.ndarray]:
    """Return where some points of the flesh are (keys, points, 3), and their normals."""
    turns, joints = placed
    shifts = joints - np.einsum("kbij,bj->kbi", turns, own.figure.rig.joints)
    blend = np.einsum("vb,kbij->kvij", own.weights[which], turns, optimize=True)
    points = np.einsum("kvij,vj->kvi", blend, own.vertices[which]) + own.weights[which] @ shifts
    return points, np.einsum("kvij,vj->kvi", blend, own.normals[which])
