"""What the rules make of today's answers, and of each “That hurts”."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, cast

from django.utils.translation import gettext as _

from supple import __version__
from supple.core import safety
from supple.core.movement import Choices, catalogue
from supple.core.movement.model import Level, Position
from supple.core.safety import Answer
from supple.core.safety.answers import NOTHING_LEFT
from supple.core.safety.changing import Step, after
from supple.web.diary.messages import ROUTINE, CheckIn, Hurting
from supple.web.diary.models import Colour, Hurt, Person, Session
from supple.web.diary.record import ASKED
from supple.web.household import kept
from supple.web.household.choosing import (
    choices_for,
    closed_words,
    in_place,
    right_for_now,
)
from supple.web.today.changing import movement_at
from supple.web.today.models import Change, What


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
    routine = check_in.wanted.routine or ROUTINE
    choices, _why = choices_for(person, check_in, now)
    here = choices and in_place(choices, routine)
    if here is None or not right_for_now(here, routine):
        return Given("", None, asked)
    return Given(routine, here, asked)


def why_none(session: Session) -> str:
    """Return why a session has nothing to play, or nothing more."""
    if session.routine:
        return NOTHING_LEFT
    if not session.nothing_new:
        return _("Something is new. Look at the warning signs before you move today.")
    closed = safety.gate(session.pain_before)
    if safety.todays_choices(catalogue(), session.pain_before) is None:
        return closed.say
    if words := closed_words(session.person, session.day):
        return f"{words} " + _("Too little of the routine is left. Breathe slowly, and take short walks.")
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
    """Return what is left for a session after its pains and changes; None where nothing is."""
    told: list[Hurt | Change] = [*session.hurts.all(), *session.changes.all()]
    if not session.routine or any(getattr(one, "colour", "") == Colour.STOP for one in told):
        return None
    choices: Choices | None = start_of(session)
    for one in sorted(told, key=lambda one: one.created_at):
        choices = choices and after_told(session.routine, choices, one)
    return choices


def after_told(routine: str, choices: Choices, told: Hurt | Change) -> Choices | None:
    """Return what a pain or a change makes of the choices; None where nothing is left of the routine."""
    if isinstance(told, Hurt):
        if told.colour != Colour.RED:
            return choices
        step = Step("red", told.movement, catalogue().movements[told.movement].position)
    else:
        here = movement_at(routine, choices, told.at_s) if told.what == What.CLOSED else ""
        # All of it is done: there is nothing to close any more.
        if here is None:
            return None
        step = Step(_asked(told), told.movement, cast("Position", told.position), here)
    return after(catalogue(), routine, choices, step)


def _asked(told: Change) -> Literal["easier", "skip_direction", "closed"]:
    return cast("Literal['easier', 'skip_direction', 'closed']", told.what)


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
