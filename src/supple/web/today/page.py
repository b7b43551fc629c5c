"""What the first page tells: what is coming, and what was left in the middle."""

from __future__ import annotations

import datetime as dt
from typing import Any

from supple.core import movement, safety
from supple.web.diary.models import Person, Session
from supple.web.today import choosing

GOES_ON_FOR = dt.timedelta(hours=12)


def context(owner: Person, now: dt.datetime) -> dict[str, Any]:
    """Return the first page's context."""
    return {
        "here": "today",
        "first_time": not owner.sessions.exists(),
        "daily": daily_question(),
        "coming": coming(),
        "unfinished": unfinished(owner, now),
        "resume": None,
    }


def daily_question() -> str:
    """Return the one line that is asked every day; "something is new" is the other answer."""
    return safety.warning_signs().daily


def coming() -> dict[str, Any]:
    """Return how long the usual routine takes and what it holds."""
    known = movement.catalogue()
    whole = movement.timeline(known, choosing.ROUTINE)
    names = [known.movements[name].name for name in known.routines[choosing.ROUTINE].movements]
    return {"minutes": round(whole.seconds / 60), "movements": names}


def unfinished(owner: Person, now: dt.datetime) -> Session | None:
    """Return the last session if it began today, within 12 hours, and was left in the middle."""
    last = owner.sessions.exclude(routine="").filter(started_at__gt=now - GOES_ON_FOR).first()
    if last is None or last.ended_at is not None:
        return None
    return last if now.astimezone(last.local_started_at.tzinfo).date() == last.day else None
