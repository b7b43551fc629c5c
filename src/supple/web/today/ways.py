"""All that a session may come to show, whatever hurts or is changed on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
        # In whatever order it came to be left out, it is the same.
        choices = choices and replace(choices, left_out=tuple(sorted(set(choices.left_out))))
        if choices is None or choices in found:
            continue
        found[choices] = None
        left = _left(routine, choices)
        waiting += [safety.without_direction(catalogue(), routine, choices, one.id) for one in left]
        # Where pain moved outward after a movement, what bends that way goes, whatever is done by then.
        waiting += [_closed(routine, choices, one.id) for one in left]
    # What is closed from the beginning starts there; whatever begins in the middle knows its position.
    whole = next(iter(found))
    each = (_changed(routine, one, from_middle=one == whole or one.position is not None) for one in found)
    return tuple(dict.fromkeys(way for ways in each for way in ways))


def _closed(routine: str, choices: Choices, movement: str) -> Choices | None:
    gone = safety.bending_alike(catalogue(), (movement,))
    after = replace(choices, left_out=(*choices.left_out, *gone))
    return after if _left(routine, after) else None


def _anew(choices: Choices, done: Sequence[Movement], here: Movement) -> Choices:
    left_out = (*choices.left_out, *(one.base for one in done))
    return replace(choices, left_out=left_out, position=here.position)


def _changed(routine: str, choices: Choices, *, from_middle: bool) -> Iterator[Choices]:
    """Yield both forms of each movement beside both of its neighbour's, and the starts in the middle."""
    bases = [one.base for one in _left(routine, choices)]
    for easier in ((), tuple(bases), tuple(bases[::2]), tuple(bases[1::2])):
        mixed = replace(choices, easier=easier)
        yield mixed
        if from_middle:
            yield from _starts(routine, mixed)


def _starts(routine: str, choices: Choices) -> Iterator[Choices]:
    known, left = catalogue(), _left(routine, choices)
    # What is asked for on the way to a movement starts from where the one before it is done.
    for place, (before, one) in enumerate(pairwise((left[0], *left))):
        for begun in (
            _anew(choices, left[:place], one),
            safety.with_easier(known, routine, choices, one.id),
            safety.without_direction(known, routine, choices, one.id),
        ):
            if begun:
                yield begun
                yield replace(begun, position=before.position)


def _left(routine: str, choices: Choices) -> tuple[Movement, ...]:
    return chosen(catalogue(), catalogue().routines[routine], choices)
