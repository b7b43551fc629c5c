"""Raw and filtered landmarks as CSV: one row for each picture and person, empty where nothing was seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from supple.core.sight.landmarks import NAMES

if TYPE_CHECKING:
    from supple.video.landmarks import Track

KEYS = ("time_s", "picture", "person")
RAW = ("x_px", "y_px", "visibility", "presence")
FILTERED = ("x_px", "y_px", "flag")
_RAW_ROW = ",".join(["%.2f,%.2f,%.4f,%.4f"] * len(NAMES))
_FILTERED_ROW = ",".join(["%.2f,%.2f,%d"] * len(NAMES))


def raw_lines(track: Track) -> Iterator[str]:
    """Yield the lines of raw.csv, the header first."""
    yield _header(RAW)
    for picture, person in np.ndindex(len(track.times_s), len(track.people)):
        yield _line(track, (picture, person), _RAW_ROW % tuple(track.raw[person, picture].ravel().tolist()))


def filtered_lines(track: Track) -> Iterator[str]:
    """Yield the lines of filtered.csv, the header first."""
    yield _header(FILTERED)
    for picture, person in np.ndindex(len(track.times_s), len(track.people)):
        places, flags = track.filtered[person, picture], track.flags[person, picture]
        cells = np.column_stack((places, flags)).ravel().tolist()
        yield _line(track, (picture, person), _FILTERED_ROW % tuple(cells))


def _header(what: tuple[str, ...]) -> str:
    return ",".join([*KEYS, *(f"{name}_{column}" for name in NAMES for column in what)]) + "\n"


def _line(track: Track, at: tuple[int, int], cells: str) -> str:
    picture, person = at
    return f"{track.times_s[picture]:.6f},{picture},{track.people[person]},{cells.replace('nan', '')}\n"
