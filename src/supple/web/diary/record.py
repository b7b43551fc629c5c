"""Store the page's messages once, however often they arrive and in whatever order.

Every function may be called again with the same message, after a lost answer or from two threads at once: the
first stores it, the others find it stored. A second message that contradicts the first raises `Problem` 409.
"""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from supple.web.diary.messages import CheckIn, End, Hurting, Progress
from supple.web.diary.models import Colour, Hurt, Person, Session
from supple.web.faults import Problem

# Under this name a session's choices hold what was chosen for that day only.
ASKED = "asked"


def session_of(person: Person, key: UUID) -> Session:
    """Return the person's session; raises `Problem` 404 where there is none, or it is another's."""
    try:
        return Session.objects.get(pk=key, person=person)
    except Session.DoesNotExist as error:
        title, detail = _("There is no such session."), _("Look in the diary, or start a new one.")
        raise Problem(404, title, detail) from error


def start(person: Person, key: UUID, check_in: CheckIn, given: dict[str, Any]) -> tuple[Session, bool]:
    """Store a check-in with the routine, choices and core version `given`; tell whether it is new."""
    facts = _facts(check_in)
    # get_or_create inserts inside a savepoint and reads again when the key was taken meanwhile.
    session, new = Session.objects.get_or_create(pk=key, defaults={"person": person, **facts, **given})
    if session.person_id != person.pk:
        raise Problem(404, _("There is no such session."), _("Start a new one."))
    _must_match(session, facts, _("This session was started with other answers."))
    if session.choices.get(ASKED, "") != check_in.wanted.text():
        raise Problem(
            409, _("This session was started with other choices."), _("What was sent first is kept.")
        )
    return session, new


def _facts(check_in: CheckIn) -> dict[str, object]:
    offset = check_in.started_at.utcoffset() or dt.timedelta()
    return {
        "started_at": check_in.started_at,
        "utc_offset_min": int(offset / dt.timedelta(minutes=1)),
        "day": check_in.started_at.date(),
        "pain_before": check_in.pain_before,
        "nothing_new": check_in.nothing_new,
    }


def progress(session: Session, message: Progress) -> Session:
    """Keep the progress unless a newer one is kept already; return the session as it is stored now."""
    newer = Session.objects.filter(pk=session.pk, sequence__lt=message.sequence)
    newer.update(at_s=message.at_s, sequence=message.sequence)
    session.refresh_from_db()
    return session


def hurt(session: Session, key: UUID, message: Hurting, colour: str) -> bool:
    """Store a “That hurts” with the `colour` that the rules give it; tell whether it is new."""
    facts = {"at_s": message.at_s, "movement": message.movement, "pain": message.pain}
    with transaction.atomic():
        first = {"session": session, **facts, "colour": colour}
        stored, new = Hurt.objects.get_or_create(pk=key, defaults=first)
        if new and colour == Colour.RED:
            # What is left is played as a new timeline: the old one's seconds mean nothing on it.
            Session.objects.filter(pk=session.pk).update(at_s=0.0)
    if stored.session_id != session.pk:
        raise Problem(404, _("There is no such entry in this session."), _("Use a new id."))
    _must_match(stored, facts, _("This pain was entered with other values."))
    return new


def end(session: Session, message: End) -> tuple[Session, bool]:
    """Store the end; tell whether anything was new.

    A second end may only add the pain afterwards, which is asked when the session is already over; one
    without it, arriving late, changes nothing.
    """
    if message.ended_at < session.started_at:
        raise Problem(422, _("The session cannot end before it started."), _("Check the device's clock."))
    facts = {"ended_at": message.ended_at, "how": message.how, "reason": message.reason}
    open_still = Session.objects.filter(pk=session.pk, ended_at=None)
    new = open_still.update(**facts, pain_after=message.pain_after) == 1
    if not new and message.pain_after is not None:
        unasked = Session.objects.filter(pk=session.pk, pain_after=None, **facts)
        new = unasked.update(pain_after=message.pain_after) == 1
    session.refresh_from_db()
    if message.pain_after is not None:
        facts["pain_after"] = message.pain_after
    _must_match(session, facts, _("This session has ended in another way already."))
    return session, new


def _must_match(stored: Session | Hurt, facts: dict[str, object], title: str) -> None:
    different = sorted(name for name, value in facts.items() if getattr(stored, name) != value)
    if different:
        kept = _("What was sent first is kept. Different: %s.") % ", ".join(different)
        raise Problem(409, title, kept)
