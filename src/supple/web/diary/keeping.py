"""Delete what is older than somebody wants to keep, apart from sessions."""

from __future__ import annotations

import datetime as dt

from supple.web.diary.models import Person


def forget_before(person: Person, moment: dt.datetime) -> int:
    """Delete what is noted beside the sessions: days, answers, check-ins, experiments; return how many.

    What is exactly as old as `moment` stays, and so does every question that is still open.
    """
    day = moment.date()
    old = (
        person.days.filter(day__lt=day),
        person.reaches.filter(at__lt=moment),
        person.check_ins.filter(at__lt=moment),
        person.questions.filter(answered_at__lt=moment),
        person.responses.filter(at__lt=moment),
        person.experiments.filter(pk__in=[one.pk for one in person.experiments.all() if one.last_day < day]),
    )
    return sum(rows.delete()[0] for rows in old)
