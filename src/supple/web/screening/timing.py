"""When the signs have to be asked: what the diary and earlier askings say about it."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar, cast

from django.db.models import QuerySet

from supple.core import safety
from supple.core.safety import asking
from supple.web.diary.models import Colour, Hurt, Person, Session

Kept = TypeVar("Kept", Hurt, Session)


def due(person: Person, now: dt.datetime) -> asking.Why | None:
    """Return why the signs have to be asked before this person moves; None when they need not be."""
    full = person.screenings.exclude(completed_at=None).order_by("-completed_at").first()
    full_at = full.completed_at if full else None
    begun = person.screenings.filter(completed_at=None)
    owed = (begun.filter(asked_at__gt=full.asked_at) if full else begun).first()
    asked = asking.Asked(
        full_at=full_at,
        owed=cast("asking.Why", owed.why) if owed else None,
        stopped_at=_stopped_at(person, full_at),
        new_at=_new_at(person, full_at),
    )
    return asking.due(asked, now)


def _stopped_at(person: Person, since: dt.datetime | None) -> dt.datetime | None:
    """Return when a STOP was last met, after `since`: during a movement, or by the pain at the end.

    Times are the server's own: a device's clock may be wrong, and would ask for ever or never.
    """
    hurts = _after(Hurt.objects.filter(session__person=person, colour=Colour.STOP), since)
    ended = _after(person.sessions.exclude(pain_after=None), since)
    times = [one.created_at for one in hurts] + [one.created_at for one in ended if _ended_at_stop(one)]
    return max(times, default=None)


def _ended_at_stop(session: Session) -> bool:
    after = session.pain_after
    return after is not None and safety.answer(session.pain_before, after).colour == "stop"


def _new_at(person: Person, since: dt.datetime | None) -> dt.datetime | None:
    found = _after(person.sessions.filter(nothing_new=False), since)
    return max((one.created_at for one in found), default=None)


def _after(kept: QuerySet[Kept], since: dt.datetime | None) -> QuerySet[Kept]:
    return kept.filter(created_at__gt=since) if since else kept
