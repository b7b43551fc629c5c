"""The parts of the figure for each view, from back to front."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from math import cos, pi, sin

from supple.core.movement.kinematics import Skeleton
from supple.drawing import head, limbs, trunk
from supple.drawing.camera import View
from supple.drawing.outline import Outline

Draw = Callable[[Skeleton, View], Outline]


@dataclass(frozen=True, slots=True)
class Part:
    """Name one shape of the figure and how the page paints it.

    `kind` is "area" (closed, smooth), "line" (open, smooth) or "dots" (one for each point);
    `css` holds the class names of figure.css.
    """

    name: str
    kind: str
    css: str
    draw: Draw


def shadow(body_: Skeleton, view: View) -> Outline:
    """Give a flat oval under what is near the mat or floor."""
    ground = body_.points["mat"][2]
    near = [(p, max(0.0, min(1.0, 1.6 - (p[2] - ground) * 3.5))) for p in body_.points.values()]
    total = sum(weight for _, weight in near)
    middle_x = sum(p[0] * weight for p, weight in near) / total
    middle_y = sum(p[1] * weight for p, weight in near) / total
    spread_x = [(p[0] - middle_x) * weight for p, weight in near]
    spread_y = [(p[1] - middle_y) * weight for p, weight in near]
    x0, x1 = middle_x + min(spread_x) - 0.06, middle_x + max(spread_x) + 0.06
    y0, y1 = middle_y + min(spread_y) - 0.06, middle_y + max(spread_y) + 0.06
    rx, ry = (x1 - x0) / 2.0, (y1 - y0) / 2.0
    return [
        view.flat(((x0 + x1) / 2.0 + rx * cos(a), (y0 + y1) / 2.0 + ry * sin(a), ground))
        for a in (2.0 * pi * step / 10.0 for step in range(10))
    ]


def _one(draw: Callable[[Skeleton, str, View], Outline], side: str) -> Draw:
    return partial(_sided, draw, side)


def _sided(draw: Callable[[Skeleton, str, View], Outline], side: str, body_: Skeleton, view: View) -> Outline:
    return draw(body_, side, view)


def _arm(side: str, depth: str) -> tuple[Part, ...]:
    return (
        Part(f"{side}_arm", "area", f"fig-skin fig-limb{depth}", _one(limbs.arm, side)),
        Part(f"{side}_sleeve", "area", f"fig-top fig-sleeve{depth}", _one(limbs.sleeve, side)),
        Part(f"{side}_thumb", "area", f"fig-skin{depth}", _one(limbs.thumb, side)),
        Part(f"{side}_hand", "area", f"fig-skin fig-limb{depth}", _one(limbs.hand, side)),
    )


def _fingers(side: str) -> tuple[Part, ...]:
    return tuple(
        Part(f"{side}_finger_{number}", "line", "fig-finger", partial(_finger, side, place))
        for number, place in enumerate((-0.5, 0.0, 0.5), 1)
    )


def _finger(side: str, place: float, body_: Skeleton, view: View) -> Outline:
    return limbs.finger(body_, side, place, view)


def _leg(side: str, depth: str) -> tuple[Part, ...]:
    return (
        Part(f"{side}_foot", "area", f"fig-skin{depth}", _one(limbs.foot, side)),
        Part(f"{side}_leg", "area", f"fig-bottom{depth}", _one(limbs.leg, side)),
    )


def _face(*sides: str) -> tuple[Part, ...]:
    ears = tuple(Part(f"{side}_ear", "area", "fig-skin fig-ear", _one(head.ear, side)) for side in sides)
    eyes = tuple(Part(f"{side}_eye", "area", "fig-eye", _one(head.eye, side)) for side in sides)
    brows = tuple(Part(f"{side}_brow", "line", "fig-brow", _one(head.brow, side)) for side in sides)
    return (
        Part("head", "area", "fig-skin", head.head),
        Part("hair", "area", "fig-hair", head.hair),
        *ears,
        *eyes,
        *brows,
        Part("mouth", "line", "fig-mouth", head.mouth),
    )


_SHADOW = Part("shadow", "area", "fig-shadow", shadow)
_NECK = Part("neck", "area", "fig-skin fig-neck", trunk.neck)
_SHIRT = Part("shirt", "area", "fig-top", trunk.shirt)

PARTS: Mapping[str, tuple[Part, ...]] = {
    "side": (
        _SHADOW,
        *_arm("right", " fig-far"),
        *_leg("right", " fig-far"),
        _NECK,
        Part("hips", "area", "fig-bottom", trunk.hips),
        *_face("left"),
        _SHIRT,
        *_leg("left", ""),
        *_arm("left", ""),
        *_fingers("left"),
        Part("spine", "line", "fig-spine", trunk.spine),
        Part("vertebrae", "dots", "fig-vertebra", trunk.spine),
    ),
    "front": (
        _SHADOW,
        *(Part(f"{side}_yoke", "area", "fig-top", _one(trunk.yoke, side)) for side in ("left", "right")),
        _NECK,
        Part("hips", "area", "fig-bottom", trunk.lap),
        _SHIRT,
        Part("midline", "line", "fig-midline", trunk.midline),
        *_leg("left", ""),
        *_leg("right", ""),
        *_face("left", "right"),
        *_arm("left", ""),
        *_fingers("left"),
        *_arm("right", ""),
        *_fingers("right"),
    ),
}
"""Back to front; left is near in the side view, and on the left of the picture in the front view."""
