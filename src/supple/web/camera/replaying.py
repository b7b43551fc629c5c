"""A session's kept movement data as the page draws it: rows of points, and what was being done."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import Any

from supple.errors import SuppleError
from supple.web.camera import tracks
from supple.web.camera.models import Track
from supple.web.diary.models import Session
from supple.web.today import plan

UNITS = 10_000
Row = tuple[float, tuple[float, ...]]


def rows(session: Session) -> dict[str, Any]:
    """Return the seconds, the points (in ten-thousandths of the picture's height) and the movements' names.

    Seconds begin at 0 with the first row. A stretch that is damaged is left out, and
    so is what was done once more.
    """
    found = _joined(session.tracks.all())
    begin_s = found[0][0] if found else 0.0
    return {
        "at_s": [round(at - begin_s, 2) for at, _points_ in found],
        "rows": [[round(one * UNITS) for one in points] for _at, points in found],
        "what": _what(session, begin_s),
    }


def _joined(kept: Iterable[Track]) -> list[Row]:
    """Return the rows of stretches one after the other; what was done once more is there once."""
    found: list[Row] = []
    for track in kept:
        coming = _points(track)
        # Who went back, or loaded the page anew, goes on a little before where they were.
        begin_s = coming[0][0] if coming else inf
        found = [row for row in found if row[0] < begin_s] + coming
    return found


def _points(track: Track) -> list[Row]:
    try:
        return sorted(tracks.points(track))
    except ValueError:
        return []


def _what(session: Session, begin_s: float) -> list[tuple[float, str]]:
    try:
        timeline = plan.timeline(session)
    except (SuppleError, KeyError):
        # Made by a catalogue that named things differently: the points are still worth looking at.
        return []
    made: list[tuple[float, str]] = []
    for beat in (*timeline.ready, *timeline.beats) if timeline else ():
        if not made or made[-1][1] != beat.title:
            made.append((round(beat.start_s - begin_s, 2), beat.title))
    return made
