"""Every line that the camera can ever have spoken: setting up, turning, what cannot be seen, and cues."""

from __future__ import annotations

from collections.abc import Iterator

from supple.core.movement import catalogue
from supple.core.sight.load import sight_of, words
from supple.core.sight.placing import camera
from supple.core.sight.seeing import advice


def lines() -> tuple[str, ...]:
    """Return all distinct lines, sorted."""
    return tuple(sorted({*_set_up(), *_advice(), *_cues()}))


def _set_up() -> Iterator[str]:
    told = camera()
    yield from (line for phase in catalogue().set_up for line in phase.say)
    yield from told.words.values()
    yield from told.into.values()
    for spot in told.spots.values():
        for turns in spot.views.values():
            yield from turns.values()


def _advice() -> Iterator[str]:
    said = words()
    for why, text in said.advice.items():
        for part in said.parts if "{part}" in text else ("",):
            yield advice(said, (why, part))


def _cues() -> Iterator[str]:
    for movement in catalogue().movements.values():
        sight = sight_of(movement)
        yield from (one.cue for one in sight.faults) if sight else ()
