"""Zero-phase smoothing of whole frames, block by block: a long file takes no more memory than a short one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import TYPE_CHECKING

import numpy as np

from supple.core.sight.landmarks import LENGTH, NAMES, STRIDE, Frame
from supple.core.sight.seen import HIP, SHOULDER
from supple.video.filtering import LEAST_PICTURES, Filter, rate_hz_of, smoothed

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCK_S = 20.0
MARGIN_S = 1.0
"""Every block is filtered together with this much before and after it: at its edges a filter knows less."""
CUT_OFF_HZ = 3.0
"""Back movements are slow: the quickest, small knee circles, come once in 4 seconds. [D]"""
PLACES = [name * STRIDE + axis for name in range(len(NAMES)) for axis in (0, 1)]
"""Where x and y of every landmark stand in a body."""
MOST_OF_RATE = 0.3
"""Where pictures come slowly the cut-off is at most this share of their rate."""
LONGEST_GAP_S = 0.5
"""After a longer gap the filter starts anew, as the judge's own does."""
REACH = 0.3
FORGET_S = 1.0
"""A body is the same one as before where its middle moved less than this share of the picture's height."""


@dataclass(slots=True)
class _Track:
    number: int
    at: tuple[float, float]
    time_s: float


def zero_phase(frames: Iterable[Frame]) -> Iterator[Frame]:
    """Yield the frames with every body's points smoothed along its own track, without delay.

    Bodies that are seen only for a moment stay as they are; visibility and presence are not touched.
    """
    tracks = _Tracks()
    held: list[tuple[Frame, tuple[int, ...]]] = []
    given = 0
    for frame in frames:
        held.append((frame, tracks.numbers(frame)))
        if frame.time_s - held[given][0].time_s < BLOCK_S + MARGIN_S:
            continue
        until_s = frame.time_s - MARGIN_S
        end = next(at for at, (one, _) in enumerate(held) if one.time_s >= until_s)
        yield from _smooth(held)[given:end]
        start = next(at for at, (one, _) in enumerate(held) if one.time_s >= until_s - MARGIN_S)
        held, given = held[start:], end - start
    yield from _smooth(held)[given:]


class _Tracks:
    """Give each body the number of the track that it goes on."""

    def __init__(self) -> None:
        self._tracks: list[_Track] = []
        self._next = 0

    def numbers(self, frame: Frame) -> tuple[int, ...]:
        """Return one number for each body of a frame."""
        self._tracks = [track for track in self._tracks if frame.time_s - track.time_s <= FORGET_S]
        free = list(self._tracks)
        return tuple(self._number(_middle(body, frame.aspect), frame.time_s, free) for body in frame.bodies)

    def _number(self, at: tuple[float, float], time_s: float, free: list[_Track]) -> int:
        nearest = min(free, key=lambda track: _apart(track.at, at), default=None)
        if nearest is None or _apart(nearest.at, at) > REACH:
            nearest = _Track(self._next, at, time_s)
            self._next += 1
            self._tracks.append(nearest)
        else:
            free.remove(nearest)
        nearest.at, nearest.time_s = at, time_s
        return nearest.number


def _smooth(held: Sequence[tuple[Frame, tuple[int, ...]]]) -> list[Frame]:
    bodies = {
        (at, slot): np.array(body, dtype=np.float64)
        for at, (frame, _) in enumerate(held)
        for slot, body in enumerate(frame.bodies)
        if len(body) == LENGTH
    }
    places: dict[int, list[tuple[int, int]]] = {}
    for at, slot in bodies:
        places.setdefault(held[at][1][slot], []).append((at, slot))
    for track in places.values():
        _smooth_track(held, bodies, track)
    return [
        replace(
            frame, bodies=tuple(_body(bodies, (at, slot), body) for slot, body in enumerate(frame.bodies))
        )
        for at, (frame, _) in enumerate(held)
    ]


def _body(
    bodies: Mapping[tuple[int, int], NDArray[np.float64]], place: tuple[int, int], raw: Sequence[float]
) -> Sequence[float]:
    return bodies[place].tolist() if place in bodies else raw


def _smooth_track(
    held: Sequence[tuple[Frame, tuple[int, ...]]],
    bodies: dict[tuple[int, int], NDArray[np.float64]],
    track: Sequence[tuple[int, int]],
) -> None:
    """Put the smoothed points of one track in the places of the raw ones, where there are enough of them."""
    times_s = np.array([held[at][0].time_s for at, _ in track])
    if len(track) < LEAST_PICTURES:
        return
    most_hz = MOST_OF_RATE * rate_hz_of(times_s)
    chosen = Filter(cut_off_hz=min(CUT_OFF_HZ, most_hz), longest_gap_s=LONGEST_GAP_S)
    raw = np.array([bodies[place] for place in track])
    whole = np.isfinite(raw[:, PLACES]).all(axis=1, keepdims=True)
    made, _ = smoothed(times_s, np.where(whole, raw[:, PLACES], np.nan), chosen)
    raw[:, PLACES] = np.where(np.isfinite(made), made, raw[:, PLACES])
    bodies.update(zip(track, raw, strict=True))


def _middle(body: Sequence[float], aspect: float) -> tuple[float, float]:
    points = [joint + side for joint in (SHOULDER, HIP) for side in (0, 1)]
    across = sum(body[point * STRIDE] for point in points) / 4.0 * aspect
    return across, sum(body[point * STRIDE + 1] for point in points) / 4.0


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
