"""Smooth landmark tracks without shifting them in time, and without inventing what was not seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from supple.errors import UsageError
from supple.video.extra import need

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEEN, BRIDGED, GAP, SHORT = 0, 1, 2, 3
FLAGS = {SEEN: "seen", BRIDGED: "bridged", GAP: "gap", SHORT: "too short to filter"}
PASSES = 2
ORDER = 2  # in each of the two passes, so 4 in all
SPREAD = (2 ** (1 / PASSES) - 1) ** (1 / (2 * ORDER))
"""Two passes lower the cut-off; Winter, Biomechanics and Motor Control of Human Movement (2009), 2.2.4.4."""
MOST_OF_RATE = 0.99 * SPREAD / 2
"""A cut-off is at most this share of the pictures a second: beyond lies what they cannot show."""
LEAST_PICTURES = 8
USUAL_HZ = 6.0


@dataclass(frozen=True, slots=True)
class Filter:
    """Say how tracks are filtered; the usual `cut_off_hz` is lowered where pictures come slowly.

    `cut_off_hz` is where both passes together let through 0.71 of the amplitude (-3 dB). A gap longer
    than `longest_gap_s` is never bridged. A landmark below `least_presence` counts as not seen.
    """

    cut_off_hz: float = USUAL_HZ
    longest_gap_s: float = 0.2
    least_presence: float = 0.5


def smoothed(
    times_s: NDArray[np.float64], track: NDArray[np.float64], chosen: Filter
) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """Return one landmark's track through a zero-phase Butterworth filter, and a flag for each picture.

    `track` is n x 2 with NaN where the landmark was not seen; so is the result, in gaps that are not
    bridged. Times need not be even: the track is brought to an even grid, filtered, and read off at its own
    times.
    """
    seen = ~np.isnan(track).any(axis=1)
    made = np.full_like(track, np.nan)
    flags = np.full(len(track), GAP, dtype=np.uint8)
    for stretch in stretches(times_s, seen, chosen.longest_gap_s):
        inside = seen[stretch]
        if inside.sum() < LEAST_PICTURES:
            flags[stretch][inside] = SHORT
            continue
        flags[stretch] = np.where(inside, SEEN, BRIDGED)
        made[stretch] = _filtered(times_s[stretch], track[stretch], inside, chosen)
    return made, flags


def stretches(times_s: NDArray[np.float64], seen: NDArray[np.bool_], longest_gap_s: float) -> Iterator[slice]:
    """Yield the stretches, from one seen picture to another, that hold no gap longer than `longest_gap_s`."""
    where = np.flatnonzero(seen)
    if len(where) == 0:
        return
    apart_s = np.diff(times_s[where])
    usual_s = float(np.median(np.diff(times_s))) if len(times_s) > 1 else 0.0
    # From a seen picture to the next passes one usual step even without a gap; half a step more is rounding.
    ends = np.flatnonzero(apart_s > longest_gap_s + 1.5 * usual_s)
    firsts = [where[0], *where[ends + 1]]
    lasts = [*where[ends], where[-1]]
    for first, last in zip(firsts, lasts, strict=True):
        yield slice(int(first), int(last) + 1)


def fitted(times_s: NDArray[np.float64], chosen: Filter) -> Filter:
    """Return the filter for a video's rate: its usual cut-off may be too high, and is lowered.

    Raises UsageError where another cut-off is too high for the rate, or is none.
    """
    rate_hz = rate_hz_of(times_s)
    most_hz = MOST_OF_RATE * rate_hz
    if 0.0 < chosen.cut_off_hz <= most_hz:
        return chosen
    if chosen.cut_off_hz == USUAL_HZ:
        return replace(chosen, cut_off_hz=most_hz)
    if not chosen.cut_off_hz > 0.0:
        raise UsageError(f"A cut-off of {chosen.cut_off_hz:g} Hz is none.", f"{USUAL_HZ:g} Hz is usual.")
    raise UsageError(
        f"At {rate_hz:.1f} pictures a second a cut-off of {chosen.cut_off_hz:g} Hz is too high.",
        f"Give --cut-off of at most {most_hz:.1f}.",
    )


def rate_hz_of(times_s: NDArray[np.float64]) -> float:
    """Return the usual pictures a second: one over the median step."""
    return 1.0 / float(np.median(np.diff(times_s)))


def _filtered(
    times_s: NDArray[np.float64], track: NDArray[np.float64], seen: NDArray[np.bool_], chosen: Filter
) -> NDArray[np.float64]:
    signal, interpolate = need("scipy.signal"), need("scipy.interpolate")
    rate_hz = rate_hz_of(times_s)
    count = max(len(times_s), round((times_s[-1] - times_s[0]) * rate_hz) + 1)
    even_s = np.linspace(times_s[0], times_s[-1], count)
    even = np.column_stack([np.interp(even_s, times_s[seen], axis[seen]) for axis in track.T])
    corner = chosen.cut_off_hz / SPREAD / ((count - 1) / (times_s[-1] - times_s[0]) / 2)
    sections = signal.butter(ORDER, min(corner, 0.99), output="sos")
    padding = min(count - 1, 3 * (2 * len(sections) + 1))
    filtered = signal.sosfiltfilt(sections, even, axis=0, padlen=padding)
    read_off: NDArray[np.float64] = interpolate.CubicSpline(even_s, filtered)(times_s)
    return read_off
