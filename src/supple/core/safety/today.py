"""What today's pain makes of a routine: before it begins, and after "That hurts"."""

from __future__ import annotations

from dataclasses import replace

from supple.core.movement.model import Catalogue, Choices, Level
from supple.core.safety.pain import gate


def todays_choices(catalogue: Catalogue, pain_before: int, level: Level = "standard") -> Choices | None:
    """Return the choices that `pain_before` (0-10) leaves open, as near to `level` as it allows.

    None means: no routine today, rest positions and short walks instead.
    """
    today = gate(pain_before)
    allowed = [name for name in ("standard", "gentle", "stronger") if name in today.levels]
    if not allowed:
        return None
    left_out = () if today.pain_free_movements else _pain_free(catalogue)
    return Choices(level=level if level in allowed else allowed[0], left_out=left_out)


def without_direction(
    catalogue: Catalogue, routine_id: str, choices: Choices, movement_id: str
) -> Choices | None:
    """Return the choices that lead on from `movement_id` without it and all that bend the same way.

    Movements before it are left out as done. None means that nothing is left for today.
    """
    order = catalogue.routines[routine_id].movements
    hurt = catalogue.movements[movement_id]
    done = order[: order.index(movement_id)]
    same_way = tuple(name for name in order if catalogue.movements[name].direction == hurt.direction)
    left_out = tuple(name for name in order if name in {*choices.left_out, *done, *same_way})
    if len(left_out) == len(order):
        return None
    return replace(choices, left_out=left_out, position=hurt.position)


def _pain_free(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(name for name, movement in catalogue.movements.items() if movement.pain_free)
