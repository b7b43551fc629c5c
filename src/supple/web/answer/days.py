"""The diary as days: how sore it was at the two times of day, and whether what is asked about was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from supple.core.movement import catalogue
from supple.core.movement.choosing import chosen
from supple.web.answer.experiments import BACKWARDS
from supple.web.answer.models import Asked
from supple.web.diary import slots
from supple.web.diary.messages import ROUTINE
from supple.web.diary.models import How, Person, Session, Slot, Used
from supple.web.today.choosing import left_of

if TYPE_CHECKING:
    from supple.helping import Day

NOON = dt.time(12)


@dataclass(frozen=True, slots=True)
class Answered:
    """How sore somebody was at one of their times of day, and when they said so on their own clock."""

    pain: int
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Noted:
    """What a stretch of somebody's diary holds, by day."""

    pains: Mapping[slots.Place, Answered] = field(default_factory=dict)
    sessions: Mapping[dt.date, tuple[Session, ...]] = field(default_factory=dict)
    used: Mapping[dt.date, frozenset[str]] = field(default_factory=dict)

    def span(self) -> Iterable[dt.date]:
        """Return every day from the first that holds something to the last."""
        held = {place.day for place in self.pains} | set(self.sessions)
        if not held:
            return ()
        first = min(held)
        return (first + dt.timedelta(days=number) for number in range((max(held) - first).days + 1))


def noted(owner: Person, since: dt.date, until: dt.date) -> Noted:
    """Read the diary from `since` to `until`, both included."""
    sessions = list(_sessions(owner, since, until))
    by_day: dict[dt.date, list[Session]] = {}
    for one in sessions:
        by_day.setdefault(one.day, []).append(one)
    told = owner.days.filter(day__range=(since, until)).values_list("day", "used")
    return Noted(
        pains=_pains(owner, sessions, since, until),
        sessions={day: tuple(each) for day, each in by_day.items()},
        used={day: frozenset(map(str, used)) for day, used in told if used},
    )


def _sessions(owner: Person, since: dt.date, until: dt.date) -> Iterable[Session]:
    # An evening that goes on after midnight is still the evening before.
    inside = (since, until + dt.timedelta(days=1) if until < dt.date.max else until)
    rows = owner.sessions.filter(day__range=inside).order_by("started_at")
    return rows.prefetch_related("hurts", "changes")


def _pains(
    owner: Person, sessions: Iterable[Session], since: dt.date, until: dt.date
) -> dict[slots.Place, Answered]:
    """Return what was said at each time of day; as on the check-in's page, a session near it goes first."""
    set_to = slots.times(owner)
    found: dict[slots.Place, Answered] = {}
    for session in sessions:
        if slots.counts(session, set_to):
            at = session.local_started_at
            found.setdefault(slots.place(at, set_to), Answered(session.pain_before, at))
    for one in owner.check_ins.filter(day__range=(since, until)):
        found.setdefault(slots.Place(one.day, Slot(one.slot)), Answered(one.pain, one.local_at))
    return {place: it for place, it in found.items() if since <= place.day <= until}


def days(noted: Noted, question: Asked, today: dt.date, *, told_by: Slot | None = None) -> list[Day]:
    """Return the days for the statistics, oldest first.

    With `told_by`, something counts as done only if it was before that day's answer at this time: what
    comes after an answer cannot have changed it. A day without a session is one on which nothing was done.
    """
    from supple.helping import Day

    return [
        Day(
            date=day,
            morning=_pain(noted, day, Slot.MORNING),
            evening=_pain(noted, day, Slot.EVENING),
            did=_did(noted, day, question, _end(noted, day, told_by)),
            other=noted.used.get(day, frozenset()) - {Used.NOTHING.value} - _asked_about(question),
        )
        for day in noted.span()
        if day <= today
    ]


def _pain(noted: Noted, day: dt.date, slot: Slot) -> float | None:
    found = noted.pains.get(slots.Place(day, slot))
    return None if found is None else float(found.pain)


def _end(noted: Noted, day: dt.date, slot: Slot | None) -> dt.datetime | None:
    found = noted.pains.get(slots.Place(day, slot)) if slot else None
    return found.at if found else None


def _did(noted: Noted, day: dt.date, question: Asked, end: dt.datetime | None) -> bool | None:
    if question == Asked.HEAT:
        used = noted.used.get(day)
        return None if used is None else Used.HEAT.value in used
    done = [
        one for one in noted.sessions.get(day, ()) if is_done(one) and (end is None or one.started_at < end)
    ]
    if question == Asked.ROUTINE:
        return bool(done)
    # Without the routine a day was neither one nor the other.
    if not done:
        return None
    if question == Asked.MORNING:
        return any(one.local_started_at.time() < NOON for one in done)
    return any(bends_backwards(one) for one in done)


def is_done(session: Session) -> bool:
    """Tell whether the daily routine was done to its end; the one for bad days is another."""
    return session.how == How.DONE and session.routine == ROUTINE


def bends_backwards(session: Session) -> bool:
    """Tell whether a session held movements that bend backwards."""
    known, choices = catalogue(), left_of(session)
    if choices is None or session.routine not in known.routines:
        return False
    return any(one.direction == BACKWARDS for one in chosen(known, known.routines[session.routine], choices))


def _asked_about(question: Asked) -> frozenset[str]:
    return frozenset({Used.HEAT.value}) if question == Asked.HEAT else frozenset()
