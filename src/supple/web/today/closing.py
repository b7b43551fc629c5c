"""Pain has moved outward while a session is open: what is left of it goes on without that direction."""

from __future__ import annotations

import uuid

from django.db import transaction

from supple.core import safety
from supple.core.movement import Choices, catalogue
from supple.core.movement.choosing import chosen
from supple.web.diary.models import Person, Reach, Session
from supple.web.today import choosing
from supple.web.today.changing import movement_at
from supple.web.today.models import Change, What


def close(owner: Person, told: Reach) -> None:
    """Leave the direction of `told.movement` out of every session of that day that has not ended.

    Told twice, it is kept once.
    """
    for session in owner.sessions.filter(day=told.day, ended_at=None).exclude(routine=""):
        choices = choosing.left_of(session)
        here = choices and _still_comes(session, choices, told.movement)
        if here:
            _keep(session, told, here)


def _still_comes(session: Session, choices: Choices, closed: str) -> str | None:
    """Return the movement that the person is in, where something that bends that way is still to come."""
    known = catalogue()
    here = movement_at(session.routine, choices, session.at_s)
    order = [one.base for one in chosen(known, known.routines[session.routine], choices)]
    coming = order[order.index(known.movements[here].base) :] if here else []
    return None if set(coming).isdisjoint(safety.bending_alike(known, (closed,))) else here


def _keep(session: Session, told: Reach, here: str) -> None:
    facts = {"at_s": session.at_s, "movement": told.movement, "what": What.CLOSED}
    position = catalogue().movements[here].position
    with transaction.atomic():
        Change.objects.get_or_create(
            pk=uuid.uuid5(told.pk, str(session.pk)),
            defaults={"session": session, "position": position, **facts},
        )
        # What is left is played as a new timeline: the old one's seconds mean nothing on it.
        Session.objects.filter(pk=session.pk).update(at_s=0.0)
