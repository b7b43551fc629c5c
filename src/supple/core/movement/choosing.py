"""Choices -> the movements of today, each in the form that fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from supple.core.movement.model import Catalogue, Choices, Movement, Routine
from supple.errors import UsageError, did_you_mean

LEAVE_OUT = "leave_out"
KEEP = "keep"
LEAST_MOVEMENTS = 2


def chosen(catalogue: Catalogue, routine: Routine, choices: Choices) -> tuple[Movement, ...]:
    """Return the movements of a routine that `choices` leave, in their order.

    Raises UsageError for a caution or an order that is not known.
    """
    forms = (_form(catalogue, name, choices) for name in _names(routine, choices))
    return tuple(form for form in forms if form is not None)


def action(catalogue: Catalogue, cautions: Iterable[str], movement: str) -> str:
    """Return what the cautions together ask of a movement: keep, leave_out, or the one that comes instead.

    The more careful action wins; two different movements instead of one leave it out.
    """
    asked = {_caution_action(catalogue, caution, movement) for caution in cautions} - {KEEP}
    if not asked:
        return KEEP
    return asked.pop() if len(asked) == 1 else LEAVE_OUT


def easier_form(catalogue: Catalogue, choices: Choices, movement_id: str) -> Movement | None:
    """Return the easier form that a movement of today may be done in; None where it has none."""
    base = catalogue.movements[movement_id].base
    eased = replace(choices, easier=(*choices.easier, base))
    now, instead = _form(catalogue, base, choices), _form(catalogue, base, eased)
    return instead if now and instead and instead.id != now.id else None


def enough(movements: Sequence[Movement]) -> bool:
    """Say whether so many movements are left that a routine still is one.

    Where it is not, this routine is not the right one: see a physiotherapist; breathe and walk instead.
    """
    return len(movements) >= LEAST_MOVEMENTS


def _names(routine: Routine, choices: Choices) -> list[str]:
    if choices.order not in routine.orders:
        known = ", ".join(routine.orders)
        raise UsageError(f"{routine.name} has no order {choices.order!r}.", f"There are: {known}.")
    names: list[str] = []
    for name in routine.orders[choices.order]:
        names.append(name)
        names += [
            extra.movement
            for extra in routine.extras
            if extra.after == name and extra.level == choices.level and choices.place in extra.places
        ]
    return [name for name in names if name not in choices.left_out]


def _form(catalogue: Catalogue, name: str, choices: Choices) -> Movement | None:
    asked = action(catalogue, choices.cautions, name)
    if asked == LEAVE_OUT:
        return None
    movement = catalogue.movements[name if asked == KEEP else asked]
    gently = choices.level == "gentle" or name in choices.easier
    if gently and asked == KEEP:
        movement = catalogue.movements.get(movement.forms.get("gentle", ""), movement)
    if choices.place != "chair":
        return movement
    seated = catalogue.movements.get(movement.forms.get("chair", ""), movement)
    return seated if seated.position == "sitting" else None


def _caution_action(catalogue: Catalogue, caution: str, movement: str) -> str:
    if caution not in catalogue.cautions:
        meant = did_you_mean(caution, catalogue.cautions)
        known = ", ".join(catalogue.cautions)
        raise UsageError(f"There is no caution {caution!r}{meant}.", f"There are: {known}.")
    return catalogue.cautions[caution].actions.get(movement, KEEP)
