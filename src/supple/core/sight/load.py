"""Read what the judge needs from the catalogue: a movement's `[sight]` table, measures and advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import Any

from supple.core.catalogue import folder, read
from supple.core.movement import rules
from supple.core.movement.model import Movement, Statement
from supple.core.sight.model import Count, Limit, Sight, Warn

LEAST_SHARE = 0.2
"""Of the time that the script gives a repetition; what takes less is none, however quick somebody is [D]."""
LONGEST_S = 30.0
BACK_S = 0.3
FAULT_S = 0.8


@dataclass(frozen=True, slots=True)
class Described:
    """A measure as people read it: what it is called, its unit, and the least error it is given."""

    name: str
    unit: str
    uncertainty: float
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The measures, and the advice sentences by why something cannot be seen."""

    measures: Mapping[str, Described]
    advice: Mapping[str, str]
    parts: Mapping[str, str]


@cache
def words() -> Words:
    """Return the measures and sentences of `sight.toml` that come with Supple."""
    raw = read(folder() / "sight.toml", rules.SIGHT_WORDS)
    measures = {
        name: Described(one["name"], one["unit"], float(one["uncertainty"]), tuple(one["needs"]))
        for name, one in raw["measures"].items()
    }
    return Words(measures, raw["advice"], raw["parts"])


def sight_of(movement: Movement) -> Sight | None:
    """Return a movement's `[sight]` table, checked when the catalogue was loaded; None where it has none."""
    raw = movement.sight
    if not raw:
        return None
    return Sight(
        movement=movement.id,
        position=movement.position,
        view=movement.view,
        leg=raw.get("leg", "near"),
        least_coverage=float(raw["least_coverage"]),
        start=tuple(_limit(one) for one in raw.get("start", ())),
        counts=tuple(_count(one, movement) for one in raw.get("counts", ())),
        faults=tuple(_warn(one) for one in raw.get("faults", ())),
        tells=tuple(Statement(**one) for one in raw["tells"]),
        cannot_tell=tuple(Statement(**one) for one in raw["cannot_tell"]),
    )


def _count(raw: Mapping[str, Any], movement: Movement) -> Count:
    parts = [part for part in movement.parts if part.id in raw["parts"]]
    return Count(
        name=raw.get("name", raw["parts"][0]),
        parts=tuple(raw["parts"]),
        phases=tuple(dict.fromkeys(phase.id for part in parts for phase in part.phases)),
        measure=raw["measure"],
        towards=raw["towards"],
        usual_change=float(raw["usual_change"]),
        least_change=float(raw["least_change"]),
        least_s=LEAST_SHARE * min(sum(phase.seconds for phase in part.phases) for part in parts),
        longest_s=float(raw.get("longest_s", LONGEST_S)),
        back_s=float(raw.get("back_s", BACK_S)),
        hold_share=raw.get("hold_share"),
        must=tuple(_limit(one) for one in raw.get("must", ())),
        also=tuple(raw.get("also", ())),
        positive=raw.get("positive", "left"),
        ends_out=any(part.phases[-1].pose != "start" for part in parts),
    )


def _limit(raw: Mapping[str, Any]) -> Limit:
    least, most = float(raw.get("least", -inf)), float(raw.get("most", inf))
    return Limit(raw["measure"], least, most, raw.get("of_change", False))


def _warn(raw: Mapping[str, Any]) -> Warn:
    seconds = float(raw.get("seconds", FAULT_S))
    return Warn(raw["cue"], raw["measure"], float(raw["change"]), seconds, raw.get("either", False))
