"""What a judge is told: how frames were made, and what the script says at a picture's time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from supple.core.movement.model import Position, Side


@dataclass(frozen=True, slots=True)
class Moment:
    """One picture's clock, and what the script says: the phase being done, or None while it is not.

    `led` tells that a script says that the work is on, or about to begin.
    """

    time_s: float
    at_s: float
    position: Position | None
    side: Side | None
    phase: str | None
    led: bool = False


class How(TypedDict, total=False):
    """What a judge may be told beside the movement: see Options."""

    mirrored: bool
    smooth: bool
    part: str | None


@dataclass(frozen=True, slots=True)
class Options:
    """How frames were made: `mirrored` left and right swapped, `smooth` where they are still to be filtered.

    `part` is the part of a movement that is counted where no script says so: its first, if None.
    """

    mirrored: bool = False
    smooth: bool = True
    part: str | None = None
