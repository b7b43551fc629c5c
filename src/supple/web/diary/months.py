"""The calendar: one month as weeks of days, each with what was noted. A day without is simply blank."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from supple.web.diary.models import CheckIn, Day, How, Person, Reach, Session

DONE, STOPPED, RESTED, OPEN, NOTED = "done", "stopped", "rested", "open", "noted"


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the calendar; `mark` is empty where nothing was noted, `more` counts further sessions."""

    day: dt.date
    inside: bool
    mark: str = ""
    before: int | None = None
    after: int | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    """A month of somebody's diary, with the months before and after it that hold something."""

    first: dt.date
    weeks: tuple[tuple[Cell, ...], ...]
    earlier: dt.date | None
    later: dt.date | None


def month_of(text: str) -> dt.date | None:
    """Return the first day of the month that a text such as "2026-03" names; None for any other text."""
    try:
        first = dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return first if f"{first:%Y-%m}" == text else None


def month(owner: Person, first: dt.date, sessions: list[Session], check_ins: list[CheckIn]) -> Month:
    """Return a month as it stands in the person's diary, with its sessions and check-ins, oldest first."""
    last = next_month(first) - dt.timedelta(days=1)
    inside = {"day__range": (first, last)}
    noted: list[Day | Reach] = [*owner.days.filter(**inside), *owner.reaches.filter(**inside)]
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return Month(
        first=first,
        weeks=tuple(tuple(_cell(day, first, sessions, check_ins, noted) for day in week) for week in weeks),
        earlier=_nearest(owner, before=first),
        later=_nearest(owner, after=last),
    )


def next_month(first: dt.date) -> dt.date:
    """Return the first day of the month after."""
    return (first + dt.timedelta(days=31)).replace(day=1)


def newest(owner: Person) -> dt.date | None:
    """Return the newest day of the diary."""
    return max((day for day in _ends(owner) if day), default=None)


def _ends(owner: Person) -> Iterable[dt.date | None]:
    for rows in (owner.sessions, owner.check_ins, owner.days, owner.reaches):
        yield rows.order_by("-day").values_list("day", flat=True).first()


def _nearest(owner: Person, before: dt.date | None = None, after: dt.date | None = None) -> dt.date | None:
    """Return the first day of the nearest month that holds something, earlier or later."""
    lookup = {"day__lt": before} if before else {"day__gt": after}
    order = "-day" if before else "day"
    found = [
        rows.filter(**lookup).order_by(order).values_list("day", flat=True).first()
        for rows in (owner.sessions, owner.check_ins, owner.days, owner.reaches)
    ]
    days = [day for day in found if day]
    if not days:
        return None
    return (max(days) if before else min(days)).replace(day=1)


def _cell(
    day: dt.date,
    first: dt.date,
    sessions: Sequence[Session],
    check_ins: Sequence[CheckIn],
    noted: Sequence[Day | Reach],
) -> Cell:
    inside = day.month == first.month
    mine = [one for one in sessions if one.day == day]
    if mine:
        afters = [one.pain_after for one in mine if one.pain_after is not None]
        after = afters[-1] if afters else None
        return Cell(day, inside, _mark(mine), mine[0].pain_before, after, len(mine) - 1)
    taps = [one.pain for one in check_ins if one.day == day]
    if taps:
        return Cell(day, inside, NOTED, taps[0], taps[1] if len(taps) > 1 else None)
    return Cell(day, inside, NOTED if any(one.day == day for one in noted) else "")


def _mark(sessions: Sequence[Session]) -> str:
    """Return what to say of a day: the most that was done on it."""
    if any(one.how == How.DONE for one in sessions):
        return DONE
    if any(one.how == How.STOPPED for one in sessions):
        return STOPPED
    return OPEN if any(one.routine for one in sessions) else RESTED
