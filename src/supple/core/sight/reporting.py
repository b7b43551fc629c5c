"""Make the events of excursions that are decided: numbered, with what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from supple.core.movement.model import Side
from supple.core.movement.steps import OTHER
from supple.core.sight.counting import Counter, Excursion
from supple.core.sight.events import Event, Measured, Partial, Repetition
from supple.core.sight.load import Words
from supple.core.sight.model import Count
from supple.core.sight.taking import Taking
from supple.core.sight.told import Moment, Options


class Reporter:
    """Number the repetitions of one movement, each part and side for itself.

    `start` is what the measures are at the person's start.
    """

    def __init__(self, movement: str, words: Words, options: Options, taking: Taking) -> None:
        self.numbers: dict[tuple[str, Side | None], int] = {}
        self.start: dict[str, float] = {}
        self._movement = movement
        self._words = words
        self._mirrored = options.mirrored
        self._taking = taking

    def partial(self, counter: Counter, made: Excursion, now: Moment) -> Event:
        """Return the event of what went less far than a repetition."""
        share = made.change / counter.range_of(made.sign)
        name = counter.count.name
        return Partial(now.time_s, now.at_s, self._movement, name, made.start_s, made.end_s, share)

    def repetition(self, count: Count, made: Excursion, now: Moment, *, judged: bool) -> Event:
        """Return the event of a repetition; without number and measurements where it was not judged."""
        side = self._side(count, made)
        number = None
        if judged:
            key = (count.name, side)
            number = self.numbers[key] = self.numbers.get(key, 0) + 1
        return Repetition(
            time_s=now.time_s,
            at_s=now.at_s,
            movement=self._movement,
            part=count.name,
            side=side,
            number=number,
            judged=judged,
            start_s=made.start_s,
            end_s=made.end_s,
            coverage=made.coverage,
            hold_s=made.hold_s if judged and made.hold and made.hold.sure else None,
            measured=tuple(self._measured(count, made)) if judged else (),
            hold_uncertainty_s=made.hold.uncertainty_s if judged and made.hold else None,
        )

    def _side(self, count: Count, made: Excursion) -> Side | None:
        if count.towards != "either":
            return made.side
        side = count.positive if made.sign > 0.0 else OTHER[count.positive]
        return OTHER[side] if self._mirrored else side

    def _measured(self, count: Count, made: Excursion) -> Iterator[Measured]:
        yield self._one(count.measure, made.value, made.sign * made.change)
        for name in count.also:
            if name in made.values and name in self.start:
                yield self._one(name, made.values[name], made.values[name] - self.start[name])

    def _one(self, name: str, value: float, change: float) -> Measured:
        described = self._words.measures[name]
        uncertainty = hypot(described.uncertainty, self._taking.noise(name))
        return Measured(name, value, change, uncertainty, described.unit)
