"""What the timeline says is being done, for the judge to expect."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from supple.core.movement.model import Beat, Kind, Position, Side, Timeline


@dataclass(frozen=True, slots=True)
class Expected:
    """What one beat of the script says: `movement` is the one being done or got ready for.

    `kind` is "work" while it is done; `position` is where the body should be by the beat's end.
    """

    start_s: float
    seconds: float
    kind: Kind
    movement: str | None
    side: Side | None
    repetition: int | None
    phase: str
    position: Position
    view: str

    @property
    def end_s(self) -> float:
        """When the beat ends, in seconds of the session."""
        return self.start_s + self.seconds


def script_of(timeline: Timeline) -> tuple[Expected, ...]:
    """Return what to expect in every beat of a timeline, with the countdown before it and the way out."""
    beats = (*timeline.ready, *timeline.beats, *timeline.after)
    return tuple(_expected(beat) for beat in beats)


def at(script: Sequence[Expected], at_s: float) -> int:
    """Return the place in `script` of the beat at `at_s`: -1 before its start, the last one after its end."""
    return bisect_right(script, at_s, key=lambda one: one.start_s) - 1


def _expected(beat: Beat) -> Expected:
    return Expected(
        start_s=beat.start_s,
        seconds=beat.seconds,
        kind=beat.kind,
        movement=beat.movement,
        side=beat.side,
        repetition=beat.repetition,
        phase=beat.phase,
        position=beat.position,
        view=beat.view,
    )
