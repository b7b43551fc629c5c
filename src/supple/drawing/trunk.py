"""Outlines of hips, shirt and neck, and the line of the spine."""

from __future__ import annotations

from supple.core.movement import body
from supple.core.movement.kinematics import Skeleton
from supple.core.movement.spreads import VERTEBRAE
from supple.core.movement.vectors import add, along, scaled, turned, up
from supple.drawing.camera import View
from supple.drawing.outline import Outline, Slice, ball_hull, sliced, tube

HEM = 3
"""The slice of `body.TRUNK` where the shirt ends."""
HIPS_END = 6


def _slices(body_: Skeleton, sections: tuple[body.Section, ...], loose_m: float) -> list[Slice]:
    p, f = body_.points, body_.frames
    return [
        sliced(
            add(p[s.frame], scaled(up(f[s.frame]), s.height_m)),
            f[s.frame],
            s.front_m + loose_m,
            s.back_m + loose_m,
            s.half_width_m + loose_m,
        )
        for s in sections
    ]


def hips(body_: Skeleton, view: View) -> Outline:
    """Give the outline of the seat and hips in their trousers."""
    return tube(_slices(body_, body.TRUNK[:HIPS_END], 0.0), view)


def lap(body_: Skeleton, view: View) -> Outline:
    """Give the hips of someone who sits facing the eye: the same, but with a flat lower edge."""
    seat = body.Section("pelvis", -0.12, 0.05, 0.06, 0.15)
    return tube(_slices(body_, (seat, *body.TRUNK[1:HIPS_END]), 0.01), view)


def shirt(body_: Skeleton, view: View) -> Outline:
    """Give the outline of the shirt, from its hem to the collar."""
    return tube(_slices(body_, body.TRUNK[HEM:], 0.004), view)


def yoke(body_: Skeleton, side: str, view: View) -> Outline:
    """Give the outline of the shirt between neck and shoulder, which shows when the shoulder is raised."""
    return ball_hull(((body_.points["neck"], 0.05), (body_.points[f"{side}_shoulder"], 0.05)), view, 12)


def neck(body_: Skeleton, view: View) -> Outline:
    """Give the outline of the neck, from inside the collar into the head."""
    p, f = body_.points, body_.frames
    low, high = p["neck"], p["head"]
    axes = f["neck"]
    below = add(low, scaled(up(f["T1"]), -0.04))
    return tube(
        [
            sliced(below, axes, 0.042, 0.026, 0.06),
            sliced(low, axes, 0.055, 0.038, 0.056),
            sliced(along(low, high, 0.4), axes, 0.056, 0.052, 0.051),
            sliced(along(low, high, 0.8), axes, 0.058, 0.054, 0.052),
            sliced(add(high, turned(f["head"], (0.0, 0.0, 0.03))), f["head"], 0.06, 0.055, 0.056),
        ],
        view,
    )


def spine(body_: Skeleton, view: View) -> Outline:
    """Give one point for each vertebra, from L5 to T1."""
    return [view.flat(body_.points[name]) for name in VERTEBRAE]


def midline(body_: Skeleton, view: View) -> Outline:
    """Give the line down the front of the shirt, from the collar to the hem."""
    points = []
    for section in reversed(body.TRUNK[HEM + 1 : -1]):
        axes = body_.frames[section.frame]
        middle = add(body_.points[section.frame], scaled(up(axes), section.height_m))
        points.append(view.flat(add(middle, turned(axes, (section.front_m + 0.004, 0.0, 0.0)))))
    return points
