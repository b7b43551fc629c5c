"""What sinks into the ground on the way is brought out of it: smoothly, and no more than it needs.

The trunk is lifted, a lower leg bends at the knee, an arm turns at the shoulder. The ends of the way stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from studio.bodies.bones import INDEX, SIDES
from studio.bodies.figures import Figure
from studio.bodies.fitting import Flesh
from studio.bodies.smoothing import CHAINS
from studio.bodies.turning import Placed, about, corner, on_spots, turn_between
from supple.core.movement.arms import LEAST_REACH_M
from supple.video.people.bedside import in_bed_m

ROUNDS = 4
SUNK_M = 0.002
"""How deep skin may be on the way, unless it is at both ends."""
_CALF_M, _ARM_M = 0.18, 0.12
"""What of a lower leg is so far from the knee moves when the knee bends, and what of an upper arm is so far
from the shoulder when that turns; the rest rises with the trunk."""
_WIDE_KEYS = 2.0
UP = np.array([0.0, 0.0, 1.0])
_MOST_RAD = 0.9
Skin = tuple[np.ndarray, np.ndarray]
"""Points (keys, n, 3) and their normals."""
_FROM_SHOULDER = ("upper_arm", "forearm", "forearm_twist", "hand", "fingers", "fingertips", "thumb")


@dataclass(frozen=True, slots=True)
class Ground:
    """What is below a way: a floor, mat or bed at a height, and the `bed` if it turns under who gets up."""

    level_m: float
    bed: bool = False


@dataclass(frozen=True, slots=True)
class Regions:
    """Which vertices of a person's flesh are lifted together, by name: a mask (n,) each."""

    own: Flesh
    masks: dict[str, np.ndarray]


def regions(own: Flesh) -> Regions:
    """Share a person's flesh out: each arm, each lower leg, and all the rest."""
    main = own.weights.argmax(axis=1)
    masks = {}
    for side, leg, arm in zip(SIDES, CHAINS[1:3], CHAINS[3:5], strict=True):
        upper, fore = (INDEX[f"{side}_{bone}"] for bone in ("upper_arm", "forearm"))
        far = np.linalg.norm(own.vertices - own.figure.rig.joints[upper], axis=1) > _ARM_M
        masks[f"{side}_arm"] = (main == fore) | ((main == upper) & far)
        masks[f"{side}_hand"] = np.isin(main, [INDEX[bone] for bone in arm[3:]])
        shin = INDEX[f"{side}_shin"]
        low = own.vertices[:, 2] < own.figure.rig.joints[shin, 2] - _CALF_M
        lower = [INDEX[bone] for bone in leg if "thigh" not in bone and "shin" not in bone]
        masks[f"{side}_leg"] = np.isin(main, lower) | ((main == shin) & low)
    masks["trunk"] = ~np.any(list(masks.values()), axis=0)
    return Regions(own, masks)


def cleared(where: Regions, placed: Placed, ground: Ground, feet: Mapping[str, Placed]) -> Placed:
    """Bring a way out of the ground; `feet` that go their own way rise only where they must."""
    led, level_m = dict(feet), ground.level_m
    for _ in range(ROUNDS):
        heights = _heights(where.own, placed)
        placed = _lifted(placed, needed(heights[where.masks["trunk"]], level_m))
        placed = on_spots(where.own.figure.rig, placed, led)
        heights = _heights(where.own, placed)
        arms = np.minimum(heights, level_m - _in_bed_m(where.own, placed)) if ground.bed else heights
        for side in SIDES:
            by_m = needed(heights[where.masks[f"{side}_leg"]], level_m)
            if side in led:
                led[side] = led[side][0], led[side][1] + by_m[:, None] * UP
                placed = on_spots(where.own.figure.rig, placed, {side: led[side]})
            else:
                placed = _bent(where.own.figure, placed, side, by_m)
            placed = swung(placed, side, needed(arms[where.masks[f"{side}_arm"]], level_m), UP)
            by_m = needed(arms[where.masks[f"{side}_hand"]], level_m)
            placed = drawn(placed, side, by_m[:, None] * UP)
    return placed


def _heights(own: Flesh, placed: Placed) -> np.ndarray:
    """Return the height (vertices, keys) of all skin."""
    rows, joints = placed[0][:, :, 2], placed[1]
    shifts = joints[:, :, 2] - np.einsum("kbj,bj->kb", rows, own.figure.rig.joints)
    blend = np.einsum("vb,kbj->vkj", own.weights, rows, optimize=True)
    return np.asarray(np.einsum("vkj,vj->vk", blend, own.vertices) + own.weights @ shifts.T)


def _in_bed_m(own: Flesh, placed: Placed) -> np.ndarray:
    """Return how deep (vertices, keys) all skin is in the bed that turns, below 0 outside it."""
    return in_bed_m(skin(own, placed)[0], placed[1][:, INDEX["pelvis"]]).T


def skin(own: Flesh, placed: Placed, which: np.ndarray | slice = slice(None)) -> Skin:
    """Return where the skin, or some points of it, is on a way, and its normals."""
    turns, joints = placed
    shifts = joints - np.einsum("kbij,bj->kbi", turns, own.figure.rig.joints)
    blend = np.einsum("vb,kbij->kvij", own.weights[which], turns, optimize=True)
    points = np.einsum("kvij,vj->kvi", blend, own.vertices[which]) + own.weights[which] @ shifts
    return points, np.einsum("kvij,vj->kvi", blend, own.normals[which])


def needed(heights: np.ndarray, level_m: float) -> np.ndarray:
    """Return how much (keys,) skin must rise: a smooth hull of how deep it is, nothing at the ends."""
    deep = too_deep(heights, level_m)
    if not deep.any():
        return deep
    wide = np.maximum.reduce([deep, np.append(deep[1:], 0.0), np.append(0.0, deep[:-1])])
    steps = np.arange(len(deep))
    shares = np.exp(-0.5 * ((steps[:, None] - steps) / _WIDE_KEYS) ** 2)
    hull = shares @ wide / shares.sum(axis=1) * np.minimum(1.0, np.minimum(steps, steps[::-1]) / 3.0)
    return np.asarray(np.maximum(hull, deep))


def too_deep(heights: np.ndarray, level_m: float) -> np.ndarray:
    """Return how much deeper (keys,) skin is than at both ends; nothing at the ends."""
    low = heights.min(axis=0) - level_m
    allowed = np.minimum(np.linspace(low[0], low[-1], len(low)), -SUNK_M)
    deep = np.maximum(allowed - low, 0.0)
    deep[0] = deep[-1] = 0.0
    return np.asarray(deep)


def _lifted(placed: Placed, by_m: np.ndarray) -> Placed:
    turns, joints = placed
    return turns, joints + by_m[:, None, None] * UP


def _bent(figure: Figure, placed: Placed, side: str, by_m: np.ndarray) -> Placed:
    """Lift a lower leg: a shin that lies bends at the knee, a foot below it is drawn up."""
    if not by_m.any():
        return placed
    shin, foot = INDEX[f"{side}_shin"], INDEX[f"{side}_foot"]
    axis = placed[0][:, shin] @ figure.rig.axes[shin][:, 1]
    reach = placed[1][:, foot] - placed[1][:, shin]
    lift = np.cross(axis, reach)[:, 2]
    lies = np.clip(lift / np.linalg.norm(reach, axis=1) * 2.0 - 0.6, 0.0, 1.0)
    bones = [f"{side}_shin", f"{side}_foot", f"{side}_toes"]
    placed = _turned(placed, bones, axis, _angles(by_m * lies, lift))
    drawn_up = placed[1][:, foot] + (by_m * (1.0 - lies))[:, None] * UP
    return on_spots(figure.rig, placed, {side: (placed[0][:, foot], drawn_up)})


def swung(placed: Placed, side: str, by_m: np.ndarray, way: np.ndarray) -> Placed:
    """Turn an arm about its shoulder until the hand is so much farther in a direction, (3,) or (keys, 3)."""
    if not by_m.any():
        return placed
    shoulder, hand = INDEX[f"{side}_upper_arm"], INDEX[f"{side}_hand"]
    reach = placed[1][:, hand] - placed[1][:, shoulder]
    axis = np.cross(reach, way)
    across = np.linalg.norm(axis, axis=1)
    axis /= np.maximum(across, 1e-9)[:, None]
    by_m = by_m * np.clip(across / 0.2 - 0.5, 0.0, 1.0)
    bones = [bone for bone in CHAINS[3 if side == "left" else 4] if "clavicle" not in bone]
    return _turned(placed, bones, axis, _angles(by_m, (np.cross(axis, reach) * way).sum(axis=1)))


def drawn(placed: Placed, side: str, by_m: np.ndarray) -> Placed:
    """Bend or stretch an arm until the hand is elsewhere by (keys, 3); the hand itself does not turn."""
    turns, joints = placed[0].copy(), placed[1].copy()
    upper, fore, twist, *hand = (INDEX[f"{side}_{bone}"] for bone in _FROM_SHOULDER)
    shoulder, elbow, wrist = joints[:, upper], joints[:, fore].copy(), joints[:, hand[0]].copy()
    wanted = wrist + by_m
    axis = (wanted - shoulder) / np.linalg.norm(wanted - shoulder, axis=1)[:, None]
    lengths = np.linalg.norm(elbow - shoulder, axis=1), np.linalg.norm(wrist - elbow, axis=1)
    least = np.minimum(np.linalg.norm(wrist - shoulder, axis=1), LEAST_REACH_M)
    reach = np.maximum(np.linalg.norm(wanted - shoulder, axis=1), least)
    wanted = shoulder + axis * reach[:, None]
    along, off = corner(lengths, reach, least)
    out = (elbow - shoulder) - axis * np.einsum("ki,ki->k", elbow - shoulder, axis)[:, None]
    out /= np.maximum(np.linalg.norm(out, axis=1), 1e-9)[:, None]
    bent = shoulder + axis * along[:, None] + out * off[:, None]
    reached = bent + (wanted - bent) * (lengths[1] / np.linalg.norm(wanted - bent, axis=1))[:, None]
    turns[:, upper] = turn_between(elbow - shoulder, bent - shoulder) @ turns[:, upper]
    turn = turn_between(wrist - elbow, reached - bent)
    for bone in (fore, twist):
        turns[:, bone] = turn @ turns[:, bone]
        joints[:, bone] = bent + np.einsum("kij,kj->ki", turn, joints[:, bone] - elbow)
    joints[:, hand] += (reached - wrist)[:, None]
    return turns, joints


def _angles(by_m: np.ndarray, lift_m: np.ndarray) -> np.ndarray:
    """Return by what angles to turn, where a radian lifts the end by `lift_m`."""
    sure = np.where(np.abs(lift_m) < 0.12, np.where(lift_m < 0.0, -0.12, 0.12), lift_m)
    return np.clip(by_m / sure, -_MOST_RAD, _MOST_RAD)


def _turned(placed: Placed, bones: list[str], axis: np.ndarray, angles: np.ndarray) -> Placed:
    """Turn bones in the room about an axis through the joint of the first."""
    turns, joints = placed[0].copy(), placed[1].copy()
    which = [INDEX[bone] for bone in bones]
    turn = about(axis, angles)
    centre = joints[:, which[0]][:, None]
    turns[:, which] = turn[:, None] @ turns[:, which]
    joints[:, which] = centre + np.einsum("kij,kbj->kbi", turn, joints[:, which] - centre)
    return turns, joints
