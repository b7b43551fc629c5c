"""What a page saw of a session, as frozen values: read by `messages`, kept as JSON, added up by `merging`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Holds:
    """How long the end of a movement was held: how often, and the shortest, middle and longest in seconds."""

    count: int
    least_s: float | None = None
    median_s: float | None = None
    most_s: float | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """How far one measure went from its start: see `supple.web.camera.models.Range`."""

    measure: str
    unit: str
    repetitions: int
    least: float
    median: float
    most: float
    uncertainty: float
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a movement on one side: see `supple.web.camera.models.Seen`."""

    movement: str
    part: str
    side: str
    expected: int
    seen: int
    not_judged: int
    half: int
    coverage: float | None
    holds: Holds
    ranges: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Bend:
    """Where one repetition's bend was, or why that cannot be told: see `supple.web.camera.models.Bend`."""

    movement: str
    part: str
    number: int
    centroid: float | None
    low: float | None
    high: float | None
    why: str
    method: int


@dataclass(frozen=True, slots=True)
class Watched:
    """All that the camera saw: `facts` are the fields of `supple.web.camera.models.Watch`."""

    facts: Mapping[str, Any]
    parts: tuple[Part, ...]
    bends: tuple[Bend, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return plain values, from which `from_json` makes the same again."""
        parts, bends = ([asdict(one) for one in some] for some in (self.parts, self.bends))
        return {"facts": dict(self.facts), "parts": parts, "bends": bends}


def from_json(raw: Mapping[str, Any]) -> Watched:
    """Return what `Watched.to_json` wrote down."""
    bends = tuple(Bend(**one) for one in raw.get("bends", ()))
    return Watched(raw["facts"], tuple(map(_part, raw["parts"])), bends)


def _part(raw: Mapping[str, Any]) -> Part:
    ranges = tuple(Stretch(**one) for one in raw["ranges"])
    return Part(**{**raw, "holds": Holds(**raw["holds"]), "ranges": ranges})
