"""Is it getting worse? Never from single days: the last week's mean against the four weeks before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import get_args

from supple.helping.days import Day, Slot, checked

# Meaningful is 2 points and 30 % (Ostelo and others 2008, doi:10.1097/BRS.0b013e31815e3a10), here upwards.
MEANINGFUL_POINTS = 2.0
MEANINGFUL_SHARE = 0.3
LAST_DAYS, BEFORE_DAYS = 7, 28
LEAST_LAST, LEAST_BEFORE = 4, 10


@dataclass(frozen=True, slots=True)
class Worse:
    """Whether pain has risen by a meaningful change, and the two means that say so (None: too few days)."""

    yes: bool
    last_week: float | None = None
    before: float | None = None
    slot: Slot | None = None

    def __bool__(self) -> bool:
        return self.yes


def getting_worse(days: Iterable[Day], today: dt.date) -> Worse:
    """Tell whether pain at either time of day has risen by 2 points and 30 %; raises HelpingError.

    The mean of the last 7 days, today included (4 told at least), against the 28 days before (10 at least).
    """
    known = checked(days, today)
    found = [_at(known, today, slot) for slot in get_args(Slot)]
    return next(
        (worse for worse in found if worse), max(found, key=lambda worse: worse.last_week is not None)
    )


def _at(days: Sequence[Day], today: dt.date, slot: Slot) -> Worse:
    def told(first: int, count: int) -> list[float]:
        until = today - dt.timedelta(days=first)
        since = until - dt.timedelta(days=count)
        return [
            pain for day in days if since < day.date <= until and (pain := getattr(day, slot)) is not None
        ]

    last, before = told(0, LAST_DAYS), told(LAST_DAYS, BEFORE_DAYS)
    if len(last) < LEAST_LAST or len(before) < LEAST_BEFORE:
        return Worse(yes=False)
    now, then = fmean(last), fmean(before)
    return Worse(now - then >= max(MEANINGFUL_POINTS, MEANINGFUL_SHARE * then), now, then, slot)
