"""What a movement's `[sight]` table says: what the judge may count, time, measure and warn of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from supple.core.movement.model import Position, Side, Statement

Towards = Literal["more", "less", "either"]


@dataclass(frozen=True, slots=True)
class Limit:
    """A measure that must lie from `least` to `most`; where `of_change`, how far it went from its start."""

    measure: str
    least: float
    most: float
    of_change: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How repetitions of some parts of a movement are told.

    `measure` leaves the person's own start towards more, less or either, and comes back. `usual_change` is
    how far it commonly goes: it serves until the person's own range is known. Less than `least_change` is
    no repetition of anybody's, nor is what takes less than `least_s`. It has ended when the measure was
    back for `back_s`. With `hold_share`, the time beyond that share of the repetition's own furthest
    stretch is its hold. `must` is looked at there; `also` are further measures taken there. Where `towards`
    is either, more of the measure is the side `positive`. `ends_out` tells that the parts end away from the
    start: their last repetition need not come back.
    """

    name: str
    parts: tuple[str, ...]
    phases: tuple[str, ...]
    measure: str
    towards: Towards
    usual_change: float
    least_change: float
    least_s: float
    longest_s: float
    back_s: float
    hold_share: float | None
    must: tuple[Limit, ...]
    also: tuple[str, ...]
    positive: Side
    ends_out: bool

    @property
    def ends_at_peak(self) -> bool:
        """Whether the last repetition is over as soon as it is out: nothing is held there."""
        return self.ends_out and self.hold_share is None


@dataclass(frozen=True, slots=True)
class Warn:
    """A fault that can be seen: `measure` further than `change` from its start for `seconds` -> `cue`.

    A `change` below 0 means less than the start; `either` means that far both ways.
    """

    cue: str
    measure: str
    change: float
    seconds: float
    either: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """All that the judge knows of one movement; without `counts` it only tells the position.

    `leg` is the one that is measured: the one nearer the camera, or the one bent more at the start.
    """

    movement: str
    position: Position
    view: str
    leg: Literal["near", "more_bent"]
    least_coverage: float
    start: tuple[Limit, ...]
    counts: tuple[Count, ...]
    faults: tuple[Warn, ...]
    tells: tuple[Statement, ...]
    cannot_tell: tuple[Statement, ...]

    @property
    def measures(self) -> tuple[str, ...]:
        """The names of all measures that the movement needs, each once."""
        named = [limit.measure for limit in self.start]
        for count in self.counts:
            named += [count.measure, *(limit.measure for limit in count.must), *count.also]
        named += [warn.measure for warn in self.faults]
        return tuple(dict.fromkeys(named))
