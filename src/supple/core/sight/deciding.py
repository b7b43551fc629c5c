"""Which excursions are whole repetitions, measured against the person's own range."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from supple.core.sight.counting import ALIKE, WHOLE, Counter, Excursion

Verdict = Literal["whole", "partial"]


@dataclass(slots=True)
class Decider:
    """Decide by the person's own range; small first ones wait until a second one is alike."""

    waiting: list[Excursion] = field(default_factory=list)

    def feed(self, counter: Counter, made: Excursion) -> list[tuple[Verdict, Excursion]]:
        """Return what is decided now about this excursion and those that waited."""
        count = counter.count
        if made.change < count.least_change or made.end_s - made.start_s < count.least_s:
            return []
        if counter.own:
            if made.change >= WHOLE * counter.range:
                return self._whole(counter, made)
            return [("partial", made)]
        return self._first(counter, made)

    def _first(self, counter: Counter, made: Excursion) -> list[tuple[Verdict, Excursion]]:
        """Decide while nothing has been counted: is this a small range of one's own, or half a repetition?"""
        alike = [one for one in self.waiting if _alike(one, made)]
        others: list[tuple[Verdict, Excursion]] = [
            ("partial", one) for one in self.waiting if one not in alike
        ]
        if alike or made.change >= WHOLE * counter.count.usual_change:
            self.waiting = []
            both = [decided for one in (*alike, made) for decided in self._whole(counter, one)]
            return others + both
        self.waiting = [made]
        return others

    def _whole(self, counter: Counter, made: Excursion) -> list[tuple[Verdict, Excursion]]:
        counter.own.append(made.change)
        return [("whole", made)]

    def finish(self) -> list[tuple[Verdict, Excursion]]:
        """Return those that still wait: a single small one stays uncounted."""
        left: list[tuple[Verdict, Excursion]] = [("partial", one) for one in self.waiting]
        self.waiting = []
        return left


def _alike(one: Excursion, other: Excursion) -> bool:
    return min(one.change, other.change) >= ALIKE * max(one.change, other.change)
