"""The answer of an experiment: is it helping?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from supple.helping import words
from supple.helping.days import Day, checked, outcomes
from supple.helping.diagnostics import Diagnostics, diagnose, fools
from supple.helping.effect import HELPING_CHANCE, bound, plain
from supple.helping.experiment import Experiment
from supple.helping.gls import Estimate
from supple.helping.orders import BENEFIT, HARM, Looks, first_surprise, looks_at
from supple.helping.series import Floats, days_with_it, row
from supple.helping.words import Answer, Size

PROBABLY_CHANCE = 0.10
# About 1 point is the least that people notice (Dworkin and others 2008, doi:10.1016/j.jpain.2007.09.005);
# 2 points and 30 % are meaningful (Ostelo and others 2008, doi:10.1097/BRS.0b013e31815e3a10).
NOTICEABLE, MEANINGFUL, MEANINGFUL_SHARE = 1.0, 2.0, 0.3
SMALL = 0.5
LEAST_TOLD_EACH = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an experiment says today. Effects are points of pain, with minus without: negative is less pain.

    `bound` may be looked at every day until the declared end; `plain` is an ordinary 95 % interval, meant for
    that end (`plain_declared`). `next_on` is the first day on which the answer can change. `worse` means: ask
    the warning signs again and point to a person.
    """

    answer: Answer
    worse: bool
    estimate: float | None
    bound: tuple[float, float] | None
    plain: tuple[float, float] | None
    plain_declared: bool
    size: Size
    days_more: int | None
    next_on: dt.date | None
    sentence: str
    reasons: tuple[str, ...]
    fools: tuple[str, ...]
    diagnostics: Diagnostics


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an experiment is: pairs whose days are over, and what is still to come."""

    pairs: int
    finished: bool
    days_more: int | None
    next_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer, whether pain is clearly higher with it, and how that was seen."""

    answer: Answer
    worse: bool
    reasons: tuple[str, ...]


def verdict(experiment: Experiment, days: Iterable[Day], today: dt.date) -> Verdict:
    """Answer from the pairs that are over by `today`; raises HelpingError for days that cannot be."""
    known = checked(days, today)
    told = outcomes(known, experiment.outcome)
    progress = progress_of(experiment, told, today)
    series = row(told, experiment.starts, progress.pairs * 2 * experiment.block_days)
    looks = looks_at(experiment, series, progress.pairs)
    found = plain(experiment, series)
    finding = _finding(experiment, progress, looks, _enough(experiment, series, found))
    diagnostics = diagnose(experiment, known, series, looks, found)
    return Verdict(
        answer=finding.answer,
        worse=finding.worse,
        estimate=None if found is None else found.value,
        bound=None if found is None else bound(looks, found.value),
        plain=None if found is None else (found.low, found.high),
        plain_declared=progress.finished,
        size=size_of(found, diagnostics.mean_without),
        days_more=progress.days_more,
        next_on=progress.next_on,
        sentence=_sentence(experiment, progress, finding.answer, found),
        reasons=finding.reasons,
        fools=fools(diagnostics, finding.answer),
        diagnostics=diagnostics,
    )


def progress_of(experiment: Experiment, told: dict[dt.date, float], today: dt.date) -> Progress:
    """Return how far it is: a pair is over once its last pain is told, or can no longer be.

    Pain told later than its day still counts then.
    """
    wait = dt.timedelta(days=1 if experiment.outcome == "morning" else 0)
    lasts = [block.ends for block in experiment.blocks[1::2]]
    until = experiment.ended_on or experiment.ends
    over = [last for last in lasts if last <= until and (last + wait < today or last in told)]
    pairs = len(over)
    coming = [last + wait for last in lasts[pairs:] if last <= until]
    finished = pairs == experiment.pairs
    waiting = not finished and bool(coming)
    return Progress(
        pairs,
        finished,
        max(1, (coming[-1] - today).days) if waiting else None,
        max(coming[0], today) if waiting else None,
    )


def size_of(found: Estimate | None, mean_without: float | None) -> Size:
    """Return how much the estimated change would mean to people, in either direction."""
    points = abs(found.value) if found is not None else 0.0
    if points < SMALL:
        return "none"
    if points < NOTICEABLE:
        return "small"
    share = points / mean_without if mean_without else 0.0
    return "meaningful" if points >= MEANINGFUL and share >= MEANINGFUL_SHARE else "noticeable"


def _enough(experiment: Experiment, series: Floats, found: Estimate | None) -> Estimate | None:
    planned = days_with_it(experiment, len(series))
    told = ~np.isnan(series)
    each = min(int((told & (planned == value)).sum()) for value in (0.0, 1.0))
    return found if each >= LEAST_TOLD_EACH else None


def _finding(experiment: Experiment, progress: Progress, looks: Looks, found: Estimate | None) -> Finding:
    way = (words.ended(progress.pairs, experiment.pairs),)
    if found is None:
        return Finding("too_soon", False, (*way, words.FEW_TOLD) if progress.pairs else way)
    early = (words.ENDED_EARLY,) if progress.days_more is None and not progress.finished else ()
    seen = clear(looks, found.value)
    if seen is not None:
        return Finding(seen.answer, seen.worse, (*way, *early, *seen.reasons))
    answer: Answer = "no_clear_difference" if progress.finished else "too_soon"
    return Finding(answer, False, (*way, *early))


def clear(looks: Looks, value: float) -> Finding | None:
    """Return what the looks so far have made clear, if anything."""

    def after(direction: float, chance: float, effect: float = 0.0) -> int | None:
        return first_surprise(looks, direction, chance, effect)

    def finding(answer: Answer, pair: int, *more: str) -> Finding:
        return Finding(answer, words.HIGHER in more, (words.SEEN_AFTER.format(pair=pair), *more))

    if value < 0 and (pair := after(BENEFIT, HELPING_CHANCE)):
        return finding("helping", pair)
    if value > 0 and (pair := after(HARM, HELPING_CHANCE)):
        return finding("probably_not_helping", pair, words.HIGHER)
    if value < 0 and (pair := after(BENEFIT, PROBABLY_CHANCE)):
        return finding("probably_helping", pair)
    if value > -SMALL and (pair := after(HARM, PROBABLY_CHANCE, -NOTICEABLE)):
        return finding("probably_not_helping", pair, words.RULED_OUT)
    return None


def _sentence(experiment: Experiment, progress: Progress, answer: Answer, found: Estimate | None) -> str:
    if answer == "too_soon":
        return words.too_soon(experiment.question, progress.days_more)
    value = None if found is None else found.value
    return words.answer_in_words(answer, experiment.question, experiment.outcome, value)
