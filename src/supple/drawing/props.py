"""What the body rests on and leans on, as flat shapes that do not move."""

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
    """Give the faces of one prop by name: a key of `PROPS`."""
    return PROPS[name](view)


def _floor(view: View) -> list[Prop]:
    return [("fig-floor", _face(view, ((-1.6, -0.5, 0), (1.6, -0.5, 0), (1.6, 0.5, 0), (-1.6, 0.5, 0))))]


def _mat(view: View) -> list[Prop]:
    return _box(view, ((-1.06, 1.06), (-0.34, 0.34), (-0.022, -0.002)), "fig-mat")


def _bed(view: View) -> list[Prop]:
    long, wide = body.BED_HALF_M
    return _bed_at(view, (-long, long), (-wide, wide))


def _bed_edge(view: View) -> list[Prop]:
    """Give the bed seen from its foot end, its edge where a seat's front edge is."""
    front = body.SEATED_BACK_M + body.HIPS_TO_EDGE_M
    long, wide = body.BED_HALF_M
    half = wide if view.name == "side" else long
    return _bed_at(view, (front - 2.0 * wide, front), (-half, half))


def _bed_at(view: View, ahead: Span, left: Span) -> list[Prop]:
    return [
        *_box(view, (ahead, left, (0.0, 0.2)), "fig-bed-frame"),
        *_box(view, (ahead, left, (0.2, body.BED_M)), "fig-bed"),
    ]


def _wall(view: View) -> list[Prop]:
    """Give a wall in front, from the side; from the front it would hide the body."""
    if view.name != "side":
        return []
    return [
        ("fig-floor", _face(view, ((0.48, 0.0, 0.0), (0.56, 0.0, 0.0), (0.56, 0.0, 1.82), (0.48, 0.0, 1.82))))
    ]


def _cushions(view: View) -> list[Prop]:
    low, spans = body.BED_M, ((0.1, 0.58), (-0.28, 0.28))
    heights = ((low + 0.14 * step, low + 0.14 * step + 0.135) for step in range(3))
    return [face for height in heights for face in _box(view, (*spans, height), "fig-bed")]


def _leg_chair(view: View) -> list[Prop]:
    """Give a chair that faces somebody who lies with the lower legs on it."""
    return _chair_at(view, body.LEG_CHAIR_M, 0.0, faces=-1.0)


def _chair(view: View) -> list[Prop]:
    return _chair_at(view, body.SEATED_BACK_M, 0.0)


def _chair_beside(view: View) -> list[Prop]:
    return _chair_at(view, 0.0, -0.58)


def _chair_at(view: View, seat_m: float, aside_m: float, faces: float = 1.0) -> list[Prop]:
    """Give a chair for hips at `seat_m` forwards, its middle `aside_m` to the left.

    `faces` is 1 where it looks forwards, -1 where it looks back.
    """
    back, front, top = -0.145, 0.26, body.SEAT_M

    def part(x: Span, y: Span, z: Span) -> list[Prop]:
        ends = (seat_m + faces * x[0], seat_m + faces * x[1])
        return _box(view, ((min(ends), max(ends)), (y[0] + aside_m, y[1] + aside_m), z), "fig-chair")

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


PROPS = {
    "floor": _floor,
    "mat": _mat,
    "bed": _bed,
    "bed_edge": _bed_edge,
    "wall": _wall,
    "leg_chair": _leg_chair,
    "cushions": _cushions,
    "chair": _chair,
    "chair_beside": _chair_beside,
}
