"""Which change counts: by the questionnaire's own threshold, and never from single days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from supple.core.measures.model import MeasureError, Questionnaire

Verdict = Literal["better", "worse", "same", "too_small"]
WEEK = 7
# Sums of tenths are not exact: 0.1 + 0.2 is a little more than 0.3.
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Change:
    """From one score to another: `gain` is positive for the better, whichever way the scale runs."""

    before: float
    now: float
    gain: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days with their mean; None where fewer days were noted than the measure needs."""

    starts: dt.date
    noted: int
    mean: float | None


def change(questionnaire: Questionnaire, before: float, now: float) -> Change:
    """Return the change between two scores of the same version; below the threshold it may be chance.

    Raises:
        MeasureError: the questionnaire names no threshold.
    """
    rule = questionnaire.threshold
    if rule is None:
        raise MeasureError(f"{questionnaire.id} names no change that counts.", "Show its meaning instead.")
    gain = before - now if questionnaire.scoring.better == "lower" else now - before
    points = rule.points if before >= rule.points_from else 0.0
    counts = abs(gain) >= points - CLOSE and abs(gain) >= rule.share * before - CLOSE
    if abs(gain) < CLOSE:
        return Change(before, now, 0.0, "same")
    if not counts:
        return Change(before, now, gain, "too_small")
    return Change(before, now, gain, "better" if gain > 0 else "worse")


def weeks(pains: Mapping[dt.date, float], questionnaire: Questionnaire) -> tuple[Week, ...]:
    """Return the whole weeks from the first day that was noted to the last, oldest first.

    The last week ends on the last day; days at the beginning that fill no week are left out.
    """
    if not pains:
        return ()
    first, last = min(pains), max(pains)
    count = ((last - first).days + 1) // WEEK
    starts = [last - dt.timedelta(days=WEEK * number - 1) for number in range(count, 0, -1)]
    return tuple(_week(pains, start, questionnaire.scoring.least_answered) for start in starts)


def _week(pains: Mapping[dt.date, float], starts: dt.date, least: int) -> Week:
    days = (starts + dt.timedelta(days=number) for number in range(WEEK))
    found = [pains[day] for day in days if day in pains]
    mean = sum(found) / len(found) if found and len(found) >= least else None
    return Week(starts, len(found), mean)
