"""Delete what is older than somebody wants to keep."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from supple.web.camera import tracks
from supple.web.diary import asking
from supple.web.diary.keeping import forget_before
from supple.web.diary.models import Person, Session
from supple.web.household import shredding
from supple.web.household.models import Preferences


def too_old(person: Person, retention_days: int | None, now: dt.datetime) -> int:
    """Return how many sessions a retention would delete now."""
    return 0 if retention_days is None else _older(person, retention_days, now).count()


def purge(person: Person, now: dt.datetime) -> int:
    """Delete what is older in the person's diary than they want to keep; return how many entries.

    One that is exactly as old as the limit stays. Movement data has a limit of its own.
    """
    days, count = Preferences.of(person).retention_days, tracks.forget_before(person, now)
    if days is None:
        return count
    old = _older(person, days, now)
    if old.exists():
        # A pain that stopped a session has the signs asked, however long ago it was: that is not forgotten.
        asking.keep(person, now)
    count += forget_before(person, now - dt.timedelta(days=days))
    return count + old.delete()[1].get("diary.Session", 0)


def purge_everyone(now: dt.datetime) -> int:
    """Delete what anybody wants to keep no longer; return how many entries."""
    wanted = Q(preferences__retention_days__isnull=False) | Q(sessions__tracks__isnull=False)
    count = sum(purge(person, now) for person in Person.objects.filter(wanted).distinct())
    if count:
        shredding.shred()
    return count


def _older(person: Person, days: int, now: dt.datetime) -> QuerySet[Session]:
    return Session.objects.filter(person=person, started_at__lt=now - dt.timedelta(days=days))
