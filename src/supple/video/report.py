"""What `analyse` says about one video: plain records that become the JSON report.

docs/analyse.md tells what every field means; a test holds the two together. There is no score and no
verdict: counts, times and angles, each with how well it was seen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

FORMAT = 1
Ended = Literal["end", "cut_off", "interrupted"]
Start = Literal["given", "found", "not_found", "not_needed"]


@dataclass(frozen=True, slots=True)
class FileFacts:
    """The file that was read; sizes are of the upright picture, after its rotation flag."""

    name: str
    sha256: str
    size_bytes: int
    container: str
    codec: str
    width_px: int
    height_px: int
    rotation_deg: int
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """With what the report was made: enough to make it again.

    `resumed_at_s` are the times in the file at which an interrupted run was taken up again: the pose
    model starts afresh there, so landmarks of the next second may differ a little.
    """

    made_at: str
    supple: str
    python: str
    libraries: Mapping[str, str]
    model: str
    model_sha256: str
    parameters: Mapping[str, Any]
    resumed_at_s: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Script:
    """What the judge was told to expect, and where in the file a routine begins.

    `agreement` is how well the routine's course fits the file there, from 0 to 1; None where it was not
    looked for. `late_s` is how far the person was behind the routine's own time by the end, and `waits_s`
    are the stretches of the file in which the routine waited for them.
    """

    movement: str | None
    routine: str | None
    start: Start
    starts_at_s: float | None = None
    agreement: float | None = None
    late_s: float | None = None
    waits_s: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """How much of the file could be looked at."""

    seconds: float
    frames: int
    frames_per_s: float
    with_body: int
    with_several: int
    longest_without_body_s: float


@dataclass(frozen=True, slots=True)
class MeasureSeen:
    """One measure of one repetition; `uncertainty` is one standard deviation."""

    measure: str
    unit: str
    value: float
    change: float
    uncertainty: float


@dataclass(frozen=True, slots=True)
class RepetitionSeen:
    """One repetition, counted or not; `number` is None where the judge abstained."""

    number: int | None
    start_s: float
    end_s: float
    coverage: float
    hold_s: float | None
    hold_uncertainty_s: float | None
    measured: tuple[MeasureSeen, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """How far a measure went from the person's own start pose, over the judged repetitions."""

    measure: str
    unit: str
    repetitions: int
    least: float
    median: float
    most: float
    uncertainty: float


@dataclass(frozen=True, slots=True)
class Change:
    """The last judged repetition against the first; `told` is False where the uncertainty hides it."""

    measure: str
    unit: str
    first: float
    last: float
    difference: float
    uncertainty: float
    told: bool


@dataclass(frozen=True, slots=True)
class PartSeen:
    """The repetitions of one part of a movement on one side."""

    part: str
    side: str | None
    seen: int
    judged: int
    abstained: int
    repetitions: tuple[RepetitionSeen, ...]
    ranges: tuple[Range, ...]
    first_to_last: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class HalfWay:
    """The body set out but went much less far than in its own repetitions: not counted."""

    part: str
    start_s: float
    end_s: float
    share: float


@dataclass(frozen=True, slots=True)
class FaultSeen:
    """One of the movement's faults, with the file's own cue, and when it was seen."""

    cue: str
    measure: str
    at_s: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Unseen:
    """A stretch in which the judge did not see what it needs."""

    start_s: float
    end_s: float
    why: str
    missing: str
    advice: str


@dataclass(frozen=True, slots=True)
class MovementSeen:
    """Everything about one movement in the file."""

    movement: str
    name: str
    version: int
    view: str
    ready_at_s: float | None
    parts: tuple[PartSeen, ...]
    half_way: tuple[HalfWay, ...]
    faults: tuple[FaultSeen, ...]
    cannot_see: tuple[Unseen, ...]
    tells: tuple[str, ...]
    cannot_tell: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report about one file; `notes` are sentences about what limits it."""

    supple_report: int
    ended: Ended
    file: FileFacts
    provenance: Provenance
    script: Script
    seen: Seen
    movements: tuple[MovementSeen, ...]
    notes: tuple[str, ...] = ()

    @property
    def repetitions(self) -> int:
        """How many repetitions were judged in the whole file."""
        return sum(part.judged for movement in self.movements for part in movement.parts)

    def to_json(self) -> dict[str, Any]:
        """Return plain dictionaries, lists, numbers and texts."""
        return asdict(self)

    def text(self) -> str:
        """Return the JSON document as it is written."""
        return json.dumps(self.to_json(), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


RECORDS: Mapping[str, type] = {
    "report": Report,
    "file": FileFacts,
    "provenance": Provenance,
    "script": Script,
    "seen": Seen,
    "movement": MovementSeen,
    "part": PartSeen,
    "repetition": RepetitionSeen,
    "measured": MeasureSeen,
    "range": Range,
    "first to last": Change,
    "half way": HalfWay,
    "fault": FaultSeen,
    "cannot see": Unseen,
}
"""The records of a report by the headings of their tables in docs/analyse.md."""
