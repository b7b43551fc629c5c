"""Every line that a session can ever speak: what the voice has to be rendered for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from supple.core.movement.load import catalogue
from supple.core.movement.model import Catalogue, Movement, Position
from supple.core.movement.timeline import COUNTDOWN, OTHER, SIDES, Step, changes, steps_of, words


def lines() -> tuple[str, ...]:
    """Return all distinct spoken lines of the catalogue, sorted."""
    whole = catalogue()
    return tuple(sorted({line for line in map(words, _steps(whole)) if line}))


def _steps(whole: Catalogue) -> Iterator[Step]:
    lying: Position = "lying"
    for phase in COUNTDOWN:
        yield Step(phase, "ready", lying)
    for phase in whole.ready.values():
        yield Step(phase, "ready", lying)
    for routine in whole.routines.values():
        yield from (Step(phase, "rest", lying) for phase in routine.close)
    for route in whole.endings.values():
        yield from (Step(phase, "after", lying) for phase in route.phases)
    for movement in whole.movements.values():
        yield from _of_movement(whole, movement)


def _of_movement(whole: Catalogue, movement: Movement) -> Iterator[Step]:
    yield Step(movement.setup, "ready", movement.position, movement)
    for route in whole.changes.values():
        if route.end == movement.position:
            yield from changes(whole, route.start, movement)
            yield from (Step(phase, "change", movement.position, next=movement) for phase in route.phases)
    for step in steps_of(movement, "standard"):
        yield step
        yield from (replace(step, side=OTHER[side]) for side in SIDES if step.side == side)
