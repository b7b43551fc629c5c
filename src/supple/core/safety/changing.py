"""What is left of a routine after what somebody tells, or asks for, in the middle of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from supple.core.movement.choosing import chosen
from supple.core.movement.model import Catalogue, Choices, Position
from supple.core.movement.steps import changes
from supple.core.safety.today import with_easier, without_closed, without_direction
from supple.errors import UsageError


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody tells or asks at a movement, being in a position.

    A red pain, or what is asked for: an easier form, nothing more that bends this way. `closed`: pain has
    moved outward after that movement, which may be long done; `here` is the one that the person is in.
    """

    what: Literal["red", "easier", "skip_direction", "closed"]
    movement: str
    position: Position
    here: str = ""


def after(catalogue: Catalogue, routine_id: str, choices: Choices, step: Step) -> Choices | None:
    """Return what a step makes of the choices; None where nothing is left of the routine.

    The way on starts from the position of the step or, where no way is described from there, from where the
    movement itself is done. What was done already, or cannot be done, changes nothing.
    """
    if step.what == "closed":
        found = without_closed(catalogue, routine_id, choices, (step.movement, step.here))
    else:
        left = _eased if step.what == "easier" else _without
        found = left(catalogue, routine_id, choices, step.movement)
    if found is None or found == choices:
        return found
    return _from_here(catalogue, routine_id, found, step.position)


def _eased(catalogue: Catalogue, routine_id: str, choices: Choices, movement: str) -> Choices:
    return with_easier(catalogue, routine_id, choices, movement) or choices


def _without(catalogue: Catalogue, routine_id: str, choices: Choices, movement: str) -> Choices | None:
    left = {one.base for one in chosen(catalogue, catalogue.routines[routine_id], choices)}
    if catalogue.movements[movement].base not in left:
        return choices
    return without_direction(catalogue, routine_id, choices, movement)


def _from_here(catalogue: Catalogue, routine_id: str, choices: Choices, position: Position) -> Choices:
    first = chosen(catalogue, catalogue.routines[routine_id], choices)[0]
    try:
        tuple(changes(catalogue, position, first, choices.place))
    except UsageError:
        return choices
    return replace(choices, position=position)
