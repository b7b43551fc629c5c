"""Sweep slices along bones and give the outline of what they fill, always with as many points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from supple.core.movement.vectors import Mat, Vec, add, along, forward, left, scaled, up
from supple.drawing.camera import UNITS_PER_M, Flat, View

Outline = list[Flat]
OVERLAP = 5.0
"""How far, in units, the two halves of a bent limb reach across their crease, so that no gap shows."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Place an ellipse in space: its middle and its two half axes, in metres."""

    middle: Vec
    depth: Vec
    width: Vec


@dataclass(frozen=True, slots=True)
class Girth:
    """Say how far a limb's flesh goes at one place along a bone, in metres.

    `at` runs from 0 at the bone's upper end to 1 at its lower end.
    """

    at: float
    front_m: float
    back_m: float
    half_width_m: float


def sliced(middle: Vec, axes: Mat, front_m: float, back_m: float, half_width_m: float) -> Slice:
    """Make a slice whose flesh reaches `front_m` and `back_m` from a point of the bone."""
    ahead = forward(axes)
    return Slice(
        add(middle, scaled(ahead, (front_m - back_m) / 2.0)),
        scaled(ahead, (front_m + back_m) / 2.0),
        scaled(left(axes), half_width_m),
    )


def along_bone(start: Vec, end: Vec, axes: Mat, girths: Sequence[Girth]) -> list[Slice]:
    """Make the slices of one bone of a limb."""
    return [sliced(along(start, end, g.at), axes, g.front_m, g.back_m, g.half_width_m) for g in girths]


def sides(slices: Sequence[Slice], view: View) -> tuple[Outline, Outline]:
    """Give the two edges of a swept tube, each with one point for a slice."""
    middles = [view.flat(part.middle) for part in slices]
    one, other = [], []
    normal = (1.0, 0.0)
    for index, part in enumerate(slices):
        normal = _normal(middles, index, normal)
        depth, width = view.flat(part.depth), view.flat(part.width)
        half = hypot(depth[0] * normal[0] + depth[1] * normal[1], width[0] * normal[0] + width[1] * normal[1])
        x, y = middles[index]
        one.append((x + normal[0] * half, y + normal[1] * half))
        other.append((x - normal[0] * half, y - normal[1] * half))
    return one, other


def tube(slices: Sequence[Slice], view: View) -> Outline:
    """Give the closed outline of a swept tube: two points for each slice."""
    one, other = sides(slices, view)
    return one + other[::-1]


def bent_tube(upper: Sequence[Slice], lower: Sequence[Slice], view: View) -> Outline:
    """Give the outline of a limb that bends where `upper` ends, with a clean crease inside the bend."""
    slices = [*upper, *lower]
    one, other = sides(slices, view)
    joint = view.flat(upper[-1].middle)
    crease = _crease(view.flat(upper[0].middle), joint, view.flat(lower[-1].middle))
    if crease is not None:
        for edge in (one, other):
            _pressed(edge, len(upper), joint, crease)
    return one + other[::-1]


def ball_hull(balls: Sequence[tuple[Vec, float]], view: View, count: int) -> Outline:
    """Give the outline round a set of balls (middle, radius in metres), with `count` points."""
    flats = [(*view.flat(middle), radius * UNITS_PER_M) for middle, radius in balls]
    outline = []
    for step in range(count):
        angle = 2.0 * pi * step / count
        ux, uy = cos(angle), sin(angle)
        x, y, r = max(flats, key=lambda ball: ball[0] * ux + ball[1] * uy + ball[2])
        outline.append((x + ux * r, y + uy * r))
    return outline


def facing_axes(axes: Mat, view: View) -> tuple[Flat, Flat, float]:
    """Give the picture directions across and along a bone, and how much its front points across.

    The last is 1 where the front is seen in profile and 0 where it points to the eye or away.
    """
    fx, fy = view.flat(forward(axes))
    ux, uy = view.flat(up(axes))
    size = hypot(ux, uy)
    ux, uy = (ux / size, uy / size) if size > 1e-6 else (0.0, -1.0)
    hx, hy = -uy, ux
    facing = (fx * hx + fy * hy) / UNITS_PER_M
    return (hx, hy), (ux, uy), facing


def _normal(middles: Sequence[Flat], index: int, before: Flat) -> Flat:
    ax, ay = middles[max(index - 1, 0)]
    bx, by = middles[min(index + 1, len(middles) - 1)]
    dx, dy = bx - ax, by - ay
    size = hypot(dx, dy)
    return before if size < 1e-6 else (dy / size, -dx / size)


def _crease(start: Flat, joint: Flat, end: Flat) -> tuple[Flat, Flat] | None:
    """Give the way into the bend and the way across it towards `start`; nothing for a straight limb."""
    ax, ay = start[0] - joint[0], start[1] - joint[1]
    bx, by = end[0] - joint[0], end[1] - joint[1]
    a, b = hypot(ax, ay), hypot(bx, by)
    if a < 1e-6 or b < 1e-6:
        return None
    inx, iny = ax / a + bx / b, ay / a + by / b
    size = hypot(inx, iny)
    if size < 0.35:
        return None
    inx, iny = inx / size, iny / size
    across = (-iny, inx) if -iny * ax + inx * ay > 0.0 else (iny, -inx)
    return (inx, iny), across


def _pressed(edge: Outline, bend: int, joint: Flat, crease: tuple[Flat, Flat]) -> None:
    """Push points of the inner edge that have crossed the crease back onto it."""
    inward, across = crease
    for index, (x, y) in enumerate(edge):
        dx, dy = x - joint[0], y - joint[1]
        if dx * inward[0] + dy * inward[1] <= 0.0:
            continue
        over = dx * across[0] + dy * across[1]
        side = 1.0 if index < bend else -1.0
        if over * side < -OVERLAP:
            back = over + side * OVERLAP
            edge[index] = (x - across[0] * back, y - across[1] * back)
