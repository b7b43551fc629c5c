"""The room: floor, wall, and whatever the poses rest or lean on, as boxes. Axes: forwards, left, up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from supple.core.movement import body

Span = tuple[float, float]
Colour = tuple[float, float, float]
"""Linear light, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box along the axes: its spans forwards, to the left and up, in metres, and its colour."""

    ahead: Span
    left: Span
    up: Span
    colour: Colour


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of things."""

    floor: Colour
    wall: Colour
    mat: Colour
    wood: Colour
    cloth: Colour


def srgb(code: str) -> Colour:
    """Return a colour written #rrggbb as linear light."""
    parts = (int(code[at : at + 2], 16) / 255.0 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


CALM = Colours(
    floor=srgb("#d9cfc2"),
    wall=srgb("#eee9e1"),
    mat=srgb("#6f9f9a"),
    wood=srgb("#b98d62"),
    cloth=srgb("#e7e1d6"),
)


def furniture(props: Iterable[str], colours: Colours = CALM) -> tuple[Box, ...]:
    """Return the boxes of props by the names that `supple.drawing.figure.props_for` gives them.

    Heights and places are those of `supple.core.movement.body`, as in the drawn figure and in the page.
    """
    return tuple(box for name in props for box in _PIECES[name](colours))


def _mat(colours: Colours) -> Iterator[Box]:
    yield Box((-1.06, 1.06), (-0.36, 0.36), (-0.012, 0.0), colours.mat)


def _bed(colours: Colours) -> Iterator[Box]:
    long, wide = body.BED_HALF_M
    yield from _bed_at((-long, long), (-wide, wide), colours)


def _bed_edge(colours: Colours) -> Iterator[Box]:
    front = body.SEATED_BACK_M + body.HIPS_TO_EDGE_M
    long, wide = body.BED_HALF_M
    yield from _bed_at((front - 2.0 * wide, front), (-long, long), colours)


def _bed_at(ahead: Span, left: Span, colours: Colours) -> Iterator[Box]:
    yield Box(ahead, left, (0.0, 0.2), colours.wood)
    yield Box(ahead, left, (0.2, body.BED_M), colours.cloth)


def _wall(colours: Colours) -> Iterator[Box]:
    yield Box((0.48, 0.53), (-0.9, 0.9), (0.0, 2.0), colours.wall)


def _cushions(colours: Colours) -> Iterator[Box]:
    for step in range(3):
        low = body.BED_M + 0.14 * step
        yield Box((0.1, 0.58), (-0.28, 0.28), (low, low + 0.135), colours.cloth)


def _chair(seat_m: float, aside_m: float, faces: float, colours: Colours) -> Iterator[Box]:
    def part(ahead: Span, left: Span, up: Span) -> Box:
        ends = sorted(seat_m + faces * end for end in ahead)
        return Box((ends[0], ends[1]), (left[0] + aside_m, left[1] + aside_m), up, colours.wood)

    top = body.SEAT_M
    yield part((-0.2, body.SEAT_FRONT_M), (-0.21, 0.21), (top - 0.045, top))
    yield part((-0.235, -0.2), (-0.21, 0.21), (top + 0.1, top + 0.44))
    for left in ((-0.2, -0.165), (0.165, 0.2)):
        yield part((0.18, 0.215), left, (0.0, top - 0.045))
        yield part((-0.235, -0.2), left, (0.0, top + 0.1))


_PIECES: Mapping[str, Callable[[Colours], Iterator[Box]]] = {
    "mat": _mat,
    "bed": _bed,
    "bed_edge": _bed_edge,
    "wall": _wall,
    "cushions": _cushions,
    "leg_chair": lambda colours: _chair(body.LEG_CHAIR_M, 0.0, -1.0, colours),
    "chair": lambda colours: _chair(body.SEATED_BACK_M, 0.0, 1.0, colours),
    "chair_beside": lambda colours: _chair(0.0, -0.58, 1.0, colours),
}
