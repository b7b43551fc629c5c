"""What one person told on one calendar day. Standard library only: every page may ask about it."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from supple.errors import SuppleError

Slot = Literal["morning", "evening"]

LEAST, MOST = 0.0, 10.0


class HelpingError(SuppleError):
    """Days or an experiment that cannot be: the message says which date and why."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Day:
    """One day: pain 0-10 (NPRS) at the two fixed times, and whether the thing asked about was done.

    None is "not told"; 0 is a value. `did` is about the experiment's own question (the routine, heat …);
    `other` names what else was used that day.
    """

    date: dt.date
    morning: float | None = None
    evening: float | None = None
    did: bool | None = None
    other: frozenset[str] = frozenset()


def checked(days: Iterable[Day], today: dt.date) -> tuple[Day, ...]:
    """Return the days in order; raise HelpingError for a date twice or to come, or a pain outside 0-10."""
    ordered = tuple(sorted(days, key=lambda day: day.date))
    for earlier, later in itertools.pairwise(ordered):
        if earlier.date == later.date:
            raise HelpingError(f"{later.date} is there twice.", "Give each date once.")
    if ordered and ordered[-1].date > today:
        raise HelpingError(f"{ordered[-1].date} is later than today, {today}.", "Leave out days to come.")
    for day in ordered:
        for pain in (day.morning, day.evening):
            if pain is not None and not (math.isfinite(pain) and LEAST <= pain <= MOST):
                raise HelpingError(f"The pain {pain} on {day.date} is not between 0 and 10.", "Correct it.")
    return ordered


def outcomes(days: Iterable[Day], slot: Slot) -> dict[dt.date, float]:
    """Return the pain that follows each day: that evening's, or the next morning's.

    The morning check-in comes before that day's routine, so it belongs to the day before.
    """
    if slot == "evening":
        return {day.date: float(day.evening) for day in days if day.evening is not None}
    one = dt.timedelta(days=1)
    return {day.date - one: float(day.morning) for day in days if day.morning is not None}
