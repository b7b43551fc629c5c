"""What has changed since the beginning, beside the answer: the person's own goals, and weeks of evenings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from supple.core.measures import Change, change, questionnaires, weeks
from supple.web.diary.models import Person
from supple.web.measuring import kept
from supple.web.measuring.kept import Scored

PAIN = "pain"
LEAST_WEEKS = 2


@dataclass(frozen=True, slots=True)
class Weeks:
    """The mean of the first week that was noted and of the last one, and whether the change counts."""

    first: dt.date
    last: dt.date
    change: Change


def scores(owner: Person) -> list[Scored]:
    """Return the newest score of each questionnaire that is asked, with its change."""
    asked = (one for one in questionnaires().values() if one.status == "asked")
    return [found for one in asked if (found := kept.since_the_first(owner, one))]


def by_week(pains: Mapping[dt.date, float]) -> Weeks | None:
    """Compare the first with the last week; None before there are two of them."""
    pain = questionnaires()[PAIN]
    told = [(one.starts, one.mean) for one in weeks(pains, pain) if one.mean is not None]
    if len(told) < LEAST_WEEKS:
        return None
    (first, before), (last, now) = told[0], told[-1]
    return Weeks(first, last, change(pain, before, now))
