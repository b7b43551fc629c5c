"""As it goes: how days with it and days without it compare, which says nothing about what causes what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from supple.helping.days import Day, Slot, checked, outcomes
from supple.helping.experiment import Question
from supple.helping.gls import estimate, reduce_at, surroundings
from supple.helping.series import Floats, row
from supple.helping.words import CAVEAT, goes_with, not_enough

LEAST_EACH = 10


@dataclass(frozen=True, slots=True)
class AsItGoes:
    """How much pain differs on days with it, in points: negative is less pain. It goes with, it never helps.

    `difference` and its plain 95 % `interval` are None until there are LEAST_EACH days of both kinds;
    `days_more` says how many are still needed.
    """

    outcome: Slot
    difference: float | None
    interval: tuple[float, float] | None
    days_with: int
    days_without: int
    days_more: int
    sentence: str
    caveat: str = CAVEAT

    @property
    def enough(self) -> bool:
        """Whether there were enough days of both kinds."""
        return self.difference is not None


def describe(
    days: Iterable[Day], today: dt.date, outcome: Slot = "evening", question: Question = "routine"
) -> AsItGoes:
    """Compare days with and without it, allowing for yesterday, trend and weekday; raises HelpingError.

    Only days count on which both the pain and whether it was done are known.
    """
    known = checked(days, today)
    did = {day.date: day.did for day in known if day.did is not None}
    told = {date: pain for date, pain in outcomes(known, outcome).items() if date in did}
    with_it = sum(did[date] for date in told)
    without = len(told) - with_it
    more = max(0, LEAST_EACH - with_it) + max(0, LEAST_EACH - without)
    found = None if more else _estimated(sorted(told), told, did)
    if found is None:
        return AsItGoes(outcome, None, None, with_it, without, max(more, 1), not_enough(max(more, 1)))
    value, low, high = found
    return AsItGoes(outcome, value, (low, high), with_it, without, 0, goes_with(outcome, value, question))


def _estimated(
    dates: Sequence[dt.date], told: dict[dt.date, float], did: dict[dt.date, bool]
) -> tuple[float, float, float] | None:
    length = (dates[-1] - dates[0]).days + 1
    pains = row(told, dates[0], length)
    done: Floats = np.zeros(length)
    done[[(date - dates[0]).days for date in dates]] = [float(did[date]) for date in dates]
    (reduced,) = reduce_at(surroundings(length, dates[0].weekday()), done[:, None], pains, [length])
    found = estimate(reduced)
    return None if found is None else (found.value, found.low, found.high)
