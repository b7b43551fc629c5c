"""Change a session in the middle: read what is asked for, store it once, and fold it into the choices."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from supple.core.movement import Choices, catalogue, timeline
from supple.core.movement.choosing import chosen, easier_form
from supple.web import reading
from supple.web.diary.models import LONGEST_S, Session
from supple.web.faults import Problem
from supple.web.today.models import ASKED_FOR, Change, What


@dataclass(frozen=True, slots=True)
class Changing:
    """One change that the page asks for, and the position that the person is in."""

    at_s: float
    movement: str
    position: str
    what: str


def changing(request: HttpRequest, movements: tuple[str, ...]) -> Changing:
    """Read a change at one of `movements`; raises `Problem`.

    `after` is the movement that was begun last: on the way from it to `movement`, its position counts.
    """
    raw = reading.body(request, ("at_s", "movement", "after", "what"))
    return Changing(
        at_s=reading.seconds(raw, "at_s", LONGEST_S),
        movement=reading.one_of(raw, "movement", movements),
        position=catalogue().movements[reading.one_of(raw, "after", movements)].position,
        what=reading.one_of(raw, "what", ASKED_FOR),
    )


def store(session: Session, key: UUID, message: Changing, choices: Choices | None) -> bool:
    """Store a change of a session that has come to `choices`; tell whether it is new.

    Raises `Problem` where there is nothing to change, or the key holds another change.
    """
    facts = {name: getattr(message, name) for name in ("at_s", "movement", "position", "what")}
    if not Change.objects.filter(pk=key).exists():
        _must_change(session.routine, choices, message)
    with transaction.atomic():
        stored, new = Change.objects.get_or_create(pk=key, defaults={"session": session, **facts})
        if new:
            # What is left is played as a new timeline: the old one's seconds mean nothing on it.
            Session.objects.filter(pk=session.pk).update(at_s=0.0)
    if stored.session_id != session.pk:
        raise Problem(404, _("There is no such change in this session."), _("Use a new id."))
    if any(getattr(stored, name) != value for name, value in facts.items()):
        raise Problem(409, _("This change was asked for with other values."), _("What was first is kept."))
    return new


def _must_change(routine: str, choices: Choices | None, message: Changing) -> None:
    known = catalogue()
    coming = chosen(known, known.routines[routine], choices) if choices else ()
    comes = any(one.base == known.movements[message.movement].base for one in coming)
    if not choices or not comes:
        raise Problem(409, _("This movement does not come any more."), _("Load the page again to go on."))
    if message.what == What.EASIER and not easier_form(known, choices, message.movement):
        raise Problem(409, _("There is no easier form of this."), _("Move less far, or skip it."))


def movement_at(routine: str, choices: Choices, at_s: float) -> str | None:
    """Return the movement that somebody is in, or on the way to; None where all of them are done."""
    beats = timeline(catalogue(), routine, choices).beats
    coming = (beat.movement for beat in beats if beat.movement and beat.start_s + beat.seconds > at_s)
    return next(coming, None)
