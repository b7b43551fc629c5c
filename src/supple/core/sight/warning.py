"""Faults that a movement's file warns of and that can be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from supple.core.sight.model import Sight, Warn

AGAIN_S = 8.0
EASED = 0.7
"""Share of a fault's change below which it has passed."""


class Faults:
    """Watch the measures of a movement's faults; each is told once it has lasted, and not again at once."""

    __slots__ = ("_since_s", "_told_s", "_watched")

    def __init__(self, sight: Sight) -> None:
        self._watched = sight.faults
        self._since_s: dict[str, float] = {}
        self._told_s: dict[str, float] = {}

    def feed(self, values: Mapping[str, float], start: Mapping[str, float], time_s: float) -> Iterator[Warn]:
        """Yield the faults to tell now; `start` is what the measures are at the person's start."""
        for warn in self._watched:
            if warn.measure in values and warn.measure in start:
                change = values[warn.measure] - start[warn.measure]
                if self._due(warn, change, time_s):
                    self._told_s[warn.cue] = time_s
                    yield warn

    def _due(self, warn: Warn, change: float, time_s: float) -> bool:
        over = abs(change / warn.change) if warn.either else change / warn.change
        if over < (EASED if warn.cue in self._since_s else 1.0):
            self._since_s.pop(warn.cue, None)
            return False
        since_s = self._since_s.setdefault(warn.cue, time_s)
        told_s = self._told_s.get(warn.cue)
        return time_s - since_s >= warn.seconds and (told_s is None or time_s - told_s >= AGAIN_S)
