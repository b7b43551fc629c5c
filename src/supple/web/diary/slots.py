"""Morning or evening: which of a person's two times of day a moment counts for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from supple.web.diary.models import CheckIn, Person, Session, Slot
from supple.web.household.models import Preferences

DAY_MIN = 24 * 60
# A session further than this from both times says nothing about how the morning or the evening was.
NEAR_MIN = 4 * 60
MORNING, EVENING = dt.time(8), dt.time(20)


@dataclass(frozen=True, slots=True)
class Times:
    """The two times of day that somebody has set, or the usual ones."""

    morning: dt.time = MORNING
    evening: dt.time = EVENING


@dataclass(frozen=True, slots=True)
class Place:
    """A slot of a day."""

    day: dt.date
    slot: Slot


def times(owner: Person) -> Times:
    """Return the person's own times; where both would be the same, the usual ones."""
    kept = Preferences.of(owner)
    found = Times(kept.morning_at or MORNING, kept.evening_at or EVENING)
    return found if found.morning != found.evening else Times()


def place(local: dt.datetime, set_to: Times) -> Place:
    """Return the slot nearest to a moment on the person's own clock.

    An evening that goes on after midnight belongs to the day that began with the morning before it.
    """
    after_morning, after_evening = _after(local, set_to.morning), _after(local, set_to.evening)
    if abs(after_morning) <= abs(after_evening):
        return Place((local - dt.timedelta(minutes=after_morning)).date(), Slot.MORNING)
    centre = (local - dt.timedelta(minutes=after_evening)).date()
    late = set_to.evening < set_to.morning
    return Place(centre - dt.timedelta(days=1) if late else centre, Slot.EVENING)


def counts(session: Session, set_to: Times) -> bool:
    """Tell whether a session's pain before is near enough to one of the times of day to stand for it."""
    local = session.local_started_at
    return min(abs(_after(local, set_to.morning)), abs(_after(local, set_to.evening))) <= NEAR_MIN


def taken(owner: Person, where: Place, set_to: Times) -> CheckIn | Session | None:
    """Return what was said in a slot already: the pain before a session near it counts, then a check-in."""
    near = owner.sessions.filter(
        day__range=(where.day - dt.timedelta(days=1), where.day + dt.timedelta(days=1))
    )
    for session in near.order_by("started_at"):
        if counts(session, set_to) and place(session.local_started_at, set_to) == where:
            return session
    return owner.check_ins.filter(day=where.day, slot=where.slot).first()


def _after(local: dt.datetime, time: dt.time) -> int:
    """Return by how many minutes a moment is after the nearest such time; negative before it."""
    minutes = (local.hour - time.hour) * 60 + local.minute - time.minute
    return (minutes + DAY_MIN // 2) % DAY_MIN - DAY_MIN // 2
