"""Outlines of legs, feet, arms and hands."""

from __future__ import annotations

from functools import partial
from math import cos, pi, sin

from supple.core.movement.kinematics import Skeleton
from supple.core.movement.vectors import Vec, add, along, forward, scaled, turned
from supple.drawing.camera import UNITS_PER_M, Flat, View
from supple.drawing.outline import Girth, Outline, along_bone, ball_hull, bent_tube, facing_axes, tube

THIGH = (
    Girth(-0.12, 0.045, 0.05, 0.045),
    Girth(-0.02, 0.084, 0.086, 0.07),
    Girth(0.18, 0.09, 0.09, 0.084),
    Girth(0.42, 0.084, 0.078, 0.08),
    Girth(0.68, 0.068, 0.06, 0.066),
    Girth(0.88, 0.057, 0.053, 0.056),
    Girth(1.0, 0.056, 0.048, 0.053),
)
SHIN = (
    Girth(0.1, 0.052, 0.05, 0.051),
    Girth(0.26, 0.045, 0.064, 0.055),
    Girth(0.42, 0.041, 0.062, 0.052),
    Girth(0.62, 0.036, 0.046, 0.043),
    Girth(0.82, 0.033, 0.036, 0.036),
    Girth(0.93, 0.034, 0.037, 0.037),
)
UPPER_ARM = (
    Girth(-0.13, 0.03, 0.03, 0.03),
    Girth(-0.02, 0.05, 0.05, 0.05),
    Girth(0.2, 0.05, 0.05, 0.048),
    Girth(0.5, 0.045, 0.044, 0.043),
    Girth(0.82, 0.039, 0.038, 0.038),
    Girth(1.0, 0.037, 0.039, 0.038),
)
FOREARM = (
    Girth(0.14, 0.042, 0.038, 0.041),
    Girth(0.36, 0.04, 0.036, 0.039),
    Girth(0.7, 0.03, 0.028, 0.03),
    Girth(0.94, 0.024, 0.024, 0.025),
    Girth(1.04, 0.02, 0.02, 0.022),
)
SLEEVE = (
    Girth(-0.19, 0.022, 0.022, 0.024),
    Girth(-0.13, 0.05, 0.05, 0.05),
    Girth(0.12, 0.06, 0.06, 0.057),
    Girth(0.35, 0.058, 0.058, 0.055),
    Girth(0.58, 0.057, 0.057, 0.054),
    Girth(0.6, 0.054, 0.054, 0.052),
)
FOOT_PROFILE: tuple[Flat, ...] = (
    (-0.034, 0.055),
    (0.034, 0.05),
    (0.046, 0.015),
    (0.085, -0.015),
    (0.135, -0.038),
    (0.175, -0.045),
    (0.192, -0.058),
    (0.185, -0.072),
    (0.12, -0.072),
    (0.05, -0.066),
    (-0.02, -0.072),
    (-0.048, -0.072),
    (-0.06, -0.055),
    (-0.05, -0.02),
    (-0.036, 0.015),
)
"""The side of a bare foot, seen from the ankle: forwards, up, in metres."""
FOOT_BALLS = (
    ((0.0, 0.0, 0.05), 0.034),
    ((0.0, 0.0, -0.01), 0.038),
    ((-0.035, 0.0, -0.05), 0.026),
    ((0.11, 0.035, -0.055), 0.017),
    ((0.11, -0.03, -0.055), 0.017),
    ((0.17, 0.025, -0.062), 0.011),
    ((0.15, -0.032, -0.062), 0.011),
)


_FOOT_WAYS = tuple(
    (cos(1.9 - 2.0 * pi * step / len(FOOT_PROFILE)), sin(1.9 - 2.0 * pi * step / len(FOOT_PROFILE)))
    for step in range(len(FOOT_PROFILE))
)
"""Directions across and up for the rounded foot, in the order of the profile."""


def leg(body_: Skeleton, side: str, view: View) -> Outline:
    """Give the outline of thigh and shin, from the hip to above the ankle."""
    p, f = body_.points, body_.frames
    knee = p[f"{side}_knee"]
    upper = along_bone(p[f"{side}_hip"], knee, f[f"{side}_thigh"], THIGH)
    lower = along_bone(knee, p[f"{side}_ankle"], f[f"{side}_shin"], SHIN)
    return bent_tube(upper, lower, view)


def foot(body_: Skeleton, side: str, view: View) -> Outline:
    """Give the outline of a bare foot: its profile from the side, passing into a rounded shape end on."""
    ankle, axes = body_.points[f"{side}_ankle"], body_.frames[f"{side}_foot"]
    sign = 1.0 if side == "left" else -1.0
    across, upwards, facing = facing_axes(axes, view)
    flats = [
        (*view.flat(add(ankle, turned(axes, (x, y * sign, z)))), radius * UNITS_PER_M)
        for (x, y, z), radius in FOOT_BALLS
    ]
    weight = facing * facing
    outline = []
    for (ahead, height), (nx, ny) in zip(FOOT_PROFILE, _FOOT_WAYS, strict=True):
        way = (nx * across[0] + ny * upwards[0], nx * across[1] + ny * upwards[1])
        x, y, r = max(flats, key=partial(_reach, way))
        px, py = view.flat(add(ankle, turned(axes, (ahead, 0.0, height))))
        rest = 1.0 - weight
        outline.append((px * weight + (x + way[0] * r) * rest, py * weight + (y + way[1] * r) * rest))
    return outline


def _reach(way: Flat, ball: tuple[float, float, float]) -> float:
    """Say how far a ball goes in one direction of the picture."""
    return ball[0] * way[0] + ball[1] * way[1] + ball[2]


def arm(body_: Skeleton, side: str, view: View) -> Outline:
    """Give the outline of upper arm and forearm."""
    p, f = body_.points, body_.frames
    elbow = p[f"{side}_elbow"]
    upper = along_bone(p[f"{side}_shoulder"], elbow, f[f"{side}_upper_arm"], UPPER_ARM)
    lower = along_bone(elbow, p[f"{side}_wrist"], f[f"{side}_forearm"], FOREARM)
    return bent_tube(upper, lower, view)


def sleeve(body_: Skeleton, side: str, view: View) -> Outline:
    """Give the outline of a short sleeve."""
    p, f = body_.points, body_.frames
    return tube(along_bone(p[f"{side}_shoulder"], p[f"{side}_elbow"], f[f"{side}_upper_arm"], SLEEVE), view)


def hand(body_: Skeleton, side: str, view: View) -> Outline:
    """Give the outline of the fingers and palm, closed like a mitten."""
    p = body_.points
    wrist, palm, tips = p[f"{side}_wrist"], p[f"{side}_hand"], p[f"{side}_fingertips"]
    across = forward(body_.frames[f"{side}_hand"])
    knuckles = along(palm, tips, 0.2)
    places: list[tuple[Vec, float]] = [(wrist, 0.02)]
    for middle, half_m, radius in ((palm, 0.026, 0.014), (knuckles, 0.028, 0.013), (tips, 0.012, 0.012)):
        places += [(add(middle, scaled(across, half_m * sign)), radius) for sign in (1.0, -1.0)]
    return ball_hull(places, view, 12)


def thumb(body_: Skeleton, side: str, view: View) -> Outline:
    """Give the outline of the thumb."""
    p = body_.points
    wrist, palm, tips = p[f"{side}_wrist"], p[f"{side}_hand"], p[f"{side}_fingertips"]
    across = forward(body_.frames[f"{side}_hand"])
    root = add(along(wrist, palm, 0.55), scaled(across, 0.018))
    tip = add(along(palm, tips, 0.25), scaled(across, 0.05))
    return ball_hull([(root, 0.013), (tip, 0.0095)], view, 8)


def finger(body_: Skeleton, side: str, place: float, view: View) -> Outline:
    """Give the line between two fingers; `place` runs from -1 to 1 across the hand."""
    p = body_.points
    palm, tips = p[f"{side}_hand"], p[f"{side}_fingertips"]
    across = forward(body_.frames[f"{side}_hand"])
    spots = ((0.25, 0.026), (0.6, 0.024), (0.95, 0.018))
    return [view.flat(add(along(palm, tips, at), scaled(across, half_m * place))) for at, half_m in spots]
