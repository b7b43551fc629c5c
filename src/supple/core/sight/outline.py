"""The outline of a body from a mask: how far back and front go out from the line of hips and shoulders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from supple.core.sight.seen import HIP, SHOULDER, Seen

FIRST, LAST, RAYS = -0.4, 1.2, 33
"""Where along the line the rays are: 0 at the hips' middle, 1 at the shoulders'; 21 of 33 on the trunk."""
FARTHEST = 0.9
"""How far from the line an edge is looked for, in trunk lengths."""
EDGE = 0.5
"""From this share on a point of the mask counts as body."""
STEP = 0.03
"""How far apart the points first looked at are, in trunk lengths; HALVINGS find the edge between two."""
HALVINGS = 3
ASIDE = 0.2
"""How far beside the line a ray may begin where the line itself is outside the body, in trunk lengths."""
PER_LENGTH = 2**HALVINGS / STEP
MIDDLE = round((FARTHEST + STEP) * PER_LENGTH)
WIDE = 2 * MIDDLE + 1
"""A sampled strip holds every point that a ray may look at: so many a trunk length, and the line's own."""


PLACES = tuple(FIRST + (LAST - FIRST) * ray / (RAYS - 1) for ray in range(RAYS))
_ASIDES = (0.0, *(sign * step * STEP for step in range(1, round(ASIDE / STEP) + 1) for sign in (1.0, -1.0)))
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mask:
    """A picture's mask, row by row from the top left: `full` is the number that surely is body.

    Bytes (`full` 255) and floats (`full` 1.0) both do; it has the upright picture's shape.
    """

    width: int
    height: int
    values: Sequence[float]
    full: float = 255.0


@dataclass(frozen=True, slots=True)
class Outline:
    """Edges seen from the line of hips and shoulders, in that line's own length, the lowest first.

    `back` and `front` have one number a ray, outwards positive; None where no edge was found. `length` is
    the line's, in picture heights.
    """

    back: tuple[float | None, ...]
    front: tuple[float | None, ...]
    length: float

    @property
    def found(self) -> float:
        """How many of the rays met an edge, 0 to 1: of the back or of the front, whichever is fewer."""
        return min(sum(edge is not None for edge in edges) for edges in (self.back, self.front)) / RAYS


def outline(mask: Mask, body: Seen) -> Outline:
    """Follow rays across the line of hips and shoulders until they leave the body.

    `body.facing` must be set: it tells back from front.
    """
    x, y, size = body.x, body.y, mask.height
    hip_x, hip_y = (x[HIP] + x[HIP + 1]) / 2.0, (y[HIP] + y[HIP + 1]) / 2.0
    up_x = (x[SHOULDER] + x[SHOULDER + 1]) / 2.0 - hip_x
    up_y = (y[SHOULDER] + y[SHOULDER + 1]) / 2.0 - hip_y
    # The front is clockwise from the upward axis on the screen where facing is +1.
    out = (body.facing * up_y * size, -body.facing * up_x * size)
    starts = [((hip_x + at * up_x) * size - 0.5, (hip_y + at * up_y) * size - 0.5) for at in PLACES]
    return _followed(mask, starts, out, hypot(up_x, up_y))


def outline_of_strip(strip: Sequence[float], body: Seen) -> Outline:
    """Follow the rays through a strip that was sampled from a mask: the same answer, from far fewer numbers.

    `strip` has WIDE bytes for each of the RAYS, the lowest ray first, from the side to which an upward line's
    normal (up_y, -up_x) points away to the side it points to, PER_LENGTH of them a trunk length.
    """
    starts = [(float(MIDDLE), float(ray)) for ray in range(RAYS)]
    return _followed(Mask(WIDE, RAYS, strip), starts, (body.facing * PER_LENGTH, 0.0), body.torso)


def _followed(mask: Mask, starts: Sequence[Point], out: Point, length: float) -> Outline:
    back, front = [], []
    for start in starts:
        begin = _begin(mask, start, out)
        back.append(None if begin is None else _edge(mask, start, out, begin))
        front.append(None if begin is None else _edge(mask, start, (-out[0], -out[1]), -begin))
    return Outline(tuple(back), tuple(front), length)


def _begin(mask: Mask, start: Point, out: Point) -> float | None:
    """Return the point of a ray nearest the line that is inside the body."""
    least = EDGE * mask.full
    for aside in _ASIDES:
        if _value(mask, start, out, aside) >= least:
            return aside
    return None


def _edge(mask: Mask, start: Point, out: Point, begin: float) -> float | None:
    """Return how far out the body ends, or None where it does not within reach."""
    least = EDGE * mask.full
    low = high = begin
    inside = outside = mask.full
    while outside >= least:
        if high > FARTHEST:
            return None
        low, inside = high, outside
        high += STEP
        outside = _value(mask, start, out, high)
    for _ in range(HALVINGS):
        middle = (low + high) / 2.0
        value = _value(mask, start, out, middle)
        if value >= least:
            low, inside = middle, value
        else:
            high, outside = middle, value
    return low + (high - low) * (inside - least) / max(inside - outside, 1e-9)


def _value(mask: Mask, start: Point, out: Point, at: float) -> float:
    column, row = round(start[0] + at * out[0]), round(start[1] + at * out[1])
    if 0 <= row < mask.height and 0 <= column < mask.width:
        return mask.values[row * mask.width + column]
    return 0.0
