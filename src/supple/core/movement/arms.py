"""Solve an arm: by its own angles, or by two-bone inverse kinematics from what the hand holds."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians, sin, sqrt
from typing import NamedTuple

from supple.core.movement import body
from supple.core.movement.grips import mat_frames, placed
from supple.core.movement.physique import Physique
from supple.core.movement.pose import Blend
from supple.core.movement.spreads import VERTEBRAE
from supple.core.movement.vectors import (
    Mat,
    Vec,
    add,
    cross,
    dot,
    forward,
    frame,
    left,
    length,
    product,
    rotation,
    scaled,
    sub,
    turned,
    unit,
    up,
)


class Solved(NamedTuple):
    """The body while it is being solved: points and frames found so far, and whose body it is."""

    points: dict[str, Vec]
    frames: dict[str, Mat]
    physique: Physique


class Hand(NamedTuple):
    """What one hand holds, how far from it this body's wrist lies, and how it is turned there.

    Both in the axes of the chest, in metres and degrees.
    """

    holds: Blend
    own_m: Vec
    own_deg: Vec


Aim = tuple[Vec, Vec, Vec, Vec]
"""Wrist seen from the shoulder, then the directions of fingers, thumb and elbow."""

ELBOW_M = 0.045
LEAST_REACH_M = sqrt(
    body.UPPER_ARM_M**2 + body.FOREARM_M**2 - 2.0 * body.UPPER_ARM_M * body.FOREARM_M * cos(radians(34.0))
)
"""How near a wrist may come to its shoulder: the elbow bent by 146 degrees, a little less than its limit."""
_CHEST_LEAN_DEG = body.REST_LEAN_DEG[VERTEBRAE.index("T4")]


def prepare(floor_m: float, solved: Solved) -> None:
    """Add the frames of chest and mat that the arms are solved in."""
    points, frames, _ = solved
    frames["chest"] = product(frames["T4"], rotation(-_CHEST_LEAN_DEG, 0.0, 0.0))
    frames.update(mat_frames(frames["pelvis"]))
    points["mat"] = (0.0, 0.0, floor_m)


def solved_arm(side: str, angles: Mapping[str, float], hand: Hand, solved: Solved) -> None:
    """Add shoulder, elbow, wrist, hand and fingertips of one side, and the frames of its bones."""
    points, frames, physique = solved
    sign = 1.0 if side == "left" else -1.0
    chest = frames["chest"]
    raised_deg = sign * angles[f"{side}_shoulder_raise_deg"]
    collar_bone = frames[f"{side}_clavicle"] = product(chest, rotation(0.0, -raised_deg, 0.0))
    socket = _socket(sign, points["T3"], chest, collar_bone)
    blend, own_m, own_deg = hand
    aims = [_aim(name, side, sign, (angles, socket), solved) for name, _ in blend]
    aim = aims[0] if len(aims) == 1 else _blended(aims, [share for _, share in blend])
    shoulder = add(socket, _shrug(aim[0], sign, chest))
    wrist = add(add(socket, aim[0]), turned(chest, own_m))
    wrist = _above(wrist, points["mat"][2] + physique.hand_m)
    swing_deg = sign * angles[f"{side}_elbow_swing_deg"] * sum(s for name, s in blend if name != "free")
    floor_m = points["mat"][2] + ELBOW_M
    elbow, wrist = _two_bones(shoulder, wrist, aim[3], swing_deg, floor_m)
    points[f"{side}_shoulder"], points[f"{side}_elbow"], points[f"{side}_wrist"] = shoulder, elbow, wrist
    _hand(side, _tilted(aim, own_deg, chest), solved)


def _socket(sign: float, at: Vec, chest: Mat, collar_bone: Mat) -> Vec:
    """Give where the shoulder is, at the end of a collar bone that has turned."""
    x, y, z = body.SHOULDER
    inner = turned(chest, (x, sign * body.COLLAR_BONE_FROM_M, z))
    return add(add(at, inner), turned(collar_bone, (0.0, sign * (y - body.COLLAR_BONE_FROM_M), 0.0)))


def _aim(name: str, side: str, sign: float, root: tuple[Mapping[str, float], Vec], solved: Solved) -> Aim:
    angles, socket = root
    points, frames, physique = solved
    if name == "free":
        return _free(side, sign, angles, frames["chest"])
    grip = physique.grips[name]
    palm, fingers, thumb = placed(grip, sign, points, frames)
    x, y, z = grip.elbow
    wrist = sub(palm, scaled(fingers, body.PALM_M))
    return sub(wrist, socket), fingers, thumb, unit(turned(frames["chest"], (x, sign * y, z)))


def _free(side: str, sign: float, a: Mapping[str, float], chest: Mat) -> Aim:
    upper = product(
        chest,
        rotation(
            -a[f"{side}_shoulder_flexion_deg"],
            -sign * a[f"{side}_shoulder_abduction_deg"],
            sign * a[f"{side}_shoulder_rotation_deg"],
        ),
    )
    fore = product(upper, rotation(-a[f"{side}_elbow_flexion_deg"], 0.0, 0.0))
    to_elbow = scaled(up(upper), -body.UPPER_ARM_M)
    to_wrist = add(to_elbow, scaled(up(fore), -body.FOREARM_M))
    behind = (-upper[0], -upper[3], -upper[6])
    return to_wrist, scaled(up(fore), -1.0), (fore[0], fore[3], fore[6]), behind


def _blended(aims: list[Aim], shares: list[float]) -> Aim:
    """Pass from one aim into another on an arc round the shoulder, so that the arm keeps clear of it."""
    distance = sum(length(aim[0]) * share for aim, share in zip(aims, shares, strict=True))
    axes = [_mean([unit(aim[part]) for aim in aims], shares) for part in range(4)]
    return scaled(axes[0], distance), axes[1], axes[2], axes[3]


def _mean(directions: list[Vec], shares: list[float]) -> Vec:
    total: Vec = (0.0, 0.0, 0.0)
    for direction, share in zip(directions, shares, strict=True):
        total = add(total, scaled(direction, share))
    return unit(total) if length(total) > 1e-6 else directions[0]


def _shrug(reach: Vec, sign: float, chest: Mat) -> Vec:
    """Let the shoulder blade follow the arm: up and inwards as it rises, forwards as it reaches."""
    direction = unit(reach)
    raised = (1.0 + dot(direction, up(chest))) / 2.0
    ahead = direction[0] * chest[0] + direction[1] * chest[3] + direction[2] * chest[6]
    return turned(chest, (0.025 * ahead, -sign * 0.022 * raised, 0.045 * raised * raised))


def _tilted(aim: Aim, own_deg: Vec, chest: Mat) -> Aim:
    """Turn a hand's fingers and thumb, about the wrist, as one body's own flesh asks for."""
    if not any(own_deg):
        return aim
    there, here = product(chest, rotation(*own_deg)), (forward(chest), left(chest), up(chest))
    fingers, thumb = ((dot(here[0], way), dot(here[1], way), dot(here[2], way)) for way in aim[1:3])
    return aim[0], turned(there, fingers), turned(there, thumb), aim[3]


def _above(point: Vec, height_m: float) -> Vec:
    return (point[0], point[1], max(point[2], height_m))


def _two_bones(
    shoulder: Vec, wrist: Vec, elbow_way: Vec, swing_deg: float, floor_m: float
) -> tuple[Vec, Vec]:
    """Give elbow and wrist; the wrist stops short where the arm is too short."""
    a, b = body.UPPER_ARM_M, body.FOREARM_M
    line = sub(wrist, shoulder)
    axis = unit(line) if length(line) > 1e-6 else (0.0, 0.0, -1.0)
    reach = min(max(length(line), LEAST_REACH_M), (a + b) * 0.999)
    beside = (a * a - b * b + reach * reach) / (2.0 * reach)
    off = sqrt(max(a * a - beside * beside, 0.0))
    middle = add(shoulder, scaled(axis, beside))
    out = _lifted(_swung(axis, elbow_way, swing_deg), axis, (floor_m - middle[2]) / max(off, 1e-9))
    return add(middle, scaled(out, off)), add(shoulder, scaled(axis, reach))


def _swung(axis: Vec, way: Vec, swing_deg: float) -> Vec:
    out = sub(way, scaled(axis, dot(axis, way)))
    out = unit(out) if length(out) > 1e-6 else unit(cross(axis, (0.31, 0.95, 0.0)))
    if swing_deg == 0.0:
        return out
    angle = radians(swing_deg)
    return add(scaled(out, cos(angle)), scaled(cross(axis, out), sin(angle)))


def _lifted(out: Vec, axis: Vec, least: float) -> Vec:
    """Turn the elbow's way about the axis until its upward part is at least `least`."""
    if out[2] >= least:
        return out
    upward = sub((0.0, 0.0, 1.0), scaled(axis, axis[2]))
    size = length(upward)
    if size < 1e-6:
        return out
    top = scaled(upward, 1.0 / size)
    share = min(1.0, least / size)
    level = sub(out, scaled(top, dot(out, top)))
    level = unit(level) if length(level) > 1e-6 else cross(axis, top)
    return add(scaled(top, share), scaled(level, sqrt(max(0.0, 1.0 - share * share))))


def _hand(side: str, aim: Aim, solved: Solved) -> None:
    points, frames, physique = solved
    shoulder, elbow, wrist = (points[f"{side}_{name}"] for name in ("shoulder", "elbow", "wrist"))
    floor_m = points["mat"][2] + physique.hand_m
    fingers = _flattened(aim[1], (floor_m - wrist[2]) / (body.PALM_M + body.FINGER_M))
    points[f"{side}_hand"] = add(wrist, scaled(fingers, body.PALM_M))
    points[f"{side}_fingertips"] = add(wrist, scaled(fingers, body.PALM_M + body.FINGER_M))
    bend = sub(elbow, along_axis(shoulder, wrist, elbow))
    for name, start, end, front in (
        ("upper_arm", shoulder, elbow, scaled(bend, -1.0)),
        ("forearm", elbow, wrist, scaled(bend, -1.0)),
        ("hand", wrist, points[f"{side}_hand"], aim[2]),
    ):
        frames[f"{side}_{name}"] = _bone_frame(sub(start, end), front)


def along_axis(start: Vec, end: Vec, point: Vec) -> Vec:
    """Drop a point onto the line from `start` to `end`."""
    axis = unit(sub(end, start))
    return add(start, scaled(axis, dot(sub(point, start), axis)))


def _flattened(way: Vec, least: float) -> Vec:
    if way[2] >= least:
        return way
    flat = (way[0], way[1], 0.0)
    if length(flat) < 1e-6:
        flat = (1.0, 0.0, 0.0)
    rise = max(-1.0, min(1.0, least))
    return add(scaled(unit(flat), sqrt(1.0 - rise * rise)), (0.0, 0.0, rise))


def _bone_frame(upwards: Vec, front: Vec) -> Mat:
    """Make the axes of a bone from the way to its upper end and a vector that is roughly its front."""
    ups = unit(upwards)
    lefts = cross(ups, front)
    if length(lefts) < 1e-6:
        lefts = cross(ups, (0.31, 0.0, 0.95))
    lefts = unit(lefts)
    return frame(cross(lefts, ups), lefts, ups)
