"""The diary as the rules for levels read it."""

from __future__ import annotations

import datetime as dt

from supple.core.safety import gate
from supple.core.safety.levels import Past
from supple.web.diary.messages import DESK
from supple.web.diary.models import Colour, How, Person, Session

SPASM_DAY = "spasm_day"
# The rules look at a week, and at the last session, however long ago it was.
ENOUGH = 60


def past(person: Person, now: dt.datetime) -> tuple[Past, ...]:
    """Return the last check-ins before `now`, oldest first."""
    rows = person.sessions.filter(started_at__lt=now).prefetch_related("hurts")[:ENOUGH]
    return tuple(_past(row) for row in reversed(rows))


def _past(session: Session) -> Past:
    hurt = any(one.colour in (Colour.RED, Colour.STOP) for one in session.hurts.all())
    whole = session.how == How.DONE and session.routine != DESK
    return Past(session.started_at, _level(session), session.pain_before, red=hurt, whole=whole)


def _level(session: Session) -> str:
    """Return the level, also of a day whose pain left only rest; "something new" is a day without one."""
    if session.level or not session.nothing_new:
        return session.level
    return SPASM_DAY if gate(session.pain_before).levels == (SPASM_DAY,) else ""
