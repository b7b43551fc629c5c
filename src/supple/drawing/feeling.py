"""Where a movement should be felt, laid over a still: what glows on the person in three dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from supple.core.movement import body
from supple.core.movement.areas import areas
from supple.core.movement.kinematics import Skeleton, solve
from supple.core.movement.model import Felt
from supple.core.movement.pose import Pose
from supple.core.movement.vectors import Vec, add, along, forward, left, length, scaled, sub, up
from supple.drawing.camera import VIEWS
from supple.drawing.paths import path

EASY, WORK = "#ffb000", "#e8175d"
"""The colours of player/glow.js; what works is striped besides."""
DEEP = 0.6
"""Share of the way out to the skin at which the middle of a glow lies."""
WIDE, STRIPE, GAP = 36, 9, 8
SHORT_M = 0.1
"""Less of a limb is covered by the glow of the trunk beside it."""
_SOFT = '<filter id="soft" x="-0.5" y="-0.5" width="2" height="2"><feGaussianBlur stdDeviation="4"/></filter>'
_SIDES = ("left", "right")
_LIMBS = {
    "clavicle": ("neck", "shoulder", 0.0),
    "upper_arm": ("shoulder", "elbow", 0.04),
    "forearm": ("elbow", "wrist", 0.03),
    "hand": ("hand", "fingertips", 0.0),
    "thigh": ("hip", "knee", 0.07),
    "shin": ("knee", "ankle", 0.05),
    "foot": ("heel", "toe", 0.0),
}
"""From joint to joint, and how far the skin is from there, in metres."""


def glow(pose: Pose, view: str, felt: Sequence[Felt], *, mirrored: bool) -> str:
    """Give the SVG elements that glow over a pose's still; `mirrored` where the right side works."""
    solved, eye = solve(pose), VIEWS[view]
    lines = [
        f'<path d="{path([eye.flat(point) for point in line], "line")}" {_paint(one.feel)}/>'
        for one in felt
        for side in _sides(one.side, mirrored=mirrored)
        for line in _lines(solved, one.area, side)
    ]
    return f'{_SOFT}<g filter="url(#soft)" opacity="0.85">{"".join(dict.fromkeys(lines))}</g>'


def _paint(feel: str) -> str:
    works = feel == "work"
    dashed = f' stroke-dasharray="{STRIPE} {GAP}"' if works else ' stroke-linecap="round"'
    return f'fill="none" stroke="{WORK if works else EASY}" stroke-width="{WIDE}"{dashed}'


def _sides(side: str, *, mirrored: bool) -> Sequence[str]:
    if not side:
        return _SIDES
    return (_SIDES[(side == "right") != mirrored],)


def _lines(solved: Skeleton, area: str, side: str) -> Iterator[list[Vec]]:
    """Yield for each part of an area the line along which it glows, of three points or more."""
    paired = areas()[area].paired
    for part in areas()[area].parts:
        between_m = (part.get("from_m", -1.0), part.get("to_m", 1.0))
        trunk = list(_trunk(solved, part["bones"], part["faces"], between_m))
        if len(trunk) > 2:
            yield [add(at, scaled(aside, _aside(side) if paired else 0.0)) for at, aside in trunk]
        for bone in part["bones"]:
            name = bone.removeprefix(f"{side}_")
            if name in _LIMBS and bone != name:
                line = _limb(solved, side, name, (part["faces"], *between_m))
                if length(sub(line[-1], line[0])) >= SHORT_M:
                    yield line


def _aside(side: str) -> float:
    return 0.5 if side == "left" else -0.5


def _trunk(
    solved: Skeleton, bones: Iterable[str], faces: str, between_m: tuple[float, float]
) -> Iterator[tuple[Vec, Vec]]:
    """Yield the places along the trunk, each with the way from there to its left flank."""
    for section in body.TRUNK:
        if section.frame not in bones or not between_m[0] <= section.height_m <= between_m[1]:
            continue
        axes = solved.frames[section.frame]
        out_m = {"front": section.front_m, "back": -section.back_m}.get(faces, 0.0)
        middle = add(solved.points[section.frame], scaled(up(axes), section.height_m))
        yield add(middle, scaled(forward(axes), DEEP * out_m)), scaled(left(axes), section.half_width_m)


def _limb(solved: Skeleton, side: str, name: str, part: tuple[str, float, float]) -> list[Vec]:
    """Give three points along a limb, between heights over its joint."""
    faces, from_m, to_m = part
    first, last, flesh_m = _LIMBS[name]
    start = solved.points[first if first == "neck" else f"{side}_{first}"]
    end = solved.points[f"{side}_{last}"]
    long_m = length(sub(end, start))
    low, high = max(0.0, -to_m) / long_m, min(1.0, -from_m / long_m)
    out_m = {"front": flesh_m, "back": -flesh_m}.get(faces, 0.0)
    axes = solved.frames[f"{side}_{name}"]
    out = scaled(forward(axes), DEEP * out_m)
    return [add(along(start, end, share), out) for share in (low, (low + high) / 2.0, high)]
