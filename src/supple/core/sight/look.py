"""All that the curve's measure takes from one picture: outline, landmarks, and how far off the side it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, degrees, hypot
from statistics import median

from supple.core.sight.outline import RAYS, Mask, Outline, outline
from supple.core.sight.seen import EAR, ELBOW, HIP, KNEE, SHOULDER, Seen

ANCHORS = (EAR, SHOULDER, HIP, KNEE)
"""The landmarks that are looked at: of each, the side nearer the camera, then the farther."""
LEAST_FOUND = 0.75
"""How much of an outline must be found, of its own back and front."""


@dataclass(frozen=True, slots=True)
class Look:
    """One picture of a body, seen from the line of hips and shoulders.

    `back` and `front` are the outline, a number a ray (`outline.PLACES`), and `points` the anchors, each up
    along the line and ahead of it: all in picture heights. `length` is the line's, `lean_deg` how far it
    leans forward. `width` is how far apart the shoulders look, and the hips, in lengths of the line: more
    is farther off the side. `arm_deg` is how far the nearer upper arm is from hanging along the line,
    forwards positive. `found` is the least share of an outline's edges that were met.
    """

    back: tuple[float, ...]
    front: tuple[float, ...]
    points: tuple[float, ...]
    length: float
    lean_deg: float
    width: float
    arm_deg: float
    found: float


def look(mask: Mask, body: Seen) -> Look | None:
    """Look at one picture; None where landmarks or outline are too poor.

    `body.facing` and `body.near` must be set.
    """
    return None if body.bad & _needed(body) else look_at(outline(mask, body), body)


def look_at(seen: Outline, body: Seen) -> Look | None:
    """Make a look of an outline that was taken before; None where it or the landmarks are too poor."""
    if body.bad & _needed(body) or seen.found < LEAST_FOUND:
        return None
    up_x, up_y = body.trunk
    return Look(
        back=tuple(edge * seen.length for edge in _filled(seen.back)),
        front=tuple(edge * seen.length for edge in _filled(seen.front)),
        points=_points(body),
        length=seen.length,
        lean_deg=degrees(atan2(body.facing * up_x, -up_y)),
        width=_width(body),
        arm_deg=_arm_deg(body),
        found=seen.found,
    )


def steady(looks: Sequence[Look]) -> Look:
    """Return the middle one of several looks at one posture, number by number; at least one is needed."""
    if len(looks) == 1:
        return looks[0]
    return Look(
        back=_middle([one.back for one in looks]),
        front=_middle([one.front for one in looks]),
        points=_middle([one.points for one in looks]),
        length=median(one.length for one in looks),
        lean_deg=median(one.lean_deg for one in looks),
        width=median(one.width for one in looks),
        arm_deg=median(one.arm_deg for one in looks),
        found=median(one.found for one in looks),
    )


def _needed(body: Seen) -> set[int]:
    return {at + side for at in (SHOULDER, HIP, KNEE) for side in (0, 1)} | {EAR + body.near}


def _points(body: Seen) -> tuple[float, ...]:
    x, y = body.x, body.y
    middle_x, middle_y = (x[HIP] + x[HIP + 1]) / 2.0, (y[HIP] + y[HIP + 1]) / 2.0
    up_x, up_y = body.trunk
    made = []
    for at in ANCHORS:
        for side in (body.near, 1 - body.near):
            across, down = x[at + side] - middle_x, y[at + side] - middle_y
            made += [across * up_x + down * up_y, body.facing * (down * up_x - across * up_y)]
    return tuple(made)


def _arm_deg(body: Seen) -> float:
    shoulder, elbow = SHOULDER + body.near, ELBOW + body.near
    across, down = body.x[elbow] - body.x[shoulder], body.y[elbow] - body.y[shoulder]
    up_x, up_y = body.trunk
    return degrees(atan2(body.facing * (down * up_x - across * up_y), -(across * up_x + down * up_y)))


def _width(body: Seen) -> float:
    x, y = body.x, body.y
    return sum(hypot(x[at] - x[at + 1], y[at] - y[at + 1]) for at in (SHOULDER, HIP)) / (2.0 * body.torso)


def _filled(edges: tuple[float | None, ...]) -> list[float]:
    """Bridge missing edges by straight lines, level at both ends."""
    known = [(ray, edge) for ray, edge in enumerate(edges) if edge is not None]
    made = []
    for ray in range(RAYS):
        below = [pair for pair in known if pair[0] <= ray] or known[:1]
        above = [pair for pair in known if pair[0] >= ray] or known[-1:]
        (low, start), (high, end) = below[-1], above[0]
        made.append(start if low >= high else start + (end - start) * (ray - low) / (high - low))
    return made


def _middle(rows: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    return tuple(median(column) for column in zip(*rows, strict=True))
