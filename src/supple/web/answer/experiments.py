"""An experiment: declared beforehand, one at a time, kept as it was, ended at its end or before."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from supple.core.movement import catalogue
from supple.web.answer.models import LARGEST_SEED, WITH_FIRST, WITHOUT_FIRST, Asked, Experiment
from supple.web.diary.models import Person
from supple.web.faults import Problem

if TYPE_CHECKING:
    from supple import helping

WEEKS = (6, 8, 12)
BACKWARDS = "extension"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody chose on the page: what to ask, for how many weeks."""

    question: Asked
    weeks: int


def running(owner: Person, today: dt.date) -> Experiment | None:
    """Return the experiment that goes on today, or is about to begin."""
    newest = owner.experiments.filter(ended_on=None).first()
    return newest if newest and newest.ends >= today else None


def begin(owner: Person, key: UUID, wanted: Wanted, today: dt.date) -> Experiment:
    """Draw an order and declare an experiment from tomorrow on; sent twice, it is declared once.

    Raises:
        Problem: 404 where the id is another's, 409 where one goes on already.
    """
    made = _declared(owner, key, wanted, today)
    # The database takes one writer at a time: of two that race, the second one sees the first.
    with transaction.atomic():
        if stored := Experiment.objects.filter(pk=key).first():
            if stored.person_id != owner.pk:
                raise Problem(404, _("There is no such experiment."), _("Load the page again."))
            return stored
        if running(owner, today):
            raise Problem(409, _("An experiment goes on already."), _("End that one first."))
        made.save(force_insert=True)
    return made


def _declared(owner: Person, key: UUID, wanted: Wanted, today: dt.date) -> Experiment:
    from supple import helping

    question = cast("helping.Question", wanted.question.value)
    seed = secrets.randbelow(LARGEST_SEED)
    starts = today + dt.timedelta(days=1)
    shape = helping.Shape(weeks=wanted.weeks)
    plan = helping.plan(question, starts, seed, declared_on=today, shape=shape)
    return Experiment(
        id=key,
        person=owner,
        question=wanted.question,
        outcome=plan.outcome,
        starts=starts,
        block_days=plan.blocks[0].days,
        order="".join(WITH_FIRST if block.with_it else WITHOUT_FIRST for block in plan.blocks[::2]),
        seed=seed,
        declared_on=today,
    )


def end(stored: Experiment, today: dt.date) -> None:
    """End an experiment before its end; one that has ended stays as it is."""
    if stored.ends >= today:
        Experiment.objects.filter(pk=stored.pk, ended_on=None).update(ended_on=max(today, stored.declared_on))


def left_out_on(owner: Person, day: dt.date) -> tuple[str, ...]:
    """Return the movements that a day's block leaves out, where it is about bends backwards."""
    newest = owner.experiments.filter(starts__lte=day).first()
    if newest is None or newest.question != Asked.EXTENSION or newest.with_it(day) is not False:
        return ()
    return bends_backwards()


def bends_backwards() -> tuple[str, ...]:
    """Return the movements that bend backwards, in all their forms."""
    return tuple(one.id for one in catalogue().movements.values() if one.direction == BACKWARDS)


def own(owner: Person, key: UUID) -> Experiment:
    """Return the person's experiment; raises `Problem` 404 where there is none, or it is another's."""
    stored = owner.experiments.filter(pk=key).first()
    if stored is None:
        raise Problem(404, _("There is no such experiment."), _("Look at your list."))
    return stored


def plain(stored: Experiment) -> helping.Experiment:
    """Return what the statistics are told."""
    from supple import helping

    length = dt.timedelta(days=stored.block_days)
    blocks = tuple(
        helping.Block(stored.starts + number * length, stored.block_days, with_it)
        for number, with_it in enumerate(stored.blocks)
    )
    return helping.Experiment(
        question=cast("helping.Question", stored.question),
        outcome=cast("helping.Slot", stored.outcome),
        blocks=blocks,
        declared_on=stored.declared_on,
        seed=stored.seed,
        ended_on=stored.ended_on,
    )
