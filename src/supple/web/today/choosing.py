"""What the rules make of today's answers, and of each “That hurts”."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, cast

from django.utils.translation import gettext as _

from supple import __version__
from supple.core import safety
from supple.core.movement import Choices, catalogue
from supple.core.movement.choosing import chosen
from supple.core.movement.model import Level
from supple.core.safety import Answer
from supple.web.diary.messages import CheckIn, Hurting
from supple.web.diary.models import Colour, Person, Session
from supple.web.diary.record import ASKED
from supple.web.household import kept
from supple.web.household.choosing import ROUTINE, choices_for, right_for_now


@dataclass(frozen=True, slots=True)
class Given:
    """The routine and choices for today's answers; none of both where the answer is to rest."""

    routine: str
    choices: Choices | None
    asked: str

    def stored(self) -> dict[str, Any]:
        """Return what a session keeps of it."""
        texts = kept.to_texts(self.choices) if self.choices else {}
        return {
            "routine": self.routine,
            "level": self.choices.level if self.choices else "",
            "choices": {**texts, **({ASKED: self.asked} if self.asked else {})},
            "core_version": core_version(),
        }


def core_version() -> str:
    """Return which code and pain rules made a plan."""
    return f"{__version__}+rules.{safety.gate(0).version}"


def given(person: Person, check_in: CheckIn, now: dt.datetime) -> Given:
    """Return what the rules, the settings and the diary give for the answers of the check-in."""
    asked = check_in.wanted.text()
    if not check_in.nothing_new:
        return Given("", None, asked)
    choices, _why = choices_for(person, now, check_in.pain_before, check_in.wanted)
    if choices is None or not right_for_now(choices):
        return Given("", None, asked)
    return Given(ROUTINE, choices, asked)


def why_none(session: Session) -> str:
    """Return why a session has nothing to play, or nothing more."""
    if session.routine:
        return _("Nothing is left of today's routine. Rest, and walk a little if it eases.")
    if not session.nothing_new:
        return _("Something is new. Look at the warning signs before you move today.")
    closed = safety.gate(session.pain_before)
    if safety.todays_choices(catalogue(), session.pain_before) is None:
        return closed.say
    return _(
        "With what you ticked in the settings, too little of this routine is left: it is not the right one "
        "for you now. See a physiotherapist. Until then, breathe slowly and take short walks."
    )


def start_of(session: Session) -> Choices:
    """Return the choices that a session was started with."""
    if session.choices.keys() - {ASKED}:
        return kept.from_texts(session.choices)
    # From before choices were kept.
    usual = safety.todays_choices(catalogue(), session.pain_before, cast("Level", session.level))
    return usual or Choices(level="gentle")


def left_of(session: Session) -> Choices | None:
    """Return what is left for a session after the pains that it has met; None where nothing is."""
    hurts = list(session.hurts.all())
    if not session.routine or any(hurt.colour == Colour.STOP for hurt in hurts):
        return None
    choices: Choices | None = start_of(session)
    for hurt in hurts:
        if choices and hurt.colour == Colour.RED:
            choices = _without(session.routine, choices, hurt.movement)
    return choices


def answer(session: Session, message: Hurting) -> Answer:
    """Return what the rules say to a “That hurts”."""
    pain_free = catalogue().movements[message.movement].pain_free
    return safety.answer(session.pain_before, message.pain, pain_free=pain_free)


def movements(session: Session) -> tuple[str, ...]:
    """Return the ids of the movements that may come in a session's routine, in all their forms."""
    known = catalogue()
    if session.routine not in known.routines:
        return ()
    routine = known.routines[session.routine]
    bases = {*routine.movements, *(extra.movement for extra in routine.extras)}
    return tuple(one.id for one in known.movements.values() if one.base in bases)


def reachable(routine: str, start: Choices) -> tuple[Choices, ...]:
    """Return all choices that a session of the routine may come to, whatever hurts on the way."""
    known = catalogue()
    found: dict[Choices, None] = {}
    waiting: list[Choices | None] = [replace(start, pace=1.0)]
    while waiting:
        choices = waiting.pop()
        if choices is None or choices in found:
            continue
        found[choices] = None
        left = chosen(known, known.routines[routine], choices)
        waiting += [safety.without_direction(known, routine, choices, one.id) for one in left]
    return tuple(found)


def _without(routine: str, choices: Choices, movement: str) -> Choices | None:
    known = catalogue()
    left = {one.base for one in chosen(known, known.routines[routine], choices)}
    # A second report of what is left out already changes nothing.
    if known.movements[movement].base not in left:
        return choices
    return safety.without_direction(known, routine, choices, movement)
