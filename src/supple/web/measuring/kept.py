"""The answers that are kept: stored once, scored, and compared within a series."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from supple.core.measures import Change, MeasureError, Questionnaire, change, questionnaires, score
from supple.web.diary.models import Person
from supple.web.faults import Problem
from supple.web.measuring.forms import Sent
from supple.web.measuring.models import Response

ENOUGH = 200


@dataclass(frozen=True, slots=True)
class Scored:
    """An answer that is kept, with its score; `change` is since the first of its series, if there was one."""

    stored: Response
    asked: Questionnaire
    value: float
    change: Change | None = None

    @property
    def shown(self) -> str:
        """The score with at most one decimal."""
        return f"{self.value:.1f}".removesuffix(".0")


def keep(owner: Person, key: UUID, asked: Questionnaire, sent: Sent, at: dt.datetime) -> Response:
    """Keep a finished questionnaire once.

    Raises:
        Problem: 404 where the id is another's, 409 where it was sent with other answers before.
    """
    offset_min = int((at.utcoffset() or dt.timedelta()) / dt.timedelta(minutes=1))
    answers = {name: str(value) for name, value in sent.answers.items()}
    facts = {"questionnaire": asked.id, "answers": answers, "activities": list(sent.activities)}
    when = {"at": at, "utc_offset_min": offset_min, "day": at.date(), "version": asked.version}
    stored, _new = Response.objects.get_or_create(pk=key, defaults={"person": owner, **facts, **when})
    if stored.person_id != owner.pk:
        raise Problem(404, _("There are no such answers."), _("Load the page again."))
    if any(getattr(stored, name) != value for name, value in facts.items()):
        raise Problem(409, _("Other answers were kept here already."), _("Load the page again."))
    return stored


def own(owner: Person, key: UUID) -> Response:
    """Return the person's answers; raises `Problem` 404 where there are none, or they are another's."""
    stored = owner.responses.filter(pk=key).first()
    if stored is None:
        raise Problem(404, _("There are no such answers."), _("Look at your list."))
    return stored


def scored(stored: Response) -> Scored | None:
    """Return the score; None where it was sent away, or where this version cannot read it any more."""
    asked = questionnaires().get(stored.questionnaire)
    if asked is None or asked.version != stored.version or not asked.items:
        return None
    try:
        answers = {name: int(value) for name, value in stored.answers.items()}
        value = score(asked, answers, stored.activities).value
    except (MeasureError, ValueError):
        # A row that was taken in may hold anything.
        return None
    return None if value is None else Scored(stored, asked, value)


def series(owner: Person, asked: Questionnaire) -> list[Scored]:
    """Return the scores that may be compared with the newest, oldest first."""
    found = [one for row in owner.responses.filter(questionnaire=asked.id)[:ENOUGH] if (one := scored(row))]
    if not found:
        return []
    same = found[0].stored.activities
    return [one for one in reversed(found) if one.stored.activities == same]


def since_the_first(owner: Person, asked: Questionnaire) -> Scored | None:
    """Return the newest score, with the change since the first of its series; None where there is none."""
    found = series(owner, asked)
    if not found:
        return None
    return _compared(found[0], found[-1])


def compared(owner: Person, one: Scored) -> Scored:
    """Return a score with the change since the first of its series, where it is a later one."""
    rows = owner.responses.filter(questionnaire=one.asked.id, at__lt=one.stored.at).order_by("at")
    earlier = (first for row in rows if (first := scored(row)))
    first = next((it for it in earlier if it.stored.activities == one.stored.activities), one)
    return _compared(first, one)


def _compared(first: Scored, last: Scored) -> Scored:
    if first.stored.pk == last.stored.pk or last.asked.threshold is None:
        return last
    return Scored(last.stored, last.asked, last.value, change(last.asked, first.value, last.value))
