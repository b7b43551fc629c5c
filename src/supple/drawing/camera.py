"""Look at the body: from points in metres to a flat picture.

Both views show the person as a mirror would: in the front view the person's left is on the left
of the picture, and in the side view a person who stands looks to the right with the left side
near. So whoever follows the figure moves on the same side as it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from supple.core.movement.vectors import Vec

UNITS_PER_M = 500.0
"""Picture units in a metre: whole numbers of 2 mm."""

Flat = tuple[float, float]
"""A point or direction in the picture, in units: right, down."""


@dataclass(frozen=True, slots=True)
class View:
    """Hold the picture's right and down axes and the way to the eye, as directions in space."""

    name: str
    right: Vec
    down: Vec
    eye: Vec

    def flat(self, v: Vec) -> Flat:
        """Project a point or a direction, in metres, into the picture, in units."""
        r, d = self.right, self.down
        return (
            (r[0] * v[0] + r[1] * v[1] + r[2] * v[2]) * UNITS_PER_M,
            (d[0] * v[0] + d[1] * v[1] + d[2] * v[2]) * UNITS_PER_M,
        )


def _side(raised_deg: float) -> View:
    c, s = cos(radians(raised_deg)), sin(radians(raised_deg))
    return View("side", (1.0, 0.0, 0.0), (0.0, s, -c), (0.0, c, s))


def _front(raised_deg: float) -> View:
    c, s = cos(radians(raised_deg)), sin(radians(raised_deg))
    return View("front", (0.0, -1.0, 0.0), (s, 0.0, -c), (c, 0.0, s))


VIEWS = {"side": _side(6.0), "front": _front(16.0)}
"""The eye is a little raised, so that far limbs and the mat show."""
