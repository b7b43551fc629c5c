"""Every line that a session can ever speak: what the voice has to be rendered for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from supple.core.movement.asides import ASIDES
from supple.core.movement.load import catalogue
from supple.core.movement.model import Catalogue, Movement
from supple.core.movement.steps import OTHER, SIDES, Step, arrival, steps_of, words
from supple.core.movement.timeline import COUNTDOWN


def lines() -> tuple[str, ...]:
    """Return all distinct spoken lines of the catalogue and of the session itself, sorted."""
    whole = catalogue()
    return tuple(sorted({*ASIDES, *(line for line in map(words, _steps(whole)) if line)}))


def _steps(whole: Catalogue) -> Iterator[Step]:
    spoken = [
        *COUNTDOWN,
        *whole.ready.values(),
        *(phase for routine in whole.routines.values() for phase in routine.close),
        *(phase for route in whole.endings for phase in route.phases),
    ]
    for phase in spoken:
        yield Step(phase, "rest", "lying")
    for movement in whole.movements.values():
        yield Step(movement.setup, "ready", movement.position, movement)
        yield from _both_sides(movement)
        yield from _arriving(whole, movement)


def _both_sides(movement: Movement) -> Iterator[Step]:
    for step in steps_of(movement, "standard"):
        yield step
        yield from (replace(step, side=OTHER[side]) for side in SIDES if step.side == side)


def _arriving(whole: Catalogue, movement: Movement) -> Iterator[Step]:
    """Yield the steps of every position change that may come before a movement, near or far."""
    for route in whole.changes:
        steps = [Step(phase, "change", movement.position, next=movement) for phase in route.phases]
        yield from steps
        if route.end == movement.position:
            yield arrival(steps[-1], movement)
