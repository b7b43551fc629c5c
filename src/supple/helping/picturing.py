"""What one picture of an experiment shows, as plain data: the days told, the blocks, and the interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from supple.helping.answering import Verdict, verdict
from supple.helping.days import Day, checked, outcomes
from supple.helping.experiment import Block, Experiment
from supple.helping.words import points


@dataclass(frozen=True, slots=True)
class Point:
    """The pain that followed one day."""

    date: dt.date
    pain: float
    with_it: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Points for the days told, blocks to shade, and the estimate with its intervals in points.

    `title` and `description` say in words what is seen, for those who cannot see it.
    """

    points: tuple[Point, ...]
    blocks: tuple[Block, ...]
    mean_with: float | None
    mean_without: float | None
    estimate: float | None
    bound: tuple[float, float] | None
    plain: tuple[float, float] | None
    title: str
    description: str


def picture(experiment: Experiment, days: Iterable[Day], today: dt.date) -> Picture:
    """Return the picture of the days told by `today`; raises HelpingError for days that cannot be."""
    known = checked(days, today)
    return picture_of(experiment, known, verdict(experiment, known, today))


def picture_of(experiment: Experiment, days: Iterable[Day], answer: Verdict) -> Picture:
    """Return the picture that belongs to an answer, where it is there already."""
    told = sorted(outcomes(days, experiment.outcome).items())
    shown = [(date, pain, experiment.block_on(date)) for date, pain in told]
    return Picture(
        points=tuple(Point(date, pain, block.with_it) for date, pain, block in shown if block),
        blocks=experiment.blocks,
        mean_with=answer.diagnostics.with_it.mean,
        mean_without=answer.diagnostics.without.mean,
        estimate=answer.estimate,
        bound=answer.bound,
        plain=answer.plain,
        title=answer.sentence,
        description=_described(answer),
    )


def _described(answer: Verdict) -> str:
    numbers = answer.diagnostics
    if answer.estimate is None or answer.bound is None or numbers.with_it.mean is None:
        return "Days and their pain; there are too few to compare."
    low, high = answer.bound
    return (
        f"{numbers.with_it.told} days with it, mean pain {numbers.with_it.mean:.1f}; "
        f"{numbers.without.told} days without, mean pain {numbers.mean_without or 0:.1f}. "
        f"Estimated difference {side(answer.estimate)}; it may lie anywhere from {side(low)} to {side(high)}."
    )


def side(value: float) -> str:
    """Return an effect in words: "1.2 points lower"."""
    return f"{points(value)} {'lower' if value < 0 else 'higher'}"
