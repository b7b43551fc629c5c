"""How bending is shared over the seventeen vertebrae: a curve, by its name or by points on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

VERTEBRAE: tuple[str, ...] = (
    *(f"L{level}" for level in range(5, 0, -1)),
    *(f"T{level}" for level in range(12, 0, -1)),
)
"""The seventeen vertebrae that a pose bends, from the lowest up; each turns at the joint below it."""

SPREADS: Mapping[str, Mapping[str, float]] = {
    "even": {"L5": 1.0},
    "thoracic": {"L3": 0.24, "T10": 0.931, "T9": 1.0},
    "lumbar": {"L3": 1.6, "T10": 0.4485, "T9": 0.3141, "T3": 0.0833},
    "hinge": {"L5": 1.0, "L4": 0.0},
}
"""Curves that have a name. A "hinge" puts all bending at the joint below L5: the fault that the backbend
warns of."""

Spread = str | Mapping[str, float] | Sequence[float]
"""A name of `SPREADS`, shares at some vertebrae with straight lines between, or all seventeen shares."""


def spread_weights(spread: Spread) -> tuple[float, ...]:
    """Share 1 over the 17 joints, L5 first; beyond its last point a curve goes on level.

    Raises KeyError for a name that is not in `SPREADS`, ValueError for shares that are negative, all 0, or
    not seventeen.
    """
    curve = SPREADS[spread] if isinstance(spread, str) else spread
    raw = _drawn(curve) if isinstance(curve, Mapping) else tuple(curve)
    total = sum(raw)
    if len(raw) != len(VERTEBRAE) or min(raw) < 0.0 or total <= 0.0:
        raise ValueError(f"a spread has {len(VERTEBRAE)} shares of 0 or more, not all 0: {raw}")
    return tuple(share / total for share in raw)


def _drawn(points: Mapping[str, float]) -> tuple[float, ...]:
    line = sorted((VERTEBRAE.index(name), float(share)) for name, share in points.items())
    ends = [(-1, line[0][1]), *line, (len(VERTEBRAE), line[-1][1])] if line else []
    return tuple(
        y0 + (y1 - y0) * (joint - x0) / (x1 - x0)
        for (x0, y0), (x1, y1) in pairwise(ends)
        for joint in range(max(x0, 0), min(x1, len(VERTEBRAE)))
    )
