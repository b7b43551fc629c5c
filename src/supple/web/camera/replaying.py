"""A session's kept movement data as the page draws it: rows of points, and what was being done."""

from __future__ import annotations

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
    found: list[Row] = []
    for track in session.tracks.all():
        coming = _points(track)
        # A page that was loaded anew goes on a little before where the one before it was.
        while found and coming and found[-1][0] >= coming[0][0]:
            found.pop()
        found += coming
    begin_s = found[0][0] if found else 0.0
    return {
        "at_s": [round(at - begin_s, 2) for at, _points_ in found],
        "rows": [[round(one * UNITS) for one in points] for _at, points in found],
        "what": _what(session, begin_s),
    }


def _points(track: Track) -> list[Row]:
    try:
        return tracks.points(track)
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
