"""The line of a back to be drawn: where it runs, and which third of the spine lies behind each piece."""

from __future__ import annotations

from math import cos, radians, sin

from supple.core.sight.look import Look
from supple.core.sight.outline import PLACES

SACRUM, NECK = 0.2, 1.1
"""Where the spine begins and ends beside the line of hips (0) and shoulders (1), for a usual body."""
Point = tuple[float, float]


def back_line(one: Look) -> tuple[tuple[Point, int], ...]:
    """Return the back's outline from sacrum to neck, each point with its third of the spine: 0, 1, 2.

    Points are forwards and up from between the hips, in the line's own length.
    """
    lean, length = radians(one.lean_deg), one.length
    made = []
    for at, edge in zip(PLACES, one.back, strict=True):
        if not SACRUM - 1e-9 <= at <= NECK + 1e-9:
            continue
        behind = edge / length
        point = (at * sin(lean) - behind * cos(lean), at * cos(lean) + behind * sin(lean))
        made.append((point, min(2, int(3.0 * (at - SACRUM) / (NECK - SACRUM)))))
    return tuple(made)
