"""What of a session's routine was done, told from what is kept: choices, progress, pains and changes."""

from __future__ import annotations

from dataclasses import dataclass, field

from supple.core import movement
from supple.core.movement import Choices, catalogue
from supple.core.movement.choosing import chosen
from supple.core.movement.model import Movement
from supple.errors import SuppleError
from supple.web.diary.models import How, Hurt, Session
from supple.web.today import choosing
from supple.web.today.changing import movement_at
from supple.web.today.models import Change, What

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
    start = choosing.start_of(session)
    made = {one.base: Row(one.id, one.name) for one in _chosen(session, start)}
    choices: Choices | None = start
    steps: list[Hurt | Change] = [*session.hurts.all(), *session.changes.all()]
    for step in sorted(steps, key=lambda step: step.created_at):
        base = catalogue().movements[step.movement].base
        if base in made and isinstance(step, Hurt):
            made[base].hurts.append(step)
        if choices and (base in made or _is_closing(step)):
            choices = _turn(session, made, choices, step)
    if choices:
        _reached(session, made, choices)
    return list(made.values())


def _turn(session: Session, made: dict[str, Row], choices: Choices, step: Hurt | Change) -> Choices | None:
    """Mark what lies behind a step that made a new timeline; return the choices that it led to."""
    after = choosing.after_told(session.routine, choices, step)
    if after == choices:
        return choices
    order = [one.base for one in _chosen(session, choices)]
    here = order.index(base) if (base := _place(session, choices, step)) else len(order)
    stays = {one.base: one.name for one in _chosen(session, after)} if after else {}
    for name in order[:here]:
        made[name].state = DONE
    for name in order[here:]:
        made[name].state = NOT_REACHED if name in stays else LEFT
        made[name].name = stays.get(name, made[name].name)
    if isinstance(step, Hurt):
        made[order[here]].state = BEGUN
    return after


def _is_closing(step: Hurt | Change) -> bool:
    return isinstance(step, Change) and step.what == What.CLOSED


def _place(session: Session, choices: Choices, step: Hurt | Change) -> str | None:
    """Return where the person was: in the movement of the step, unless that one may be long done."""
    named = movement_at(session.routine, choices, step.at_s) if _is_closing(step) else step.movement
    return named and catalogue().movements[named].base


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
