"""What of a session's routine was done, told from what is kept: choices, progress, and what hurt."""

from __future__ import annotations

from dataclasses import dataclass, field

from supple.core import movement, safety
from supple.core.movement import Choices, catalogue
from supple.core.movement.choosing import chosen
from supple.core.movement.model import Movement
from supple.errors import SuppleError
from supple.web.diary.models import Colour, How, Hurt, Session
from supple.web.today import choosing

DONE, BEGUN, LEFT, NOT_REACHED = "done", "begun", "left", "not_reached"


@dataclass(slots=True)
class Row:
    """One movement: how far it came, and what hurt in it."""

    id: str
    name: str
    state: str = NOT_REACHED
    hurts: list[Hurt] = field(default_factory=list)


def rows(session: Session) -> list[Row]:
    """Return a session's movements in their order; none where it had no routine that is known."""
    try:
        return _rows(session) if session.routine else []
    except (SuppleError, KeyError):
        # Made by a catalogue that named things differently.
        return []


def _rows(session: Session) -> list[Row]:
    begun = choosing.start_of(session)
    made = {one.base: Row(one.id, one.name) for one in _chosen(session, begun)}
    choices: Choices | None = begun
    for hurt in session.hurts.all():
        base = catalogue().movements[hurt.movement].base
        if base in made:
            made[base].hurts.append(hurt)
        if choices and base in made and hurt.colour == Colour.RED:
            choices = _turn(session, made, choices, hurt)
    if choices:
        _reached(session, made, choices)
    return list(made.values())


def _turn(session: Session, made: dict[str, Row], choices: Choices, hurt: Hurt) -> Choices | None:
    """Mark what was behind a pain that ended its direction; return what was left to do."""
    order = [one.base for one in _chosen(session, choices)]
    base = catalogue().movements[hurt.movement].base
    if base not in order:
        return choices
    after = safety.without_direction(catalogue(), session.routine, choices, hurt.movement)
    for name in order[: order.index(base)]:
        made[name].state = DONE
    made[base].state = BEGUN
    stays = {one.base for one in _chosen(session, after)} if after else set()
    for name in order[order.index(base) + 1 :]:
        made[name].state = NOT_REACHED if name in stays else LEFT
    return after


def _reached(session: Session, made: dict[str, Row], choices: Choices) -> None:
    """Mark how far the timeline that was played last has come."""
    beats = movement.timeline(catalogue(), session.routine, choices).beats
    for one in _chosen(session, choices):
        mine = [beat for beat in beats if beat.movement == one.id]
        if session.how == How.DONE or (mine and mine[-1].start_s < session.at_s):
            made[one.base].state = DONE
        elif mine and mine[0].start_s < session.at_s:
            made[one.base].state = BEGUN


def _chosen(session: Session, choices: Choices) -> tuple[Movement, ...]:
    return chosen(catalogue(), catalogue().routines[session.routine], choices)
