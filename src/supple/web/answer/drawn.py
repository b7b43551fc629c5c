"""What is drawn, and the same as a table: how sore each day was, and on which it was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from supple.helping import Day
    from supple.web.answer.models import Experiment


@dataclass(frozen=True, slots=True)
class Point:
    """One day: how sore at the time of day that counts, whether it was done, what its block asked for."""

    day: dt.date
    pain: float
    did: bool | None
    asked: bool | None = None


@dataclass(frozen=True, slots=True)
class Shade:
    """A stretch of days in a block with it; `ends` is its last day."""

    starts: dt.date
    ends: dt.date


def points(
    days: Sequence[Day], outcome: Literal["morning", "evening"], experiment: Experiment | None = None
) -> list[Point]:
    """Return the days on which pain was told, oldest first."""
    made = []
    for day in days:
        pain = day.morning if outcome == "morning" else day.evening
        if pain is not None:
            made.append(Point(day.date, pain, day.did, experiment.with_it(day.date) if experiment else None))
    return made


def shades(experiment: Experiment) -> list[Shade]:
    """Return the blocks with it, as far as the experiment went."""
    found = []
    for number, with_it in enumerate(experiment.blocks):
        starts = experiment.starts + dt.timedelta(days=number * experiment.block_days)
        ends = min(starts + dt.timedelta(days=experiment.block_days - 1), experiment.last_day)
        if with_it and starts <= ends:
            found.append(Shade(starts, ends))
    return found


def facts(made: Sequence[Point], shaded: Sequence[Shade], means: dict[str, float | None]) -> dict[str, Any]:
    """Return what the page's script draws."""
    return {
        "points": [{**asdict(one), "day": one.day.isoformat()} for one in made],
        "shades": [[one.starts.isoformat(), one.ends.isoformat()] for one in shaded],
        "means": means,
    }


def means(made: Sequence[Point]) -> dict[str, float | None]:
    """Return the plain means of the days on which it was done and of those without."""
    return {"with": _mean(made, done=True), "without": _mean(made, done=False)}


def _mean(made: Sequence[Point], *, done: bool) -> float | None:
    pains = [one.pain for one in made if one.did is done]
    return round(sum(pains) / len(pains), 2) if pains else None
