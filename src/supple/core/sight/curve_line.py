"""The line of a back to be drawn: where it runs, and which third of the spine lies behind each piece."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sin
from typing import Any

from supple.core.sight.curve import CannotTell, Curve
from supple.core.sight.look import Look
from supple.core.sight.outline import PLACES

SACRUM, NECK = 0.2, 1.1
"""Where the spine begins and ends beside the line of hips (0) and shoulders (1), for a usual body."""
ARM, ROOM = 1.25, 0.06
"""An edge farther out than the lowest quarter's times ARM, and ROOM more (line lengths), is an arm's."""
Point = tuple[float, float]


def back_line(one: Look) -> tuple[tuple[Point, int], ...]:
    """Return the back's outline from sacrum to neck, each point with its third of the spine: 0, 1, 2.

    Points are forwards and up from between the hips, in the line's own length.
    """
    lean = radians(one.lean_deg)
    rays = [ray for ray, at in enumerate(PLACES) if SACRUM - 1e-9 <= at <= NECK + 1e-9]
    edges = _smooth(_without_arms([one.back[ray] / one.length for ray in rays]))
    made = []
    for ray, behind in zip(rays, edges, strict=True):
        at = PLACES[ray]
        point = (at * sin(lean) - behind * cos(lean), at * cos(lean) + behind * sin(lean))
        made.append((point, min(2, int(3.0 * (at - SACRUM) / (NECK - SACRUM)))))
    return tuple(made)


def thirds(one: Look) -> tuple[tuple[Point, ...], ...]:
    """Return the back's outline in three pieces that meet, the lowest third of the spine first."""
    line = back_line(one)
    made = []
    for third in range(3):
        ends = [(a, b) for (a, _), (b, here) in pairwise(line) if here == third]
        made.append((ends[0][0], *(end for _, end in ends)))
    return tuple(made)


def drawn(neutral: Look | None, bent: Look | None, told: Curve | CannotTell) -> dict[str, Any]:
    """Return what a page draws: the back at ease, and the bent one's thirds with their degrees."""
    if neutral is None or bent is None or isinstance(told, CannotTell):
        return {"neutral": [], "thirds": []}
    pieces = zip(thirds(bent), told.thirds_deg, strict=True)
    return {
        "neutral": _plain([point for point, _ in back_line(neutral)]),
        "thirds": [{"points": _plain(piece), "deg": round(deg, 1)} for piece, deg in pieces],
    }


def _plain(points: Sequence[Point]) -> list[list[float]]:
    return [[round(x, 3), round(y, 3)] for x, y in points]


def _without_arms(edges: list[float]) -> list[float]:
    """Bridge edges that stand out far behind the others: those are an arm's."""
    cap = sorted(edges)[len(edges) // 4] * ARM + ROOM
    kept = [ray for ray, edge in enumerate(edges) if edge <= cap]
    made = []
    for ray in range(len(edges)):
        low = max((one for one in kept if one <= ray), default=kept[0])
        high = min((one for one in kept if one >= ray), default=kept[-1])
        share = (ray - low) / (high - low) if high > low else 0.0
        made.append(edges[low] + share * (edges[high] - edges[low]))
    return made


def _smooth(edges: list[float]) -> list[float]:
    for _ in range(2):
        ends = [edges[0], *edges, edges[-1]]
        edges = [(a + 2.0 * b + c) / 4.0 for a, b, c in zip(ends, ends[1:], ends[2:], strict=False)]
    return edges
