"""Draw one pose as a standalone SVG, for paper and for pages that show it through `<img>`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from supple.core.movement.kinematics import solve
from supple.core.movement.pose import Pose
from supple.drawing.camera import VIEWS, Flat
from supple.drawing.palette import PALETTES
from supple.drawing.parts import PARTS
from supple.drawing.paths import path
from supple.drawing.props import prop

_MARGIN = 24.0


def still(
    pose: Pose, view: str = "side", *, theme: str = "light", title: str = "", props: Sequence[str] = ()
) -> str:
    """Give a standalone SVG of one pose.

    `view` is "side" or "front", `theme` "light", "dark" or "paper"; `title` is read out by screen readers.
    """
    eye, colours = VIEWS[view], PALETTES[theme]
    body = solve(pose)
    shapes: list[str] = []
    seen: list[Flat] = []
    for name in props:
        for css, points in prop(name, eye):
            shapes.append(f'<path d="{path(points, "flat")}" {_paint(css, "flat", colours)}/>')
            seen += points
    for part in PARTS[view]:
        points = part.draw(body, eye)
        shapes.append(f'<path d="{path(points, part.kind)}" {_paint(part.css, part.kind, colours)}/>')
        seen += points
    return _document(seen, shapes, colours["stage"], title)


def _document(seen: Sequence[Flat], shapes: Sequence[str], stage: str, title: str) -> str:
    x0, y0 = min(x for x, _ in seen) - _MARGIN, min(y for _, y in seen) - _MARGIN
    w, h = max(x for x, _ in seen) + _MARGIN - x0, max(y for _, y in seen) + _MARGIN - y0
    name = f"<title>{escape(title)}</title>" if title else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x0:.0f} {y0:.0f} {w:.0f} {h:.0f}" role="img">'
        f'{name}<rect x="{x0:.0f}" y="{y0:.0f}" width="{w:.0f}" height="{h:.0f}" fill="{stage}"/>'
        + "".join(shapes)
        + "</svg>\n"
    )


def _paint(css: str, kind: str, colours: Mapping[str, str]) -> str:
    """Give the presentation attributes for class names, as figure.css paints them."""
    names = [name.removeprefix("fig-") for name in css.split()]
    if kind in ("line", "dots"):
        return f'fill="none"{_stroke(names[0], colours)} stroke-linecap="round"'
    shade = "-far" if "far" in names else "-lit" if "lit" in names else ""
    fill = f'fill="{colours[_FILLS[names[0]] + shade]}"'
    edged = [name for name in names if name in _STROKES]
    if not edged or shade:
        return fill
    return f'{fill}{_stroke(edged[0], colours)} paint-order="stroke"'


def _stroke(name: str, colours: Mapping[str, str]) -> str:
    colour, width = _STROKES[name]
    return f' stroke="{colours[colour]}" stroke-width="{width}" stroke-linejoin="round"'


_FILLS = {
    "shadow": "shadow", "floor": "floor", "skin": "skin", "hair": "hair", "top": "top", "bottom": "bottom",
    "eye": "eye", "mat": "mat", "bed": "mat", "bed-frame": "wood", "chair": "wood",
}  # fmt: skip
_STROKES = {
    "spine": ("spine", 4), "vertebra": ("vertebra", 9), "brow": ("eye", 4), "finger": ("line", 1.5),
    "mouth": ("line", 3), "midline": ("seam", 4), "sleeve": ("seam", 2), "limb": ("line", 2),
    "ear": ("line", 2),
}  # fmt: skip
