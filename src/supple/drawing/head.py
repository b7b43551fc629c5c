"""Outlines of head, hair, ear and face."""

from __future__ import annotations

from math import cos, pi, sin

from supple.core.movement.kinematics import Skeleton
from supple.core.movement.vectors import Mat, Vec, add, dot, forward, left, turned, unit, up
from supple.drawing.camera import UNITS_PER_M, Flat, View
from supple.drawing.outline import Outline, facing_axes

# Seen from the joint between neck and head: forwards (or aside), up, in metres, clockwise from the crown.
FACE_SIDE: tuple[Flat, ...] = (
    (0.0, 0.166), (0.045, 0.158), (0.076, 0.136), (0.092, 0.106), (0.095, 0.08), (0.091, 0.062),
    (0.102, 0.043), (0.118, 0.025), (0.118, 0.018), (0.1, 0.01), (0.097, 0.003), (0.103, -0.008),
    (0.095, -0.015), (0.1, -0.026), (0.092, -0.034), (0.094, -0.05), (0.084, -0.065), (0.056, -0.06),
    (0.024, -0.04), (-0.002, -0.012), (-0.035, -0.015), (-0.065, 0.005), (-0.084, 0.036),
    (-0.094, 0.074), (-0.088, 0.112), (-0.066, 0.144), (-0.035, 0.162),
)  # fmt: skip
FACE_FRONT: tuple[Flat, ...] = (
    (0.0, 0.166), (0.036, 0.16), (0.06, 0.142), (0.073, 0.115), (0.078, 0.09), (0.079, 0.07),
    (0.078, 0.052), (0.076, 0.034), (0.074, 0.016), (0.071, -0.002), (0.065, -0.018), (0.056, -0.034),
    (0.045, -0.047), (0.031, -0.059), (0.014, -0.066), (-0.014, -0.066), (-0.031, -0.059),
    (-0.045, -0.047), (-0.06, -0.028), (-0.07, -0.006), (-0.075, 0.022), (-0.078, 0.05),
    (-0.079, 0.078), (-0.074, 0.112), (-0.061, 0.14), (-0.036, 0.16), (-0.012, 0.166),
)  # fmt: skip
HAIR_SIDE: tuple[Flat, ...] = (
    (0.01, 0.178), (0.05, 0.17), (0.082, 0.148), (0.094, 0.122), (0.078, 0.124), (0.056, 0.112),
    (0.04, 0.088), (0.03, 0.056), (0.016, 0.05), (0.008, 0.07), (-0.012, 0.068), (-0.02, 0.03),
    (-0.03, 0.0), (-0.05, -0.022), (-0.074, -0.01), (-0.096, 0.03), (-0.106, 0.076), (-0.1, 0.118),
    (-0.076, 0.154), (-0.036, 0.175),
)  # fmt: skip
HAIR_FRONT: tuple[Flat, ...] = (
    (0.012, 0.18), (0.046, 0.172), (0.072, 0.15), (0.086, 0.116), (0.087, 0.084), (0.083, 0.056),
    (0.076, 0.056), (0.072, 0.082), (0.062, 0.104), (0.045, 0.116), (0.02, 0.122), (-0.01, 0.12),
    (-0.044, 0.11), (-0.064, 0.094), (-0.074, 0.056), (-0.083, 0.056), (-0.087, 0.084),
    (-0.086, 0.116), (-0.07, 0.152), (-0.034, 0.176),
)  # fmt: skip
HAIR_BACK: tuple[Flat, ...] = (
    (0.012, 0.18), (0.046, 0.172), (0.072, 0.15), (0.086, 0.116), (0.087, 0.084), (0.085, 0.056),
    (0.08, 0.03), (0.072, 0.006), (0.06, -0.014), (0.042, -0.024), (0.02, -0.027), (-0.01, -0.027),
    (-0.036, -0.025), (-0.056, -0.018), (-0.074, 0.01), (-0.085, 0.056), (-0.087, 0.084),
    (-0.086, 0.116), (-0.07, 0.152), (-0.034, 0.176),
)  # fmt: skip


def _shaped(body_: Skeleton, view: View, side: tuple[Flat, ...], front: tuple[Flat, ...]) -> Outline:
    """Blend a shape seen from the side with the same seen from the front, by how the head is turned."""
    axes, at = body_.frames["head"], view.flat(body_.points["head"])
    (hx, hy), _, facing = facing_axes(axes, view)
    ux, uy = view.flat(up(axes))
    weight = min(1.0, facing * facing)
    profile = side if facing >= 0.0 else _turned_round(side)
    points = []
    for (a, b), (c, d) in zip(profile, front, strict=True):
        aside = (a * weight + c * (1.0 - weight)) * UNITS_PER_M
        height = b * weight + d * (1.0 - weight)
        points.append((at[0] + hx * aside + ux * height, at[1] + hy * aside + uy * height))
    return points


def _turned_round(side: tuple[Flat, ...]) -> tuple[Flat, ...]:
    return tuple((-a, b) for a, b in (side[0], *side[:0:-1]))


def head(body_: Skeleton, view: View) -> Outline:
    """Give the outline of the head without hair."""
    return _shaped(body_, view, FACE_SIDE, FACE_FRONT)


def hair(body_: Skeleton, view: View) -> Outline:
    """Give the outline of short hair."""
    away = dot(forward(body_.frames["head"]), view.eye) < 0.0
    return _shaped(body_, view, HAIR_SIDE, HAIR_BACK if away else HAIR_FRONT)


def _spot(body_: Skeleton, view: View, place: Vec, faces: Vec, size: tuple[float, float]) -> Outline:
    """Give a small oval on the head; it shrinks to nothing as it turns away from the eye."""
    axes: Mat = body_.frames["head"]
    shown = _shown(axes, unit(faces), view)
    middle = add(body_.points["head"], turned(axes, place))
    across = unit((-faces[1], faces[0], 0.0))
    points = []
    for step in range(7):
        angle = 2.0 * pi * step / 7.0
        a, b = cos(angle) * size[0] * shown, sin(angle) * size[1] * shown
        points.append(view.flat(add(middle, turned(axes, (across[0] * a, across[1] * a, b)))))
    return points


def _shown(axes: Mat, faces: Vec, view: View) -> float:
    """Say how much of a flat spot is seen: 1 where it faces the eye, 0 before its edge is reached."""
    return max(0.0, min(1.0, (dot(turned(axes, faces), view.eye) - 0.2) * 2.5))


def ear(body_: Skeleton, side: str, view: View) -> Outline:
    """Give the outline of one ear."""
    y = 0.078 if side == "left" else -0.078
    return _spot(body_, view, (-0.002, y, 0.034), (0.25, y / 0.08, 0.0), (0.017, 0.028))


def eye(body_: Skeleton, side: str, view: View) -> Outline:
    """Give the outline of one eye."""
    y = 0.033 if side == "left" else -0.033
    return _spot(body_, view, (0.078, y, 0.053), (0.8, y / 0.055, 0.0), (0.008, 0.0095))


def brow(body_: Skeleton, side: str, view: View) -> Outline:
    """Give the line of one eyebrow."""
    y = 1.0 if side == "left" else -1.0
    faces = unit((0.8, y * 0.6, 0.0))
    axes = body_.frames["head"]
    shown = _shown(axes, faces, view)
    middle = (0.083, 0.034 * y, 0.083)
    ends = ((0.005, -0.016 * y, 0.001), (0.003, 0.0, 0.004), (-0.016, 0.016 * y, -0.009))
    return [
        view.flat(add(body_.points["head"], turned(axes, add(middle, (x * shown, w * shown, z * shown)))))
        for x, w, z in ends
    ]


def mouth(body_: Skeleton, view: View) -> Outline:
    """Give the line of the mouth, as far as it can be seen."""
    axes = body_.frames["head"]
    seen = dot(left(axes), view.eye)
    points = []
    for sign in (1.0, 0.0, -1.0):
        hidden = max(0.0, -sign * seen)
        reach = 1.0 - hidden
        place = (0.097 - 0.022 * abs(sign) * reach, 0.024 * sign * reach, -0.02 + 0.007 * abs(sign) * reach)
        points.append(view.flat(add(body_.points["head"], turned(axes, place))))
    return points
