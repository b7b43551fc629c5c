"""Every way through a routine, worked out beforehand, for a page that has no server to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from supple.core import safety
from supple.core.movement import Beat, Choices, Timeline, catalogue, timeline
from supple.core.movement.choosing import chosen

PAINS = range(11)


@dataclass(frozen=True, slots=True)
class Ways:
    """The timelines that a day can come to.

    `first` gives the way for each pain before (0-10), None where there is no routine; `after` gives for
    each way and movement the way that goes on without its direction, None where nothing is left.
    """

    routine: str
    timelines: tuple[Timeline, ...]
    first: tuple[int | None, ...]
    after: tuple[dict[str, int | None], ...]

    @property
    def beats(self) -> Iterator[Beat]:
        """All beats of all ways."""
        for way in self.timelines:
            yield from (*way.ready, *way.beats, *way.after)

    @property
    def together(self) -> Timeline:
        """One timeline with the beats of all ways, to draw the figure for."""
        return replace(self.timelines[0], beats=tuple(self.beats))


def ways(routine: str, wanted: Choices) -> Ways:
    """Return every way through `routine`, at the level and place of `wanted` where pain allows it."""
    starts = [_start(pain, wanted) for pain in PAINS]
    found: dict[Choices, dict[str, Choices | None]] = {}
    waiting = [choices for choices in reversed(starts) if choices]
    while waiting:
        choices = waiting.pop()
        if choices not in found:
            found[choices] = _after(routine, choices)
            waiting += [left for left in found[choices].values() if left]
    number = {choices: index for index, choices in enumerate(found)}
    return Ways(
        routine=routine,
        timelines=tuple(timeline(catalogue(), routine, choices) for choices in found),
        first=tuple(number[choices] if choices else None for choices in starts),
        after=tuple(
            {name: number[left] if left else None for name, left in onward.items()}
            for onward in found.values()
        ),
    )


def answers() -> dict[str, Any]:
    """Return the pain rules as tables to look up: what to say before, and to "That hurts".

    `during[pain_free][before][now]` is the place of an answer in `said`.
    """
    said: list[safety.Answer] = []
    during = [[[_place(said, before, now, free) for now in PAINS] for before in PAINS] for free in (0, 1)]
    return {
        "before": [safety.gate(pain).say for pain in PAINS],
        "during": during,
        "said": [{"colour": one.colour, "next": one.next, "say": one.say} for one in said],
        "pain_free": [name for name, movement in catalogue().movements.items() if movement.pain_free],
    }


def _place(said: list[safety.Answer], before: int, now: int, pain_free: int) -> int:
    answer = safety.answer(before, now, pain_free=bool(pain_free))
    if answer not in said:
        said.append(answer)
    return said.index(answer)


def _start(pain: int, wanted: Choices) -> Choices | None:
    today = safety.todays_choices(catalogue(), pain, wanted.level)
    return replace(wanted, level=today.level, left_out=today.left_out) if today else None


def _after(routine: str, choices: Choices) -> dict[str, Choices | None]:
    known = catalogue()
    here = chosen(known, known.routines[routine], choices)
    return {one.id: safety.without_direction(known, routine, choices, one.id) for one in here}
