"""What today's pain makes of a routine: before it begins, and after "That hurts"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from supple.core.movement.choosing import chosen, easier_form
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
    routine = catalogue.routines[routine_id]
    order = [movement.base for movement in chosen(catalogue, routine, choices)]
    hurt = catalogue.movements[movement_id]
    done = order[: order.index(hurt.base)]
    same_way = [name for name in order if catalogue.movements[name].direction == hurt.direction]
    after = replace(
        choices, left_out=(*choices.left_out, *dict.fromkeys((*done, *same_way))), position=hurt.position
    )
    return after if chosen(catalogue, routine, after) else None


def bending_alike(catalogue: Catalogue, movement_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the movements that bend the same way as any of these, without their forms.

    One that bends no way has only itself: rest, breath and walking stay open.
    """
    hurt = [catalogue.movements[catalogue.movements[name].base] for name in movement_ids]
    directions = {movement.direction for movement in hurt} - {"neutral"}
    return tuple(
        name
        for name, movement in catalogue.movements.items()
        if not movement.form_of and (movement in hurt or movement.direction in directions)
    )


def without_closed(
    catalogue: Catalogue, routine_id: str, choices: Choices, movement_ids: tuple[str, str]
) -> Choices | None:
    """Return the choices that lead on without all that bends as a movement does.

    `movement_ids` are that movement, and the one that the person is in: what came before it is done, and it
    begins anew unless it bends that way too. None means that nothing is left for today.
    """
    closed, here = movement_ids
    routine = catalogue.routines[routine_id]
    order = [movement.base for movement in chosen(catalogue, routine, choices)]
    done = order[: order.index(catalogue.movements[here].base)]
    gone = dict.fromkeys((*done, *bending_alike(catalogue, (closed,))))
    after = replace(
        choices,
        left_out=tuple(dict.fromkeys((*choices.left_out, *gone))),
        position=catalogue.movements[here].position,
    )
    return after if chosen(catalogue, routine, after) else None


def with_easier(catalogue: Catalogue, routine_id: str, choices: Choices, movement_id: str) -> Choices | None:
    """Return the choices that do `movement_id` from its beginning in its easier form, and lead on from there.

    Movements before it are left out as done. None means that it has no easier form, or does not come today.
    """
    order = [movement.base for movement in chosen(catalogue, catalogue.routines[routine_id], choices)]
    asked = catalogue.movements[movement_id]
    if asked.base not in order or easier_form(catalogue, choices, movement_id) is None:
        return None
    return replace(
        choices,
        easier=(*choices.easier, asked.base),
        left_out=(*choices.left_out, *order[: order.index(asked.base)]),
        position=asked.position,
    )


def _pain_free(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(
        name for name, movement in catalogue.movements.items() if movement.pain_free and not movement.form_of
    )
