"""The numbers behind an answer, and what could fool it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from supple.helping import words
from supple.helping.days import Day
from supple.helping.experiment import Experiment
from supple.helping.gls import Estimate
from supple.helping.orders import Looks, standing
from supple.helping.series import Flags, Floats, days_with_it
from supple.helping.words import Answer

MUCH = 0.2
UNEVEN = 0.15


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of one kind of day, with it or without; shares are None where nothing is known."""

    days: int
    told: int
    mean: float | None
    followed: float | None
    other: float | None

    @property
    def missing(self) -> float:
        """Share of the days without a pain."""
        return 1 - self.told / self.days if self.days else 0.0


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """Full numbers: both kinds of days, how the pains hang together, and how the real order stands.

    `autocorrelation` is between one day and the next; `residual_sd` is the day-to-day scatter in points.
    `orders_as_good` of `orders` equally likely orders show at least as much benefit as the real one.
    """

    with_it: Kind
    without: Kind
    pairs_over: int
    pairs: int
    autocorrelation: float | None
    residual_sd: float | None
    orders: int
    orders_as_good: int
    pain_free: float
    other_most: str

    @property
    def mean_without(self) -> float | None:
        """Mean pain on days without it."""
        return self.without.mean


def diagnose(
    experiment: Experiment, days: Sequence[Day], series: Floats, looks: Looks, found: Estimate | None
) -> Diagnostics:
    """Return the numbers behind the answer from the pairs that are over; `series` holds their days."""
    by_date = {day.date: day for day in days}
    first = experiment.starts.toordinal()
    shown = [by_date.get(experiment.starts.fromordinal(first + number)) for number in range(len(series))]
    planned = days_with_it(experiment, len(series)) > 0
    told = series[~np.isnan(series)]
    stands = standing(looks)
    used = Counter(name for day in shown if day for name in day.other)
    return Diagnostics(
        with_it=_kind(shown, series, planned, planned=True),
        without=_kind(shown, series, planned, planned=False),
        pairs_over=len(looks.reduced),
        pairs=experiment.pairs,
        autocorrelation=None if found is None else found.autocorrelation,
        residual_sd=None if found is None else found.residual_sd,
        orders=stands.orders,
        orders_as_good=stands.as_good,
        pain_free=float((told == 0).mean()) if len(told) else 0.0,
        other_most=used.most_common(1)[0][0] if used else "",
    )


def _kind(shown: Sequence[Day | None], series: Floats, with_it: Flags, *, planned: bool) -> Kind:
    chosen = np.flatnonzero(with_it == planned)
    told = series[chosen][~np.isnan(series[chosen])]
    days = [day for number in chosen if (day := shown[number])]
    did = [day.did for day in days if day.did is not None]
    return Kind(
        days=len(chosen),
        told=len(told),
        mean=float(told.mean()) if len(told) else None,
        followed=did.count(planned) / len(did) if did else None,
        other=sum(bool(day.other) for day in days) / len(days) if days else None,
    )


def fools(numbers: Diagnostics, answer: Answer) -> tuple[str, ...]:
    """Return what could fool the answer: what applies to this person's days first, then what always does.

    Slow gains are what most often fools "probably not helping" (docs/helping.md), so there they come first.
    """
    slow = (words.SLOW,)
    own = (*_missing(numbers), *_other(numbers), *_followed(numbers), *_pain_free(numbers))
    if answer == "probably_not_helping":
        return (*slow, *own, words.KNEW, words.BAD_START)
    return (*own, words.KNEW, *slow, words.BAD_START)


def _missing(numbers: Diagnostics) -> tuple[str, ...]:
    with_it, without = numbers.with_it, numbers.without
    days = with_it.days + without.days
    if abs(with_it.missing - without.missing) > UNEVEN:
        return (words.UNEVEN.format(with_it=with_it.missing, without=without.missing),)
    missing = 1 - (with_it.told + without.told) / days if days else 0.0
    return (words.MISSING.format(missing=missing),) if missing >= MUCH else ()


def _other(numbers: Diagnostics) -> tuple[str, ...]:
    with_it, without = numbers.with_it.other or 0.0, numbers.without.other or 0.0
    return (words.OTHER.format(what=numbers.other_most),) if abs(with_it - without) > UNEVEN else ()


def _followed(numbers: Diagnostics) -> tuple[str, ...]:
    kinds = (numbers.with_it.followed, numbers.without.followed)
    known = [followed for followed in kinds if followed is not None]
    least = min(known, default=1.0)
    return (words.NOT_FOLLOWED.format(followed=least),) if least < 1 - MUCH else ()


def _pain_free(numbers: Diagnostics) -> tuple[str, ...]:
    return (words.PAIN_FREE,) if numbers.pain_free > 0.5 else ()
