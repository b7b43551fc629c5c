"""After a check-in that gets no routine: lead through rest, breath and small movements instead."""

from __future__ import annotations

from django.utils.translation import gettext as _

from supple.web.diary.models import Session
from supple.web.diary.record import ASKED
from supple.web.faults import Problem
from supple.web.screening import spasm


def rest(session: Session) -> Session:
    """Give a session without a routine that of a very sore day; asked for twice, it is given once.

    Raises `Problem` 409 where the session has another routine or has ended, where something was new, or
    where nothing of that routine is left.
    """
    if session.nothing_new and spasm.minutes(spasm.choices(session.person, session.day)):
        made = spasm.given(session.person, session.day)
        if ASKED in session.choices:
            made["choices"][ASKED] = session.choices[ASKED]
        Session.objects.filter(pk=session.pk, routine="", ended_at=None).update(**made)
        session.refresh_from_db()
    if session.routine != spasm.SPASM_DAY or session.ended_at:
        raise Problem(409, _("This is not a day of rest."), _("Go to the first page and answer there."))
    return session
