"""What the judge says: one small record for each thing seen."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from supple.core.movement.model import Position, Side

Going = Literal["out", "back", "start"]
"""Away from the start pose, on the way back to it, and there."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of a repetition: `value` with its `uncertainty` (one standard deviation) in `unit`.

    `change` is how far it went from the person's own start pose. A measure that could not be taken is
    left out, not guessed.
    """

    measure: str
    value: float
    change: float
    uncertainty: float
    unit: str


@dataclass(frozen=True, slots=True)
class Event:
    """What every event has: when it was known, on the frames' own clock and on the script's.

    `at_s` is the session's clock where one was given to the judge, otherwise the same as `time_s`.
    """

    kind: ClassVar[str] = "event"
    time_s: float
    at_s: float

    def to_json(self) -> dict[str, Any]:
        """Return plain values, with the event's kind."""
        return {"kind": self.kind, **asdict(self)}


@dataclass(frozen=True, slots=True)
class PositionSeen(Event):
    """The body is in this position now; None while it is between positions or cannot be told."""

    kind: ClassVar[str] = "position"
    position: Position | None


@dataclass(frozen=True, slots=True)
class Armed(Event):
    """The start pose was held still: from now on repetitions of this movement count."""

    kind: ClassVar[str] = "armed"
    movement: str
    side: Side | None


@dataclass(frozen=True, slots=True)
class Disarmed(Event):
    """The body left the movement's position: nothing counts until it is armed again."""

    kind: ClassVar[str] = "disarmed"
    movement: str


@dataclass(frozen=True, slots=True)
class PhaseSeen(Event):
    """The body sets out, turns back, or is back at its start."""

    kind: ClassVar[str] = "phase"
    movement: str
    part: str
    phase: Going


@dataclass(frozen=True, slots=True)
class Repetition(Event):
    """One repetition that came to its end.

    `number` counts within the movement, its part and its side, from 1; it is None where the repetition was
    not judged, because too little of it was seen (`judged` False). `coverage` is the share of its time
    in which its measures were seen; it says nothing about how it was done. `hold_s` is how long the
    body stayed near its furthest point, with its uncertainty (one standard deviation); None where the
    movement has no hold. Where its start or end was not seen well enough, `hold_s` alone is None.
    """

    kind: ClassVar[str] = "repetition"
    movement: str
    part: str
    side: Side | None
    number: int | None
    judged: bool
    start_s: float
    end_s: float
    coverage: float
    hold_s: float | None
    measured: tuple[Measured, ...]
    hold_uncertainty_s: float | None = None


@dataclass(frozen=True, slots=True)
class Partial(Event):
    """The body set out and came back, but much less far than in its own repetitions: not counted.

    `share` is how far it went, against the person's own range.
    """

    kind: ClassVar[str] = "partial"
    movement: str
    part: str
    start_s: float
    end_s: float
    share: float


@dataclass(frozen=True, slots=True)
class Fault(Event):
    """Something that the movement's file warns of was seen; `cue` is the file's own help for it."""

    kind: ClassVar[str] = "fault"
    movement: str
    cue: str
    measure: str


@dataclass(frozen=True, slots=True)
class CannotSee(Event):
    """The judge does not see what it needs: `why` (a key), what is missing, and what helps, as a sentence."""

    kind: ClassVar[str] = "cannot_see"
    why: str
    missing: str
    advice: str


@dataclass(frozen=True, slots=True)
class SeesAgain(Event):
    """What could not be seen is seen again."""

    kind: ClassVar[str] = "sees_again"


@dataclass(frozen=True, slots=True)
class SomeoneElse(Event):
    """Another person is in the picture; the judge stays with the one it follows."""

    kind: ClassVar[str] = "someone_else"
    advice: str


@dataclass(frozen=True, slots=True)
class Redetect(Event):
    """The pose model should look afresh: its body is `stuck`, `flipped`, or jumped away (`lost`)."""

    kind: ClassVar[str] = "redetect"
    why: Literal["stuck", "flipped", "lost"]
