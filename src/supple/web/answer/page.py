"""The one answer page: one sentence, one picture, how sure, what could fool this, and the full numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from supple.web.answer import drawn, experiments, measured, numbers
from supple.web.answer.days import days, noted
from supple.web.answer.difference import Difference, difference, side
from supple.web.answer.models import Asked, Experiment
from supple.web.answer.shown import shown
from supple.web.answer.words import answers
from supple.web.diary.models import Person, Slot

if TYPE_CHECKING:
    from supple import helping

# [D] What was months ago says little about how it goes now.
AS_IT_GOES = dt.timedelta(days=84)
BEFORE_IT = dt.timedelta(days=28)
# About three months: what fits a picture on a phone.
DRAWN = 92


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page tells, whichever way it was found: `kind` is "as_it_goes" or an experiment's answer."""

    kind: str
    short: str
    sentence: str
    sure: tuple[str, ...]
    fools: tuple[str, ...]
    numbers: tuple[numbers.Number, ...] = ()
    points: tuple[drawn.Point, ...] = ()
    shades: tuple[drawn.Shade, ...] = ()
    means: dict[str, float | None] = field(default_factory=dict)
    worse: bool = False
    difference: Difference | None = None
    next_on: dt.date | None = None

    @property
    def newest_first(self) -> tuple[drawn.Point, ...]:
        """The days of the table."""
        return self.points[::-1]

    @property
    def facts(self) -> dict[str, Any]:
        """What the page's script draws."""
        return drawn.facts(self.points[-DRAWN:], self.shades, self.means)


def of_experiment(owner: Person, experiment: Experiment, today: dt.date) -> Answer:
    """Return what an experiment says today, or said when it ended."""
    from supple import helping

    declared = experiments.plain(experiment)
    told = days(noted(owner, experiment.starts - BEFORE_IT, today), Asked(experiment.question), today)
    found = helping.verdict(declared, told, today)
    inside = [day for day in told if experiment.starts <= day.date <= experiment.last_day]
    points = drawn.points(inside, declared.outcome, experiment)
    return Answer(
        kind=found.answer,
        short=answers()[found.answer],
        sentence=found.sentence,
        sure=found.reasons,
        fools=found.fools,
        numbers=numbers.of_verdict(found),
        points=tuple(points),
        shades=tuple(drawn.shades(experiment)),
        means={"with": found.diagnostics.with_it.mean, "without": found.diagnostics.without.mean},
        worse=found.worse,
        difference=_difference(found),
        next_on=found.next_on,
    )


def _difference(found: helping.Verdict) -> Difference | None:
    if found.estimate is None or found.bound is None:
        return None
    return difference(found.estimate, found.bound, found.plain if found.plain_declared else None)


def as_it_goes(owner: Person, today: dt.date, *, everything: bool = False) -> Answer:
    """Return what goes with the routine in the diary, without an experiment."""
    from supple import helping

    since = dt.date.min if everything else today - AS_IT_GOES
    told = days(noted(owner, since, today), Asked.ROUTINE, today, told_by=Slot.EVENING)
    found = helping.describe(told, today, "evening")
    points = drawn.points(told, "evening")
    return Answer(
        kind="as_it_goes",
        short=_("As it goes"),
        sentence=found.sentence,
        sure=_how_sure(found),
        fools=(found.caveat, *_always()) if found.enough else (),
        numbers=numbers.of_description(found),
        points=tuple(points),
        means=drawn.means(points),
    )


def _how_sure(found: helping.AsItGoes) -> tuple[str, ...]:
    if found.interval is None:
        counts = {"with": found.days_with, "without": found.days_without}
        return (_("So far: %(with)d evenings after the routine, %(without)d without.") % counts,)
    low, high = map(side, found.interval)
    return (
        _("It may lie anywhere from %(low)s to %(high)s.") % {"low": low, "high": high},
        _("A diary tells what goes together, not what the routine does. Only an experiment can."),
    )


def _always() -> tuple[str, ...]:
    return (
        _("People often start when it is at its worst. Then it gets better by itself, whatever they do."),
        _("You know on which days you did it. Hope alone can make an evening feel better."),
        _("Heat, tablets, walks or a good night may have come on the same days."),
        _("Days that you did not note may have been other days than those you did."),
    )


def context(owner: Person, today: dt.date, *, everything: bool = False) -> dict[str, Any]:
    """Return the answer page: the newest experiment that has begun goes first, then how it goes."""
    running = experiments.running(owner, today)
    begun = owner.experiments.filter(starts__lte=today).first()
    goes = as_it_goes(owner, today, everything=everything)
    return {
        "here": "helping",
        "answer": of_experiment(owner, begun, today) if begun else goes,
        "beside": goes if begun else None,
        "everything": everything,
        "experiment": shown(begun, today) if begun else None,
        "running": shown(running, today) if running else None,
        "scores": measured.scores(owner),
        "by_week": measured.by_week(_evenings(owner, today)),
        "past": [shown(one, today) for one in owner.experiments.all() if one.last_day < today],
    }


def _evenings(owner: Person, today: dt.date) -> dict[dt.date, float]:
    pains = noted(owner, dt.date.min, today).pains
    return {where.day: float(it.pain) for where, it in pains.items() if where.slot == Slot.EVENING}
