"""What the first page tells: what is coming, and what was left in the middle."""

from __future__ import annotations

import datetime as dt
from typing import Any

from supple.core import safety
from supple.core.movement.asides import HEAR
from supple.web.answer import today as experiment
from supple.web.diary.models import Person, Session
from supple.web.household import offer
from supple.web.screening import spasm
from supple.web.today import plan

GOES_ON_FOR = dt.timedelta(hours=12)


def context(owner: Person, now: dt.datetime) -> dict[str, Any]:
    """Return the first page's context."""
    return {
        "here": "today",
        "first_time": not owner.sessions.exists(),
        "daily": daily_question(),
        **offer.context(owner, now),
        **experiment.context(owner, now),
        "unfinished": unfinished(owner, now),
        "resume": None,
        "rest_minutes": spasm.minutes_today(owner),
        "sample": {"say": HEAR, **(plan.recording(HEAR) or {})},
    }


def daily_question() -> str:
    """Return the one line that is asked every day; "something is new" is the other answer."""
    return safety.warning_signs().daily


def unfinished(owner: Person, now: dt.datetime) -> Session | None:
    """Return the last session if it began today, within 12 hours, and was left in the middle."""
    last = owner.sessions.exclude(routine="").filter(started_at__gt=now - GOES_ON_FOR).first()
    if last is None or last.ended_at is not None:
        return None
    return last if now.astimezone(last.local_started_at.tzinfo).date() == last.day else None
