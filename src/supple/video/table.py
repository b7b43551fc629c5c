"""The table of frames: one row of CSV for each picture of a file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import IO

from supple.video.judging import Moment

COLUMNS = (
    "time_s",
    "session_s",
    "bodies",
    "state",
    "movement",
    "side",
    "position",
    "count",
    "share",
    "coverage",
)
"""The columns before the measures, which stand under their own names."""


class Table:
    """Write moments as CSV into an open file; `measures` are the columns after `COLUMNS`."""

    def __init__(self, file: IO[bytes], measures: Sequence[str]) -> None:
        self._measures = measures
        self._text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        self._rows = csv.writer(self._text, lineterminator="\n")
        self._rows.writerow((*COLUMNS, *measures))

    def add(self, moment: Moment) -> None:
        """Write one frame's row."""
        self._rows.writerow(row(moment, self._measures))

    def end(self) -> None:
        """Let go of the file without closing it."""
        self._text.flush()
        self._text.detach()


def row(moment: Moment, measures: Iterable[str]) -> list[str]:
    """Return one frame's cells; what was not seen is empty."""
    frame, now = moment.frame, moment.now
    return [
        number(frame.time_s),
        number(moment.session_s),
        str(len(frame.bodies)),
        state_of(moment),
        (now.movement or "") if now else "",
        (now.side or "") if now else "",
        (now.position or "") if now else "",
        str(now.count) if now else "",
        number(now.share if now else None),
        number(coverage(moment)),
        *(number(moment.values.get(name)) for name in measures),
    ]


def coverage(moment: Moment) -> float | None:
    """Return the share of the movement's measures that are seen in a frame; None where nothing is judged."""
    if moment.now is None or moment.now.movement is None or not moment.values:
        return None
    return sum(value is not None for value in moment.values.values()) / len(moment.values)


def state_of(moment: Moment) -> str:
    """Say in one word what the judge does in a frame.

    `nobody`: no body was found; `not_judged`: nothing is expected now; `cannot_see`; `getting_ready`: the
    start pose has not been held yet; `counting`.
    """
    if not moment.frame.bodies:
        return "nobody"
    now = moment.now
    if now is None or now.movement is None:
        return "not_judged"
    if not now.sees:
        return "cannot_see"
    return "counting" if now.armed else "getting_ready"


def number(value: float | None) -> str:
    """Return a number with as many digits as it is good for; nothing for None."""
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")
