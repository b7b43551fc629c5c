"""Every way through a routine that pains and changes lead to, worked out beforehand.

A page that has no server to ask looks up here what Python would answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from supple.core.movement import timeline
from supple.core.movement.choosing import chosen, easier_form
from supple.core.movement.model import Beat, Catalogue, Choices, Movement, Timeline
from supple.core.safety.changing import Step, after
from supple.core.safety.today import bending_alike


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a step leads: to the way of this key, or, where nothing is left, to None."""

    step: Step
    way: str | None

    def to_json(self) -> dict[str, Any]:
        """Return the step's fields and the way in one dictionary."""
        return {**asdict(self.step), "way": self.way}


@dataclass(frozen=True, slots=True)
class Way:
    """One timeline, the movements in it that have an easier form, and where each step leads."""

    timeline: Timeline
    easier: tuple[str, ...]
    onward: tuple[Onward, ...]

    @property
    def beats(self) -> Iterator[Beat]:
        """All beats, from getting ready to the way up."""
        yield from (*self.timeline.ready, *self.timeline.beats, *self.timeline.after)

    def to_json(self) -> dict[str, Any]:
        """Return plain dictionaries, lists, numbers and texts."""
        onward = [one.to_json() for one in self.onward]
        return {"timeline": self.timeline.to_json(), "easier": list(self.easier), "onward": onward}


def ways(
    catalogue: Catalogue, routine_id: str, starts: Iterable[Choices], *, closing: bool = False
) -> dict[str, Way]:
    """Return by its key every way that a session may come to, however often somebody tells or asks.

    `starts` differ in their level and in what is left out, and in nothing else. With `closing`, also where
    it leads when pain moves outward: that is told outside a session.
    """
    found: dict[str, Way] = {}
    waiting = list(starts)
    for choices in waiting:
        key = key_of(catalogue, routine_id, choices)
        if key not in found:
            coming = chosen(catalogue, catalogue.routines[routine_id], choices)
            steps = [*_asked(coming, easier_ones(catalogue, routine_id, choices))]
            steps += _closed(catalogue, coming) if closing else []
            left = [after(catalogue, routine_id, choices, step) for step in steps]
            waiting += filter(None, left)
            keys = [key_of(catalogue, routine_id, one) if one else None for one in left]
            onward = tuple(map(Onward, steps, keys))
            easier = easier_ones(catalogue, routine_id, choices)
            found[key] = Way(timeline(catalogue, routine_id, choices), easier, onward)
    return found


def key_of(catalogue: Catalogue, routine_id: str, choices: Choices) -> str:
    """Return the name of a way: its level, where it begins, and what is left to do."""
    forms = (one.id for one in chosen(catalogue, catalogue.routines[routine_id], choices))
    return " ".join((choices.level, choices.position or "-", *forms))


def easier_ones(catalogue: Catalogue, routine_id: str, choices: Choices) -> tuple[str, ...]:
    """Return the ids of the movements of today that have an easier form."""
    coming = chosen(catalogue, catalogue.routines[routine_id], choices)
    return tuple(one.id for one in coming if easier_form(catalogue, choices, one.id))


def _asked(coming: Sequence[Movement], easier: Collection[str]) -> Iterator[Step]:
    # What is asked for on the way to a movement starts from where the one before it is done.
    for before, one in pairwise((coming[0], *coming)):
        yield Step("red", one.id, one.position)
        for position in dict.fromkeys((one.position, before.position)):
            yield Step("skip_direction", one.id, position)
            if one.id in easier:
                yield Step("easier", one.id, position)


def _closed(catalogue: Catalogue, coming: Sequence[Movement]) -> Iterator[Step]:
    # One movement stands for all that bend the same way.
    gone = {bending_alike(catalogue, (one.id,)): one for one in catalogue.movements.values()}
    for names, one in gone.items():
        if not {left.base for left in coming}.isdisjoint(names):
            yield from (Step("closed", one.id, here.position, here.id) for here in coming)
