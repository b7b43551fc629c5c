"""What is due for a person on a day, and what that leaves of the day's own questions."""

from __future__ import annotations

import datetime as dt

from supple.core.measures import (
    DayPlan,
    Kept,
    Questionnaire,
    Waiting,
    day_questions,
    due,
    next_due,
    plan_day,
    questionnaires,
)
from supple.web.diary.models import Person

# [D] The first days are for finding one's way.
SETTLING = dt.timedelta(days=3)


def plan(owner: Person, today: dt.date) -> DayPlan:
    """Return what today asks for, in at most a minute."""
    begun, kept = start(owner), _kept(owner)
    if begun is None:
        return plan_day((), 0, day_questions())
    known = questionnaires()
    first = {one.id for one in known.values()} - {one.id for one in kept}
    waiting = [
        Waiting(one.id, since, one.first_seconds if one.id in first else one.seconds)
        for one in known.values()
        if (since := due(one, begun, kept, today))
    ]
    used = sum(_took(known[one.id], kept) for one in kept if one.day == today and one.id in known)
    return plan_day(waiting, used, day_questions())


def _took(asked: Questionnaire, kept: list[Kept]) -> int:
    times = sum(one.id == asked.id for one in kept)
    return asked.first_seconds if times == 1 else asked.seconds


def coming(owner: Person, asked: Questionnaire, today: dt.date) -> dt.date | None:
    """Return when a questionnaire is asked next; None where it never is by itself."""
    begun = start(owner)
    if begun is None:
        return None
    return today if due(asked, begun, _kept(owner), today) else next_due(asked, begun, today)


def start(owner: Person) -> dt.date | None:
    """Return the day from which questionnaires are asked, soon after the diary begins; None before that."""
    firsts = (
        rows.order_by("day").values_list("day", flat=True).first()
        for rows in (owner.sessions, owner.check_ins, owner.responses)
    )
    first = min((day for day in firsts if day), default=None)
    return first + SETTLING if first else None


def _kept(owner: Person) -> list[Kept]:
    return [Kept(*row) for row in owner.responses.values_list("questionnaire", "day")]
