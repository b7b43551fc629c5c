"""Each measure over time, thinned as it grows: a long file takes no more memory than a short one."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import nan

from supple.video.judging import Moment

MOST_POINTS = 4000


@dataclass(slots=True)
class Curves:
    """Times and, by measure, values (NaN where not seen): every `stride`-th frame."""

    times_s: array[float] = field(default_factory=lambda: array("d"))
    values: dict[str, array[float]] = field(default_factory=dict)
    stride: int = 1
    _frames: int = 0

    def add(self, moment: Moment) -> None:
        """Take in one frame."""
        if self._frames % self.stride == 0:
            self._take(moment.frame.time_s, moment.values)
        self._frames += 1

    def _take(self, time_s: float, values: Mapping[str, float | None]) -> None:
        self.times_s.append(time_s)
        for name, value in values.items():
            self.values.setdefault(name, array("d")).append(nan if value is None else value)
        if len(self.times_s) > MOST_POINTS:
            self.stride *= 2
            self.times_s = self.times_s[::2]
            self.values = {name: kept[::2] for name, kept in self.values.items()}
