"""What the rules make of today's answers, and of each “That hurts”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext as _

from supple import __version__
from supple.core import safety
from supple.core.movement import Choices, catalogue
from supple.core.movement.model import Level
from supple.core.safety import Answer
from supple.web.diary.messages import Hurting
from supple.web.diary.models import Colour, Session

ROUTINE = "four_minutes"


@dataclass(frozen=True, slots=True)
class Given:
    """The routine and level for today's answers; both empty where the answer is to rest, and why."""

    routine: str
    level: str
    say: str

    def stored(self) -> dict[str, str]:
        """Return what a session keeps of it."""
        return {"routine": self.routine, "level": self.level, "core_version": core_version()}


def core_version() -> str:
    """Return which code and pain rules made a plan."""
    return f"{__version__}+rules.{safety.gate(0).version}"


def given(pain_before: int, *, nothing_new: bool) -> Given:
    """Return what the rules give for the answers of the check-in."""
    if not nothing_new:
        return Given("", "", _("Something is new. Look at the warning signs before you move today."))
    choices = safety.todays_choices(catalogue(), pain_before)
    say = safety.gate(pain_before).say
    return Given(ROUTINE, choices.level, say) if choices else Given("", "", say)


def choices_for(session: Session) -> Choices | None:
    """Return what is left for a session after the pains that it has met; None where nothing is."""
    hurts = list(session.hurts.all())
    if not session.routine or any(hurt.colour == Colour.STOP for hurt in hurts):
        return None
    known = catalogue()
    choices = safety.todays_choices(known, session.pain_before, cast("Level", session.level))
    for hurt in hurts:
        if choices and hurt.colour == Colour.RED:
            choices = safety.without_direction(known, session.routine, choices, hurt.movement)
    return choices


def answer(session: Session, message: Hurting) -> Answer:
    """Return what the rules say to a “That hurts”."""
    pain_free = catalogue().movements[message.movement].pain_free
    return safety.answer(session.pain_before, message.pain, pain_free=pain_free)


def movements(session: Session) -> tuple[str, ...]:
    """Return the ids of the movements in a session's routine."""
    routine = catalogue().routines.get(session.routine)
    return routine.movements if routine else ()


def reachable(routine: str) -> tuple[Choices, ...]:
    """Return all choices that a session of the routine may come to, whatever hurts on the way."""
    known = catalogue()
    found: dict[Choices, None] = {}
    waiting = [safety.todays_choices(known, pain) for pain in range(11)]
    while waiting:
        choices = waiting.pop()
        if choices is None or choices in found:
            continue
        found[choices] = None
        left = [name for name in known.routines[routine].movements if name not in choices.left_out]
        waiting += [safety.without_direction(known, routine, choices, name) for name in left]
    return tuple(found)
