"""Find where in a file a routine begins: its expected course is laid along what was seen.

Two angles describe the course: how upright the trunk is, and how far the hips bend. Both are computed from
the catalogue's own poses along the timeline, and from the landmarks along the file; the start is where
they rise and fall together best. This assumes that the person keeps the routine's time. [D]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import atan2, degrees, hypot, nan
from typing import TYPE_CHECKING, Literal

import numpy as np

from supple.core.movement import Beat, Catalogue, Timeline, pose_of
from supple.core.movement.kinematics import solve
from supple.core.movement.pose import between
from supple.core.movement.vectors import Vec
from supple.core.sight.landmarks import INDEX, STRIDE, Frame

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEP_S = 0.2
LEAST_OVERLAP = 0.6
"""How much of the routine must lie in the file for a start to be believed. [D]"""
LEAST_AGREEMENT = 0.6
LEAST_LEAD = 0.05
NEAR_S = 3.0
"""A start is found where the courses agree at least so well (mean correlation), and better than at any
start more than `NEAR_S` away by at least `LEAST_LEAD`. [D]"""
NOT_FOUND: Literal["not_found"] = "not_found"
BODY = ("shoulder", "hip", "knee")


@dataclass(frozen=True, slots=True)
class Found:
    """Where the routine's second 0 is in the file (None: not found) and how well the courses agree there.

    `agreement` is None where it was not looked for.
    """

    starts_at_s: float | None
    agreement: float | None


def find_start(catalogue: Catalogue, timeline: Timeline, frames: Iterable[Frame]) -> Found:
    """Lay a timeline's course along the frames and return where it fits."""
    seen, first_s = seen_course(frames)
    expected = expected_course(catalogue, timeline)
    least = int(LEAST_OVERLAP * len(expected))
    starts = range(min(0, len(seen) - len(expected)), max(1, len(seen) - least))
    fits = np.array([_fit(seen, expected, start, least) for start in starts])
    if not len(fits) or not np.isfinite(fits).any():
        return Found(None, 0.0)
    best = int(np.nanargmax(fits))
    agreement = float(fits[best])
    near = round(NEAR_S / STEP_S)
    others = np.concatenate([fits[: max(0, best - near)], fits[best + near + 1 :]])
    rival = float(np.nanmax(others)) if np.isfinite(others).any() else -1.0
    if agreement < LEAST_AGREEMENT or agreement - rival < LEAST_LEAD:
        return Found(None, round(max(agreement, 0.0), 3))
    return Found(round(first_s + starts[best] * STEP_S, 2), round(agreement, 3))


def seen_course(frames: Iterable[Frame]) -> tuple[NDArray[np.float64], float]:
    """Return trunk and hip angles of a file, one row each `STEP_S`, and the time of the first row.

    Rows without a body are NaN.
    """
    rows: list[tuple[float, float]] = []
    first_s: float | None = None
    for frame in frames:
        first_s = frame.time_s if first_s is None else first_s
        place = int((frame.time_s - first_s) / STEP_S)
        while len(rows) < place:
            rows.append((nan, nan))
        if len(rows) == place:
            rows.append(_angles(_points(frame)) if frame.bodies else (nan, nan))
    return np.array(rows, dtype=np.float64).reshape(-1, 2), first_s or 0.0


def expected_course(catalogue: Catalogue, timeline: Timeline) -> NDArray[np.float64]:
    """Return trunk and hip angles along a timeline's beats, one row each `STEP_S`."""
    return np.array(list(_expected(catalogue, timeline.beats, timeline.seconds)), dtype=np.float64)


def from_the_front(catalogue: Catalogue, timeline: Timeline) -> NDArray[np.bool_]:
    """Return, for each row of the expected course, whether its movement may be filmed from the front."""
    front = {id_ for id_, movement in catalogue.movements.items() if movement.view == "front"}
    return np.array([beat.movement in front for _, beat in _going(timeline.beats, timeline.seconds)])


def _expected(catalogue: Catalogue, beats: Sequence[Beat], seconds: float) -> Iterator[tuple[float, float]]:
    angles = cache(lambda start, end, tenths: _of_pose(catalogue, start, end, tenths / 10))
    for at_s, beat in _going(beats, seconds):
        share = min(1.0, (at_s - beat.start_s) / beat.seconds)
        eased = share * share * (3.0 - 2.0 * share)
        yield angles(beat.pose_from, beat.pose_to, round(10 * eased))


def _going(beats: Sequence[Beat], seconds: float) -> Iterator[tuple[float, Beat]]:
    """Yield a time every `STEP_S`, with the beat that is done then."""
    number = 0
    for step in range(int(seconds / STEP_S)):
        at_s = step * STEP_S
        while number + 1 < len(beats) and beats[number + 1].start_s <= at_s:
            number += 1
        yield at_s, beats[number]


def _of_pose(catalogue: Catalogue, start: str, end: str, share: float) -> tuple[float, float]:
    points = solve(between(pose_of(catalogue, start), pose_of(catalogue, end), share)).points
    return _angles([_middle(points[f"left_{name}"], points[f"right_{name}"]) for name in BODY])


def _points(frame: Frame) -> list[Vec]:
    body = frame.bodies[0]

    def at(name: str) -> Vec:
        place = INDEX[name] * STRIDE
        return (body[place] * frame.aspect, 0.0, -body[place + 1])

    return [_middle(at(f"left_{name}"), at(f"right_{name}")) for name in BODY]


def _middle(a: Vec, b: Vec) -> Vec:
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


def _angles(points: Sequence[Vec]) -> tuple[float, float]:
    """Return how upright the trunk is (0 lying, 90 upright) and how far the hips bend (0 straight)."""
    shoulder, hip, knee = points
    trunk = (shoulder[0] - hip[0], shoulder[1] - hip[1], shoulder[2] - hip[2])
    thigh = (knee[0] - hip[0], knee[1] - hip[1], knee[2] - hip[2])
    upright = degrees(atan2(trunk[2], hypot(trunk[0], trunk[1])))
    along = sum(a * b for a, b in zip(trunk, thigh, strict=True))
    across = hypot(
        trunk[1] * thigh[2] - trunk[2] * thigh[1],
        trunk[2] * thigh[0] - trunk[0] * thigh[2],
        trunk[0] * thigh[1] - trunk[1] * thigh[0],
    )
    return upright, 180.0 - degrees(atan2(across, along))


def _fit(seen: NDArray[np.float64], expected: NDArray[np.float64], start: int, least: int) -> float:
    """Return the mean correlation of both angles where the timeline begins at row `start` of the file."""
    here = seen[max(0, start) : start + len(expected)]
    there = expected[max(0, -start) : max(0, -start) + len(here)]
    known = np.isfinite(here).all(axis=1)
    if known.sum() < max(least, 2):
        return nan
    a, b = here[known] - here[known].mean(axis=0), there[known] - there[known].mean(axis=0)
    size = np.sqrt((a * a).sum(axis=0) * (b * b).sum(axis=0))
    return float(np.mean((a * b).sum(axis=0) / np.where(size > 0, size, np.inf)))
