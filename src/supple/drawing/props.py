"""What the body rests on: mat, bed, chair and floor, as flat shapes that do not move."""

from __future__ import annotations

from collections.abc import Sequence

from supple.core.movement import body
from supple.core.movement.vectors import Vec
from supple.drawing.camera import View
from supple.drawing.outline import Outline

Span = tuple[float, float]
Prop = tuple[str, Outline]
"""Class names and the points of one flat face, back to front."""


def prop(name: str, view: View) -> list[Prop]:
    """Give the faces of one prop by name: "floor", "mat", "bed", "chair" or "chair_beside"."""
    return _PROPS[name](view)


def _floor(view: View) -> list[Prop]:
    return [("fig-floor", _face(view, ((-1.6, -0.5, 0), (1.6, -0.5, 0), (1.6, 0.5, 0), (-1.6, 0.5, 0))))]


def _mat(view: View) -> list[Prop]:
    return _box(view, ((-1.06, 1.06), (-0.34, 0.34), (-0.022, -0.002)), "fig-mat")


def _bed(view: View) -> list[Prop]:
    top = body.BED_M
    return [
        *_box(view, ((-1.05, 1.05), (-0.45, 0.45), (0.0, 0.2)), "fig-bed-frame"),
        *_box(view, ((-1.05, 1.05), (-0.45, 0.45), (0.2, top)), "fig-bed"),
    ]


def _chair(view: View) -> list[Prop]:
    return _chair_at(view, body.SEATED_BACK_M, 0.0)


def _chair_beside(view: View) -> list[Prop]:
    return _chair_at(view, 0.0, -0.58)


def _chair_at(view: View, seat_m: float, aside_m: float) -> list[Prop]:
    """Give a chair for hips at `seat_m` forwards, its middle `aside_m` to the left."""
    back, front, top = seat_m - 0.145, seat_m + 0.26, body.SEAT_M

    def part(x: Span, y: Span, z: Span) -> list[Prop]:
        return _box(view, (x, (y[0] + aside_m, y[1] + aside_m), z), "fig-chair")

    front_leg, back_leg = (front - 0.05, front - 0.015), (back, back + 0.035)
    far, near = (-0.2, -0.165), (0.165, 0.2)
    return [
        *part(front_leg, far, (0.0, top - 0.04)),
        *part(back_leg, far, (0.0, top)),
        *part((back - 0.035, back), (-0.2, 0.2), (top + 0.06, top + 0.42)),
        *part(front_leg, near, (0.0, top - 0.04)),
        *part(back_leg, near, (0.0, top)),
        *part((back - 0.01, front), (-0.215, 0.215), (top - 0.04, top)),
    ]


def _box(view: View, spans: Sequence[Span], css: str) -> list[Prop]:
    """Give the faces of a box that the eye sees: the top, and the one towards the eye."""
    (x0, x1), (y0, y1), (z0, z1) = spans
    top: tuple[Vec, ...] = ((x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1))
    if view.name == "side":
        face: tuple[Vec, ...] = ((x0, y1, z1), (x1, y1, z1), (x1, y1, z0), (x0, y1, z0))
    else:
        face = ((x1, y0, z1), (x1, y1, z1), (x1, y1, z0), (x1, y0, z0))
    return [(f"{css} fig-lit", _face(view, top)), (css, _face(view, face))]


def _face(view: View, corners: Sequence[Vec]) -> Outline:
    return [view.flat(corner) for corner in corners]


_PROPS = {"floor": _floor, "mat": _mat, "bed": _bed, "chair": _chair, "chair_beside": _chair_beside}
