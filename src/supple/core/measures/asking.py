"""When a questionnaire is asked, spread so that no day asks for more than a minute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from supple.core.measures.model import DayQuestions, Questionnaire

# [D] An answer some days before it was due is that answer.
EARLY = dt.timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Kept:
    """A questionnaire that was answered, or sent away unanswered, on a day."""

    id: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Waiting:
    """A questionnaire that is due, since when, and how many seconds it will take."""

    id: str
    since: dt.date
    seconds: int


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What a day asks: questionnaires and questions that fit into it, and the questions that wait."""

    questionnaires: tuple[str, ...]
    questions: tuple[str, ...]
    later: tuple[str, ...]
    seconds: int


def due(questionnaire: Questionnaire, start: dt.date, kept: Iterable[Kept], day: dt.date) -> dt.date | None:
    """Return since when a questionnaire waits for an answer; None where it does not.

    `start` is when the person's weeks begin. What was missed is asked once, not once for each time.
    """
    since = _last(questionnaire, start, day)
    if since is None:
        return None
    answered = any(one.id == questionnaire.id and since - EARLY <= one.day <= day for one in kept)
    return None if answered else since


def next_due(questionnaire: Questionnaire, start: dt.date, day: dt.date) -> dt.date | None:
    """Return the first day after `day` on which it falls due; None where it never does again."""
    later = (one for one in _days(questionnaire, start, day + dt.timedelta(weeks=521)) if one > day)
    return next(later, None)


def plan_day(waiting: Iterable[Waiting], used_s: int, questions: DayQuestions) -> DayPlan:
    """Return what a day asks for, in at most its seconds.

    The questionnaire that waits longest goes first, then those that still fit; the rest come on another day.
    `used_s` is what was answered today already. The day's own questions fill what is left; the first of
    them are the last to wait.
    """
    used, asked = used_s, []
    for one in sorted(waiting, key=lambda one: (one.since, one.seconds, one.id)):
        if used + one.seconds <= questions.most_s:
            asked.append(one.id)
            used += one.seconds
    fitting = []
    for question in questions.questions:
        if used + question.seconds <= questions.most_s:
            fitting.append(question.id)
            used += question.seconds
    later = tuple(one.id for one in questions.questions if one.id not in fitting)
    return DayPlan(tuple(asked), tuple(fitting), later, used)


def _last(questionnaire: Questionnaire, start: dt.date, day: dt.date) -> dt.date | None:
    return max((one for one in _days(questionnaire, start, day) if one <= day), default=None)


def _days(questionnaire: Questionnaire, start: dt.date, until: dt.date) -> Iterable[dt.date]:
    """Yield the days on which it falls due, in their order, up to `until`."""
    if questionnaire.status != "asked":
        return
    for week in questionnaire.weeks:
        yield start + dt.timedelta(weeks=week)
    every = dt.timedelta(weeks=questionnaire.then_every_weeks)
    day = start + dt.timedelta(weeks=questionnaire.weeks[-1]) + every
    while every and day <= until:
        yield day
        day += every
