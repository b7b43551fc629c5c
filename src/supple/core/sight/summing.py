"""What was seen in a session, summed up for each movement, part and side.

No sum is larger than the site takes (`supple.core.sight.bounds`): one wild value must not lose all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf, sqrt
from statistics import fmean, median
from typing import Any

from supple.core.movement.model import Catalogue, Side
from supple.core.sight import bounds
from supple.core.sight.events import (
    CannotSee,
    Event,
    Fault,
    Measured,
    Partial,
    Repetition,
    SeesAgain,
)
from supple.core.sight.load import sight_of
from supple.core.sight.model import Sight
from supple.core.sight.script import Expected, at

Key = tuple[str, str, Side | None]
"""A movement, the part of it that is counted, and the side."""
GAP_S = 1.0
"""A longer time between two pictures was not watched."""


@dataclass(slots=True)
class Tally:
    """Keep what was seen; `expected` is how many repetitions the script has, seen or not."""

    expected: dict[Key, int] = field(default_factory=dict)
    repetitions: dict[Key, list[Repetition]] = field(default_factory=dict)
    half: dict[tuple[str, str], int] = field(default_factory=dict)
    faults: dict[tuple[str, str], int] = field(default_factory=dict)
    unseen_s: dict[tuple[str | None, str], float] = field(default_factory=dict)
    frames: int = 0
    watched_s: float = 0.0
    _last_s: float = -inf

    def picture(self, time_s: float) -> None:
        """Count a picture, and the time since the one before."""
        self.frames += 1
        self.watched_s += step_s if 0.0 < (step_s := time_s - self._last_s) < GAP_S else 0.0
        self._last_s = time_s

    def to_json(self) -> dict[str, Any]:
        """Return parts, faults, for how long what could not be seen, and how much was looked at."""
        keys = list(dict.fromkeys((*self.expected, *self.repetitions)))[: bounds.MOST_PARTS]
        return {
            "frames": min(self.frames, bounds.MOST_FRAMES),
            "watched_s": _seconds(self.watched_s),
            "parts": [self._part(key) for key in keys],
            "faults": [
                {"movement": movement, "cue": cue, "times": bounds.times(times)}
                for (movement, cue), times in list(self.faults.items())[: bounds.MOST_CUES]
            ],
            "cannot_see": [
                {"movement": movement, "why": why, "seconds": _seconds(seconds)}
                for (movement, why), seconds in list(self.unseen_s.items())[: bounds.MOST_UNSEEN]
            ],
        }

    def _part(self, key: Key) -> dict[str, Any]:
        movement, part, side = key
        found = self.repetitions.get(key, [])
        judged = [one for one in found if one.judged]
        expected, seen, not_judged = bounds.counted(
            self.expected.get(key, 0), len(judged), len(found) - len(judged)
        )
        coverages = bounds.numbers(one.coverage for one in found)
        holds = bounds.numbers(one.hold_s for one in judged if one.hold_s is not None)
        ranges = [made for taken in _by_measure(judged).values() if (made := _range(taken))]
        return {
            "movement": movement,
            "part": part,
            "side": side,
            "expected": expected,
            "seen": seen,
            "not_judged": not_judged,
            "half": bounds.times(self.half.get((movement, part), 0)),
            "coverage": round(bounds.within(fmean(coverages), 0.0, 1.0), 3) if coverages else None,
            "holds_s": [round(bounds.within(one, 0.0, bounds.LONGEST_HOLD_S), 1) for one in holds][
                : bounds.MOST_HOLDS
            ],
            "ranges": ranges[: bounds.MOST_RANGES],
        }


class Summing:
    """Put the events of one timeline into a tally."""

    def __init__(self, known: Catalogue, script: Sequence[Expected], tally: Tally) -> None:
        self._script = script
        self._tally = tally
        self._unseen: tuple[str, str | None, float] | None = None
        counted = expected_counts(known, script)
        self._of = [counted.get(key) if key else None for key in _keys(known, script)]
        for key, count in counted.items():
            tally.expected[key] = max(count, tally.expected.get(key, 0))

    def of(self, at_s: float) -> int | None:
        """Return how many repetitions the script has of what is being done; None where none are counted."""
        place = at(self._script, at_s)
        return self._of[place] if place >= 0 else None

    def close(self, time_s: float) -> None:
        """End what is still not seen when the pictures end."""
        self._see_again(time_s)

    def take(self, events: Iterable[Event], at_s: float) -> None:
        """Take the events of one picture."""
        for event in events:
            self._take(event, at_s)

    def _take(self, event: Event, at_s: float) -> None:
        tally = self._tally
        if isinstance(event, Repetition):
            key = (event.movement, event.part, event.side)
            tally.repetitions.setdefault(key, []).append(event)
        elif isinstance(event, Partial):
            tally.half[event.movement, event.part] = tally.half.get((event.movement, event.part), 0) + 1
        elif isinstance(event, Fault):
            tally.faults[event.movement, event.cue] = tally.faults.get((event.movement, event.cue), 0) + 1
        elif isinstance(event, CannotSee):
            self._see_again(event.time_s)
            self._unseen = (event.why, self._movement(at_s), event.time_s)
        elif isinstance(event, SeesAgain):
            self._see_again(event.time_s)

    def _movement(self, at_s: float) -> str | None:
        return self._script[max(0, at(self._script, at_s))].movement if self._script else None

    def _see_again(self, time_s: float) -> None:
        if self._unseen is None:
            return
        why, movement, since_s = self._unseen
        self._unseen = None
        unseen = self._tally.unseen_s
        unseen[movement, why] = unseen.get((movement, why), 0.0) + max(0.0, time_s - since_s)


def expected_counts(known: Catalogue, script: Sequence[Expected]) -> dict[Key, int]:
    """Return how many repetitions the script has of each part and side that the judge counts."""
    counted: dict[Key, int] = {}
    before: tuple[Key, int | None] | None = None
    for beat, key in zip(script, _keys(known, script), strict=True):
        if key is None:
            continue
        if (key, beat.repetition) != before:
            counted[key] = counted.get(key, 0) + 1
        before = (key, beat.repetition)
    return counted


def _keys(known: Catalogue, script: Iterable[Expected]) -> list[Key | None]:
    """Return for each beat what is counted in it; None where nothing is."""
    sights = {name: sight_of(movement) for name, movement in known.movements.items()}
    return [_key(beat, sights.get(beat.movement or "")) for beat in script]


def _key(beat: Expected, sight: Sight | None) -> Key | None:
    if sight is None or beat.kind != "work":
        return None
    name = next((count.name for count in sight.counts if beat.phase in count.phases), None)
    return (sight.movement, name, beat.side) if name else None


def _by_measure(judged: Iterable[Repetition]) -> dict[str, list[Measured]]:
    taken: dict[str, list[Measured]] = {}
    for one in judged:
        for item in one.measured:
            taken.setdefault(item.measure, []).append(item)
    return taken


def _range(taken: Sequence[Measured]) -> dict[str, Any] | None:
    """Return how far one measure went from the person's own start, over all repetitions; None without any."""
    changes = [bounds.change(one) for one in bounds.numbers(item.change for item in taken)]
    errors = bounds.numbers(item.uncertainty for item in taken)
    if not changes or not errors:
        return None
    by_size = sorted(changes, key=abs)
    error = sqrt(fmean(min(abs(one), bounds.LARGEST_CHANGE) ** 2 for one in errors))
    return {
        "measure": taken[0].measure,
        "unit": taken[0].unit,
        "repetitions": bounds.times(len(changes)),
        "least": round(by_size[0], 3),
        "median": round(median(changes), 3),
        "most": round(by_size[-1], 3),
        "uncertainty": round(error, 3),
        "first": round(changes[0], 3),
        "last": round(changes[-1], 3),
    }


def _seconds(seconds: float) -> float:
    return round(bounds.within(seconds, 0.0, bounds.LONGEST_WATCH_S), 1)
