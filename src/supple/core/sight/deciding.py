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
        whole = made.change >= WHOLE * counter.range_of(made.sign)
        if counter.own(made.sign):
            return _whole(counter, made) if whole else [("partial", made)]
        return self._first(counter, made, whole=whole)

    def _first(self, counter: Counter, made: Excursion, *, whole: bool) -> list[tuple[Verdict, Excursion]]:
        """Decide while nothing has been counted this way: one's own small range, or a half?"""
        before = [one for one in self.waiting if one.sign * made.sign > 0.0]
        alike = [one for one in before if _alike(one, made)]
        self.waiting = [one for one in self.waiting if one not in before]
        others: list[tuple[Verdict, Excursion]] = [("partial", one) for one in before if one not in alike]
        if not alike and not whole:
            self.waiting.append(made)
            return others
        return others + [decided for one in (*alike, made) for decided in _whole(counter, one)]

    def finish(self) -> list[tuple[Verdict, Excursion]]:
        """Return those that still wait: a single small one stays uncounted."""
        left: list[tuple[Verdict, Excursion]] = [("partial", one) for one in self.waiting]
        self.waiting = []
        return left


def _whole(counter: Counter, made: Excursion) -> list[tuple[Verdict, Excursion]]:
    counter.own(made.sign).append(made.change)
    return [("whole", made)]


def _alike(one: Excursion, other: Excursion) -> bool:
    return min(one.change, other.change) >= ALIKE * max(one.change, other.change)
