"""Turn rows of points into SVG path data."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from supple.drawing.camera import Flat


def path(points: Sequence[Flat], kind: str) -> str:
    """Give the `d` of a part.

    `kind` is "area" (smooth, closed), "line" (smooth, open), "flat" (straight, closed) or "dots"
    (one for each point). Smooth parts are quadratic curves through the middles of neighbouring
    points, as on the page.
    """
    if kind == "dots":
        return "".join(f"M{_n(x)} {_n(y)}h0" for x, y in points)
    if kind == "flat":
        return "M" + "L".join(_at(point) for point in points) + "Z"
    middles = [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in pairwise(points)]
    if kind == "line":
        curves = zip(points[1:-1], [*middles[1:-1], points[-1]], strict=True)
        return f"M{_at(points[0])}" + "".join(f"Q{_at(c)} {_at(m)}" for c, m in curves)
    (ax, ay), (bx, by) = points[-1], points[0]
    closing = ((ax + bx) / 2, (ay + by) / 2)
    curves = zip(points, [*middles, closing], strict=True)
    return f"M{_at(closing)}" + "".join(f"Q{_at(c)} {_at(m)}" for c, m in curves) + "Z"


def _at(point: Flat) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
