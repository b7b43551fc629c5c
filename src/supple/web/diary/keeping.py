"""Delete what is older than somebody wants to keep, apart from sessions."""

from __future__ import annotations

import datetime as dt

from supple.web.diary.models import Person


def forget_before(person: Person, moment: dt.datetime) -> int:
    """Delete the person's days, answers about the leg, check-ins and answered questions; return how many.

    What is exactly as old as `moment` stays, and so does every question that is still open.
    """
    old = (
        person.days.filter(day__lt=moment.date()),
        person.reaches.filter(at__lt=moment),
        person.check_ins.filter(at__lt=moment),
        person.questions.filter(answered_at__lt=moment),
    )
    return sum(rows.delete()[0] for rows in old)
