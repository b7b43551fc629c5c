"""What the first page tells: what is coming, and what was left in the middle."""

from __future__ import annotations

import datetime as dt
from typing import Any

from supple.core import safety
from supple.core.movement import catalogue
from supple.core.movement.asides import HEAR
from supple.web import showing
from supple.web.answer import today as experiment
from supple.web.diary.clock import STILL_THE_DAY
from supple.web.diary.messages import ROUTINE
from supple.web.diary.models import Person, Session
from supple.web.household import offer
from supple.web.household.models import Preferences
from supple.web.screening import spasm
from supple.web.today import plan

GOES_ON_FOR = dt.timedelta(hours=12)


def context(owner: Person, now: dt.datetime, routine: str = ROUTINE) -> dict[str, Any]:
    """Return the first page's context, with the `routine` that it offers first."""
    return {
        "here": "today",
        "first_time": not owner.sessions.exists(),
        "daily": daily_question(),
        **offer.context(owner, now, routine),
        **experiment.context(owner, now),
        "unfinished": unfinished(owner, now),
        "resume": None,
        "shower": shower(owner),
        "rest_minutes": spasm.minutes_today(owner),
        "sample": {"say": HEAR, **(plan.recording(HEAR) or {})},
    }


def shower(owner: Person) -> dict[str, Any] | None:
    """Return who shows the movements, and what they do with the spine; None for the drawn figure."""
    chosen = showing.chosen(Preferences.of(owner).shown_by)
    known = catalogue().movements.values()
    balls = {one.id: f"{one.id}.{one.ball.pose}" for one in known if one.ball}
    turns = [one.id for one in known if one.direction == "rotation"]
    return {**chosen, "balls": balls, "turns": turns} if chosen else None


def daily_question() -> str:
    """Return the one line that is asked every day; "something is new" is the other answer."""
    return safety.warning_signs().daily


def unfinished(owner: Person, now: dt.datetime) -> Session | None:
    """Return the last session if it still goes on, and was left in the middle."""
    last = owner.sessions.exclude(routine="").filter(started_at__gt=now - GOES_ON_FOR).first()
    return last if last and last.ended_at is None and goes_on(last, now) else None


def goes_on(session: Session, now: dt.datetime) -> bool:
    """Tell whether a session may still be gone on with: on its day or soon after midnight, for 12 hours."""
    past = now - session.started_at
    same_day = now.astimezone(session.local_started_at.tzinfo).date() == session.day
    return past < (GOES_ON_FOR if same_day else STILL_THE_DAY)
