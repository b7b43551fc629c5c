"""All that a session may come to show, whatever hurts or is changed on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from supple.core import safety
from supple.core.movement import Choices, catalogue
from supple.core.movement.choosing import chosen
from supple.core.movement.model import Movement


def reachable(routine: str, start: Choices) -> tuple[Choices, ...]:
    """Return choices whose timelines hold every step that a session of the routine may come to."""
    found: dict[Choices, None] = {}
    waiting: list[Choices | None] = [replace(start, pace=1.0)]
    while waiting:
        choices = waiting.pop()
        if choices is None or choices in found:
            continue
        found[choices] = None
        left = _left(routine, choices)
        waiting += [safety.without_direction(catalogue(), routine, choices, one.id) for one in left]
    return tuple(dict.fromkeys(way for choices in found for way in _changed(routine, choices)))


def _changed(routine: str, choices: Choices) -> Iterator[Choices]:
    """Yield both forms of each movement beside both of its neighbour's, and every start in the middle."""
    bases = [one.base for one in _left(routine, choices)]
    for easier in ((), tuple(bases), tuple(bases[::2]), tuple(bases[1::2])):
        mixed = replace(choices, easier=easier)
        yield mixed
        yield from _starts(routine, mixed)


def _starts(routine: str, choices: Choices) -> Iterator[Choices]:
    known, left = catalogue(), _left(routine, choices)
    # What is asked for on the way to a movement starts from where the one before it is done.
    for before, one in pairwise((left[0], *left)):
        for begun in (
            safety.with_easier(known, routine, choices, one.id),
            safety.without_direction(known, routine, choices, one.id),
        ):
            if begun:
                yield begun
                yield replace(begun, position=before.position)


def _left(routine: str, choices: Choices) -> tuple[Movement, ...]:
    return chosen(catalogue(), catalogue().routines[routine], choices)
