"""The numbers behind the diary's plots, and the same numbers as tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from supple.web.diary.models import CheckIn, Day, Session

BANDS = ((0, 5), (5, 9), (9, 12), (12, 17), (17, 21), (21, 24))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a session or a check-in, with the stiffness of its day."""

    at: dt.datetime
    before: int
    after: int | None
    stiffness: int | None
    check_in: bool


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the day: how often pain was noted in it, and how much."""

    start: int
    end: int
    count: int
    lowest: int
    middle: float
    highest: int


def lines(sessions: Sequence[Session], check_ins: Iterable[CheckIn], days: Iterable[Day]) -> list[Line]:
    """Return sessions and check-ins in their order; stiffness stands at the first one of its day."""
    stiff = {day.day: day.stiffness for day in days if day.stiffness is not None}
    taken = [(one.day, _of_session(one)) for one in sessions] + [
        (one.day, _of_check_in(one)) for one in check_ins
    ]
    made = []
    for day, line in sorted(taken, key=lambda pair: pair[1].at):
        stiffness = stiff.pop(day, None)
        made.append(Line(line.at, line.before, line.after, stiffness, line.check_in))
    return made


def bands(made: Iterable[Line]) -> list[Band]:
    """Return the parts of the day in which pain was noted; the pain after a session is left out."""
    pains = [(line.at.hour, line.before) for line in made]
    found = [(start, end, [pain for hour, pain in pains if start <= hour < end]) for start, end in BANDS]
    return [
        Band(start, end, len(each), min(each), median(each), max(each)) for start, end, each in found if each
    ]


def data(made: Iterable[Line]) -> list[dict[str, Any]]:
    """Return the lines as the page's script reads them."""
    return [
        {
            "at": line.at.isoformat(),
            "before": line.before,
            "after": line.after,
            "stiffness": line.stiffness,
            "check_in": line.check_in,
        }
        for line in made
    ]


def _of_session(one: Session) -> Line:
    return Line(one.local_started_at, one.pain_before, one.pain_after, None, check_in=False)


def _of_check_in(one: CheckIn) -> Line:
    return Line(one.local_at, one.pain, None, None, check_in=True)
