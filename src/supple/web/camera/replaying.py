"""A session's kept movement data as the page draws it: rows of points, and what was being done."""

from __future__ import annotations

from collections.abc import Iterable
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
    """Return the rows of stretches one after the other, by the session's time at which each begins."""
    made: list[tuple[int, list[Row]]] = []
    for track in kept:
        coming = _points(track)
        if not coming:
            continue
        begin_s = coming[0][0]
        while made and made[-1][1][0][0] >= begin_s:
            made.pop()
        if made:
            run, before = made[-1]
            made[-1] = run, (_squeezed if run == track.run else _cut)(before, begin_s)
        made.append((track.run, coming))
    return [row for _run, rows in made for row in rows]


def _cut(rows: list[Row], end_s: float) -> list[Row]:
    # A page that was loaded anew goes on a little before where the one before it was.
    return [row for row in rows if row[0] < end_s]


def _squeezed(rows: list[Row], end_s: float) -> list[Row]:
    """Return rows that end before `end_s`: a slow pace, or a wait, lets them last longer than the beats."""
    (first_s, _), (last_s, _) = rows[0], rows[-1]
    if last_s < end_s:
        return rows
    share = (end_s - first_s) / (last_s - first_s) * (len(rows) - 1) / len(rows)
    return [(first_s + share * (at - first_s), points) for at, points in rows]


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
