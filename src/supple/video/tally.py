"""From the judge's events to what a report says about each movement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from statistics import median

from supple.core.movement import Movement
from supple.core.sight.events import (
    Armed,
    CannotSee,
    Event,
    Fault,
    Measured,
    Partial,
    Repetition,
    SeesAgain,
)
from supple.video.report import (
    Change,
    FaultSeen,
    HalfWay,
    MeasureSeen,
    MovementSeen,
    PartSeen,
    Range,
    RepetitionSeen,
    Unseen,
)

TOLD_SD = 2.0
"""A difference is told from nothing where it is at least this many standard deviations. [D]"""

PartKey = tuple[str, str | None]


@dataclass(slots=True)
class Gathered:
    """What has been seen of one movement so far."""

    ready_at_s: float | None = None
    repetitions: list[Repetition] = field(default_factory=list)
    partial: list[Partial] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unseen: list[Unseen] = field(default_factory=list)


class Tally:
    """Gather events as they come; `movements` are those that the script names, in its order."""

    def __init__(self, movements: Iterable[Movement]) -> None:
        self._movements = {movement.id: movement for movement in movements}
        self._gathered = {id_: Gathered() for id_ in self._movements}
        self._unseen: tuple[CannotSee, str | None] | None = None

    def take(self, events: Iterable[Event], expected: str | None) -> None:
        """Take in the events of one frame, in which the script expects one movement, or none."""
        for event in events:
            self._take(event, expected)

    def end(self, time_s: float) -> None:
        """Close what is still open when the frames end."""
        self._see_again(time_s)

    def seen(self, said: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> tuple[MovementSeen, ...]:
        """Return what was seen, with what each movement's measures can and cannot tell."""
        return tuple(
            _movement(self._movements[id_], gathered, said.get(id_, ((), ())))
            for id_, gathered in self._gathered.items()
        )

    def _take(self, event: Event, expected: str | None) -> None:
        if isinstance(event, CannotSee):
            self._see_again(event.time_s)
            self._unseen = (event, expected)
        elif isinstance(event, SeesAgain):
            self._see_again(event.time_s)
        elif isinstance(event, Armed | Repetition | Partial | Fault):
            self._sort(event, self._gathered[event.movement])

    def _sort(self, event: Armed | Repetition | Partial | Fault, kept: Gathered) -> None:
        if isinstance(event, Armed):
            kept.ready_at_s = _s(event.time_s) if kept.ready_at_s is None else kept.ready_at_s
        elif isinstance(event, Repetition):
            kept.repetitions.append(event)
        elif isinstance(event, Partial):
            kept.partial.append(event)
        else:
            kept.faults.append(event)

    def _see_again(self, time_s: float) -> None:
        if self._unseen is None:
            return
        event, movement = self._unseen
        self._unseen = None
        stretch = Unseen(_s(event.time_s), _s(time_s), event.why, event.missing, event.advice)
        if movement in self._gathered:
            self._gathered[movement].unseen.append(stretch)


def _movement(movement: Movement, kept: Gathered, said: tuple[Sequence[str], Sequence[str]]) -> MovementSeen:
    return MovementSeen(
        movement=movement.id,
        name=movement.name,
        version=movement.version,
        view=movement.view,
        ready_at_s=kept.ready_at_s,
        parts=tuple(_part(key, kept) for key in _keys(kept)),
        half_way=tuple(
            HalfWay(one.part, _s(one.start_s), _s(one.end_s), round(one.share, 3)) for one in kept.partial
        ),
        faults=_faults(kept.faults),
        cannot_see=tuple(kept.unseen),
        tells=tuple(said[0]),
        cannot_tell=tuple(said[1]),
    )


def _keys(kept: Gathered) -> tuple[PartKey, ...]:
    return tuple(dict.fromkeys((one.part, one.side) for one in kept.repetitions))


def _part(key: PartKey, kept: Gathered) -> PartSeen:
    part, side = key
    repetitions = [one for one in kept.repetitions if (one.part, one.side) == key]
    judged = [one for one in repetitions if one.judged]
    return PartSeen(
        part=part,
        side=side,
        seen=len(repetitions),
        judged=len(judged),
        abstained=len(repetitions) - len(judged),
        repetitions=tuple(_repetition(one) for one in repetitions),
        ranges=tuple(_range(taken) for taken in _by_measure(judged).values()),
        first_to_last=tuple(_change(taken) for taken in _by_measure(judged).values() if len(taken) > 1),
    )


def _repetition(one: Repetition) -> RepetitionSeen:
    return RepetitionSeen(
        number=one.number if one.judged else None,
        start_s=_s(one.start_s),
        end_s=_s(one.end_s),
        coverage=round(one.coverage, 3),
        hold_s=None if one.hold_s is None else _s(one.hold_s),
        hold_uncertainty_s=None if one.hold_uncertainty_s is None else _s(one.hold_uncertainty_s),
        measured=tuple(_measure(item) for item in one.measured),
    )


def _measure(item: Measured) -> MeasureSeen:
    value, change, uncertainty = _value(item.value), _value(item.change), _value(item.uncertainty)
    return MeasureSeen(item.measure, item.unit, value, change, uncertainty)


def _by_measure(judged: Iterable[Repetition]) -> dict[str, list[Measured]]:
    taken: dict[str, list[Measured]] = {}
    for one in judged:
        for item in one.measured:
            taken.setdefault(item.measure, []).append(item)
    return taken


def _range(taken: Sequence[Measured]) -> Range:
    changes = [item.change for item in taken]
    return Range(
        measure=taken[0].measure,
        unit=taken[0].unit,
        repetitions=len(taken),
        least=_value(min(changes, key=abs)),
        median=_value(median(changes)),
        most=_value(max(changes, key=abs)),
        uncertainty=_value(sqrt(sum(item.uncertainty**2 for item in taken) / len(taken))),
    )


def _change(taken: Sequence[Measured]) -> Change:
    first, last = taken[0], taken[-1]
    difference = last.change - first.change
    uncertainty = sqrt(first.uncertainty**2 + last.uncertainty**2)
    return Change(
        measure=first.measure,
        unit=first.unit,
        first=_value(first.change),
        last=_value(last.change),
        difference=_value(difference),
        uncertainty=_value(uncertainty),
        told=abs(difference) >= TOLD_SD * uncertainty > 0.0,
    )


def _faults(events: Iterable[Fault]) -> tuple[FaultSeen, ...]:
    times: dict[tuple[str, str], list[float]] = {}
    for event in events:
        times.setdefault((event.cue, event.measure), []).append(_s(event.time_s))
    return tuple(FaultSeen(cue, measure, tuple(at_s)) for (cue, measure), at_s in times.items())


def _s(time_s: float) -> float:
    """Return a time to the millisecond: no video is timed more finely."""
    return round(time_s, 3)


def _value(value: float) -> float:
    return round(value, 3)
