"""The person's own times as an iCal file.

The events have local times without a zone, so they stay at seven in the morning when the clocks change,
and wherever the person travels (RFC 5545, 3.3.5, form 1).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import icalendar

from supple.web.diary.models import Person, Slot
from supple.web.household.models import Preferences

LONG = dt.timedelta(minutes=10)


def calendar(owner: Person, today: dt.date, now: dt.datetime) -> bytes:
    """Return a calendar with one daily event for each time of day that the person has set."""
    made = icalendar.Calendar()
    made.add("prodid", "-//Supple//Times//EN")
    made.add("version", "2.0")
    for event in _events(owner, today, now):
        made.add_component(event)
    written: bytes = made.to_ical()
    return written


def _events(owner: Person, today: dt.date, now: dt.datetime) -> Iterator[icalendar.Event]:
    stored = Preferences.of(owner)
    for slot, at in ((Slot.MORNING, stored.morning_at), (Slot.EVENING, stored.evening_at)):
        if at is None:
            continue
        event = icalendar.Event()
        event.add("uid", f"{owner.pk}-{slot.value}@supple")
        event.add("dtstamp", now)
        event.add("dtstart", dt.datetime.combine(today, at))
        event.add("duration", LONG)
        event.add("rrule", {"freq": "daily"})
        event.add("summary", "Supple: how is your back?")
        yield event
