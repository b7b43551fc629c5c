"""Follow a person through a routine: who waits, or takes longer, is judged by what they are doing then.

A file may be looked at from both ends. The routine's expected course is stretched along what was seen
(dynamic time warping, Sakoe and Chiba 1978, doi:10.1109/TASSP.1978.1163055): from one row of the file to the
next, the routine stands still, goes on, or goes on at twice its pace, whichever fits best in the end. [D]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from supple.core.movement import Catalogue, Timeline
from supple.core.sight.landmarks import Frame
from supple.video.aligning import STEP_S, expected_course, from_the_front, seen_course

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDE_DEG = 60.0
"""An angle that is further off than this is not worse: it is another pose."""
UNEVEN = 0.03
"""What a row costs in which the routine does not go on at its own pace: small differences are no waiting."""
LEAST_GAIN = 0.1
LEAST_LATE_S = 1.5
"""Who fits hardly better with a time of their own, or is hardly off, kept the routine's time."""
EVEN_S = 2.0
WAIT_S, WAIT_PACE = 4.0, 0.15
"""A wait is at least so long, and the routine goes on in it no faster than that."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The routine's own clock (`routine_s`) at times of the file, and what is told of it.

    `late_s` is how far the person was behind the routine's time at the end (below 0: ahead); `waits` are
    the stretches of the file in which the routine stood still.
    """

    file_s: tuple[float, ...]
    routine_s: tuple[float, ...]
    late_s: float = 0.0
    waits: tuple[tuple[float, float], ...] = ()

    def at(self, file_s: float) -> float:
        """Return the routine's clock at a time of the file; beyond both ends it goes at its own pace."""
        before, after = file_s - self.file_s[0], file_s - self.file_s[-1]
        if before <= 0.0:
            return self.routine_s[0] + before
        if after >= 0.0:
            return self.routine_s[-1] + after
        return float(np.interp(file_s, self.file_s, self.routine_s))


def steady(starts_at_s: float) -> Pace:
    """Return the pace of somebody who keeps the routine's time from `starts_at_s` of the file on."""
    return Pace((starts_at_s,), (0.0,))


def follow(catalogue: Catalogue, timeline: Timeline, frames: Iterable[Frame], starts_at_s: float) -> Pace:
    """Return the pace at which somebody went through a routine that begins at `starts_at_s` of the file."""
    rows, first_s = seen_course(frames)
    expected = expected_course(catalogue, timeline)
    skipped = max(0, round((starts_at_s - first_s) / STEP_S))
    begins = max(0, round((first_s - starts_at_s) / STEP_S))
    seen = rows[skipped:]
    if len(seen) < 2 or begins >= len(expected):
        return steady(starts_at_s)
    costs = _costs(seen, expected, from_the_front(catalogue, timeline))
    path = _path(costs, begins)
    straight = np.minimum(begins + np.arange(len(seen)), len(expected) - 1)
    here = np.arange(len(seen))
    gain = float(costs[here, straight].sum() - costs[here, path].sum())
    off_s = float(np.abs(path - straight).max()) * STEP_S
    if gain < LEAST_GAIN * float(costs[here, straight].sum()) or off_s < LEAST_LATE_S:
        return steady(starts_at_s)
    return _pace(path[: _last(path, len(expected))], first_s + skipped * STEP_S)


def _costs(
    seen: NDArray[np.float64], expected: NDArray[np.float64], front: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """Return how badly each row of the file fits each row of the routine: of shape (file, routine).

    From the front, thighs that come towards the camera look as if the hips were less bent: that costs
    nothing where a movement is filmed from there.
    """
    costs = np.zeros((len(seen), len(expected)), dtype=np.float32)
    foreshortened = (np.zeros_like(front), front)
    # One angle after the other: all at once would take a gigabyte for hours of film.
    for found, meant, short in zip(seen.T.astype(np.float32), expected.T, foreshortened, strict=True):
        off = found[:, None] - meant.astype(np.float32)
        costs += np.minimum(np.where(short & (off < 0.0), 0.0, np.abs(off)) / WIDE_DEG, 1.0)
    return np.nan_to_num(costs / seen.shape[1], nan=0.0)


def _path(costs: NDArray[np.float32], begins: int) -> NDArray[np.intp]:
    """Return the row of the routine for each row of the file: the cheapest way from `begins` on."""
    count, length = costs.shape
    total = np.full(length, np.inf, dtype=np.float32)
    total[begins] = costs[0, begins]
    steps = np.zeros((count, length), dtype=np.int8)
    staying = np.full(length, UNEVEN, dtype=np.float32)
    staying[-1] = 0.0  # Whoever is through may rest for as long as they like.
    for row in range(1, count):
        ways = np.full((3, length), np.inf, dtype=np.float32)
        ways[0] = total + staying
        ways[1, 1:] = total[:-1]
        ways[2, 2:] = total[:-2] + UNEVEN
        steps[row] = ways.argmin(axis=0)
        total = ways.min(axis=0) + costs[row]
    path = np.empty(count, dtype=np.intp)
    path[-1] = int(total.argmin())
    for row in range(count - 1, 0, -1):
        path[row - 1] = path[row] - steps[row, path[row]]
    return path


def _last(path: NDArray[np.intp], length: int) -> int:
    """Return how many rows of the file belong to the routine: those until it is through."""
    through = np.flatnonzero(path >= length - 1)
    return int(through[0]) + 1 if len(through) else len(path)


def _pace(path: NDArray[np.intp], first_s: float) -> Pace:
    """Return a path as clocks, its steps evened out."""
    wide = max(1, round(EVEN_S / STEP_S))
    padded = np.concatenate((path[:1].repeat(wide // 2), path, path[-1:].repeat(wide - 1 - wide // 2)))
    routine_s = np.convolve(padded, np.ones(wide) / wide, mode="valid") * STEP_S
    file_s = first_s + np.arange(len(path)) * STEP_S
    late_s = float((file_s[-1] - file_s[0]) - (routine_s[-1] - routine_s[0]))
    waits = tuple(_waits(file_s, routine_s))
    return Pace(tuple(file_s.tolist()), tuple(routine_s.tolist()), round(late_s, 1), waits)


def _waits(file_s: NDArray[np.float64], routine_s: NDArray[np.float64]) -> Iterable[tuple[float, float]]:
    """Yield from when to when the routine stood still."""
    slow = np.diff(routine_s) < WAIT_PACE * STEP_S
    edges = np.flatnonzero(np.diff(np.concatenate(([False], slow, [False])).astype(np.int8)))
    for start, end in edges.reshape(-1, 2):
        if file_s[end] - file_s[start] >= WAIT_S:
            yield round(float(file_s[start]), 1), round(float(file_s[end]), 1)
