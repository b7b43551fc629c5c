"""Where a hand goes for each name of `pose.REACHES`.

Written for the left hand; the right hand's is the same with left and right swapped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from supple.core.movement import body
from supple.core.movement.vectors import Mat, Vec, add, forward, left, scaled, turned, unit, up


@dataclass(frozen=True, slots=True)
class Grip:
    """Say where the palm is, where fingers and thumb point, and where the elbow goes.

    All vectors are in the axes of `frame`, but `elbow`, which is in those of the chest.
    Frame "mat" has its origin below the hips, its forward axis towards the head (or, upright,
    the way the hips face) and its up axis vertical.
    """

    frame: str
    origin: str
    place: Vec
    fingers: Vec
    thumb: Vec
    elbow: Vec


def _leg(side: str) -> dict[str, Grip]:
    return {
        f"behind_{side}_thigh": Grip(
            f"{side}_thigh", f"{side}_hip", (-0.09, 0.03, -0.28),
            (0.25, -1.0, 0.0), (0.5, 0.0, -1.0), (0.4, 1.0, -0.5),
        ),
        f"{side}_knee": Grip(
            f"{side}_shin", f"{side}_knee", (0.064, 0.012, 0.0),
            (0.4, -0.25, -0.88), (0.2, -1.0, 0.0), (0.2, 1.0, -0.6),
        ),
        f"{side}_thigh": Grip(
            f"{side}_thigh", f"{side}_hip", (0.084, 0.0, -0.24),
            (-0.05, -0.15, -1.0), (0.0, -1.0, 0.0), (-0.6, 1.0, 0.0),
        ),
        f"{side}_shin": Grip(
            f"{side}_shin", f"{side}_knee", (0.066, 0.03, -0.11),
            (0.15, -1.0, -0.3), (0.2, 0.2, 1.0), (0.2, 1.0, -0.6),
        ),
    }  # fmt: skip


GRIPS: Mapping[str, Grip] = {
    **_leg("left"),
    **_leg("right"),
    "behind_neck": Grip(
        "head", "head", (-0.098, 0.03, 0.015), (-0.1, -1.0, 0.35), (0.1, 0.0, -1.0), (0.75, 1.0, 0.0)
    ),
    "breastbone": Grip(
        "chest", "T6", (0.27, 0.026, 0.0), (0.75, -0.65, 0.1), (0.1, 0.0, 1.0), (0.0, 1.0, -0.25)
    ),
    "opposite_shoulder": Grip(
        "chest", "T4", (0.155, -0.1, -0.01), (-0.2, -1.0, 0.6), (0.2, 0.4, 1.0), (0.6, 0.5, -1.0)
    ),
    "chest": Grip(
        "chest", "T4", (0.158, -0.05, -0.02), (-0.25, -1.0, 0.15), (0.1, 0.3, 1.0), (0.1, 1.0, -0.8)
    ),
    "belly": Grip("L3", "L3", (0.146, 0.05, 0.0), (0.0, -1.0, -0.2), (0.1, -0.2, 1.0), (-0.3, 1.0, -0.4)),
    "pelvis_back": Grip(
        "pelvis", "pelvis", (-0.135, 0.075, 0.07), (0.1, -0.5, -1.0), (0.0, 1.0, -0.4), (-1.0, 0.7, 0.0)
    ),
    "mat_by_hip": Grip(
        "mat", "pelvis", (-0.06, 0.27, 0.022), (-1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (-0.4, 1.0, 0.0)
    ),
    "mat_by_chest": Grip(
        "mat", "pelvis", (0.42, 0.22, 0.022), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (-1.0, 0.35, -0.3)
    ),
    "mat_ahead": Grip(
        "mat", "pelvis", (0.72, 0.17, 0.022), (1.0, -0.1, 0.0), (0.0, -1.0, 0.0), (0.0, 0.4, -1.0)
    ),
    "mat_under_shoulder": Grip(
        "mat", "pelvis", (0.5, 0.18, 0.022), (1.0, 0.0, 0.0), (0.0, -1.0, 0.0), (0.0, 0.4, -1.0)
    ),
    "mat_before_chest": Grip(
        "mat_facing", "pelvis", (0.3, 0.42, 0.022), (0.3, 1.0, 0.0), (0.0, 0.0, 1.0), (0.3, 0.2, 1.0)
    ),
    "mat_behind": Grip(
        "mat_facing", "pelvis", (-0.3, 0.24, 0.022), (-1.0, 0.3, 0.0), (0.0, 1.0, 0.0), (-1.0, 0.6, 0.0)
    ),
    "mat_beside": Grip(
        "mat_facing", "pelvis", (0.1, 0.44, 0.022), (0.8, 0.6, 0.0), (0.0, -1.0, 0.0), (0.7, 0.7, 0.0)
    ),
    "under_forehead": Grip(
        "head", "head", (0.135, 0.06, 0.1), (0.0, -1.0, 0.3), (0.0, 0.3, 1.0), (0.2, 1.0, 0.6)
    ),
    "under_head": Grip(
        "head", "head", (0.02, 0.11, 0.06), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0), (1.0, 0.0, -0.4)
    ),
    "wall": Grip(
        "mat_facing", "mat", (0.46, 0.19, 1.6), (0.0, 0.0, 1.0), (0.0, -1.0, 0.0), (0.5, 0.1, -1.0)
    ),
    "chair_beside": Grip(
        "mat_facing", "pelvis", (0.08, 0.4, body.SEAT_M + 0.022), (0.9, 0.3, 0.0), (0.0, -1.0, 0.0),
        (-0.8, 0.6, 0.2),
    ),
}  # fmt: skip


def mat_frames(pelvis: Mat) -> dict[str, Mat]:
    """Give the level frames below the hips: "mat" points to the head, "mat_facing" to where the hips face."""
    lying = _level(up(pelvis), forward(pelvis))
    facing = _level(forward(pelvis), up(pelvis))
    return {"mat": _upright(lying, left(pelvis)), "mat_facing": _upright(facing, left(pelvis))}


def _level(main: Vec, instead: Vec) -> Vec:
    """Lay an axis level, turning smoothly to the other one where the first stands upright."""
    size = hypot(main[0], main[1])
    if size > 0.35:
        return unit((main[0], main[1], 0.0))
    return unit((instead[0], instead[1], 0.0))


def _upright(forwards: Vec, lefts: Vec) -> Mat:
    aside = (-forwards[1], forwards[0], 0.0)
    if aside[0] * lefts[0] + aside[1] * lefts[1] < 0.0:
        aside = scaled(aside, -1.0)
    return (forwards[0], aside[0], 0.0, forwards[1], aside[1], 0.0, 0.0, 0.0, 1.0)


def placed(
    grip: Grip, sign: float, points: Mapping[str, Vec], frames: Mapping[str, Mat]
) -> tuple[Vec, Vec, Vec]:
    """Give the palm's point and the directions of fingers and thumb, in space.

    `sign` is 1 for the left hand, -1 for the right.
    """
    axes = frames[grip.frame]
    origin = points[grip.origin]
    if grip.frame.startswith("mat"):
        origin = (origin[0], origin[1], points["mat"][2])
    swap = _swapped if sign < 0.0 else _same
    return (
        add(origin, turned(axes, swap(grip.place))),
        unit(turned(axes, swap(grip.fingers))),
        unit(turned(axes, swap(grip.thumb))),
    )


def _same(v: Vec) -> Vec:
    return v


def _swapped(v: Vec) -> Vec:
    return v[0], -v[1], v[2]
