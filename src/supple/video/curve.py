"""How each backbend in a file is spread over the spine: the second look, with the body's outline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from supple.core.movement import catalogue
from supple.core.sight.curve import CannotTell, Curve, curve_of
from supple.core.sight.curve_model import model
from supple.core.sight.curve_words import EXPERIMENTAL, sentence
from supple.core.sight.load import sight_of
from supple.core.sight.look import Look, steady
from supple.video.curve_drawing import drawn
from supple.video.decode import Clip
from supple.video.judging import Moment
from supple.video.outlining import Whereabouts, looks_at, whereabouts
from supple.video.report import MovementSeen, Report
from supple.writing import whole

CURVES, DRAWING = "curve.json", "curve.svg"
FORMAT = 1
PICTURES = 5
"""How many pictures are looked at for one posture, at most."""
NEUTRAL_S, PEAK_S = 0.5, 0.15


@dataclass(frozen=True, slots=True)
class Bend:
    """One repetition: when it went furthest, its looks, and what they tell."""

    movement: str
    part: str
    number: int | None
    at_s: float
    neutral: Look | None
    bent: Look | None
    told: Curve | CannotTell


class Postures:
    """Collect where the judged body was, and how far it leaned, in every picture."""

    def __init__(self) -> None:
        self.places: list[Whereabouts] = []
        self.values: list[dict[str, float]] = []

    def add(self, moment: Moment) -> None:
        """Take one moment in."""
        place = None if moment.body is None else whereabouts(moment.frame, moment.body)
        if place is not None:
            self.places.append(place)
            self.values.append({name: value for name, value in moment.values.items() if value is not None})

    def within(self, start_s: float, end_s: float) -> list[Whereabouts]:
        """Return a few places of a stretch of time, evenly."""
        inside = [place for place in self.places if start_s <= place.time_s <= end_s]
        step = max(1, -(-len(inside) // PICTURES))
        return inside[::step]

    def furthest_s(self, measure: str, towards: str, stretch: tuple[float, float]) -> float | None:
        """Return when a measure was furthest in a stretch of time."""
        sign = -1.0 if towards == "less" else 1.0
        found = [
            (sign * values[measure], place.time_s)
            for place, values in zip(self.places, self.values, strict=True)
            if measure in values and stretch[0] <= place.time_s <= stretch[1]
        ]
        return max(found)[1] if found else None


def write(clip: Clip, report: Report, seen: Postures, folder: Path) -> tuple[str, ...]:
    """Measure, write and draw the backbends of a report; return a sentence for each."""
    bends = [bend for one in report.movements for bend in _bends(clip, one, seen)]
    silent = tuple(_why_not(one) for one in report.movements if one.movement in model().not_judged)
    if not bends:
        return silent
    with whole(folder / CURVES) as file:
        file.write((json.dumps(_told(bends), indent=1) + "\n").encode())
    with whole(folder / DRAWING) as file:
        file.write(drawn([(_name(bend), bend.neutral, bend.bent, bend.told) for bend in bends]).encode())
    return (*(_sentence(bend) for bend in bends), *silent, EXPERIMENTAL)


def _bends(clip: Clip, one: MovementSeen, seen: Postures) -> Iterable[Bend]:
    if one.movement not in model().movements or one.ready_at_s is None:
        return
    postures = [seen.within(one.ready_at_s - NEUTRAL_S, one.ready_at_s)]
    named = []
    for part, number, at_s in _peaks(one, seen):
        named.append((part, number, at_s))
        postures.append(seen.within(at_s - PEAK_S, at_s + PEAK_S))
    looks = [steady(some) if some else None for some in looks_at(clip.path, postures)]
    neutral = looks[0]
    for (part, number, at_s), bent in zip(named, looks[1:], strict=True):
        yield Bend(one.movement, part, number, round(at_s, 3), neutral, bent, curve_of(neutral, bent))


def _peaks(one: MovementSeen, seen: Postures) -> Iterable[tuple[str, int | None, float]]:
    sight = sight_of(catalogue().movements[one.movement])
    counts = sight.counts if sight else ()
    for part in one.parts:
        count = next((count for count in counts if part.part in count.parts), None)
        for repetition in part.repetitions:
            if count is None or repetition.number is None:
                continue
            stretch = (repetition.start_s, repetition.end_s)
            at_s = seen.furthest_s(count.measure, count.towards, stretch)
            if at_s is not None:
                yield part.part, repetition.number, at_s


def _told(bends: Sequence[Bend]) -> dict[str, Any]:
    by = model()
    return {
        "supple_curve": FORMAT,
        "method": by.version,
        "tested_on": EXPERIMENTAL,
        "bends": [
            {
                "movement": bend.movement,
                "part": bend.part,
                "number": bend.number,
                "at_s": bend.at_s,
                "sentence": sentence(bend.told),
                "cannot_tell": bend.told.why if isinstance(bend.told, CannotTell) else None,
                "curve": asdict(bend.told) if isinstance(bend.told, Curve) else None,
            }
            for bend in bends
        ],
    }


def _why_not(one: MovementSeen) -> str:
    return f"{one.name}: whole spine or hinge is not judged. {model().not_judged[one.movement]}"


def _sentence(bend: Bend) -> str:
    return f"{_name(bend)}: {sentence(bend.told)}{_numbers(bend.told)}"


def _name(bend: Bend) -> str:
    return f"{catalogue().movements[bend.movement].name}, repetition {bend.number}"


def _numbers(told: Curve | CannotTell) -> str:
    if isinstance(told, CannotTell):
        return ""
    at = told.centroid
    return f" (centroid {at.value:.2f}, {at.low:.2f} to {at.high:.2f}; 0 is the sacrum, 1 the neck)"
