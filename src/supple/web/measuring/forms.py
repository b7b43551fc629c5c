"""Read what a person sent from a questionnaire; what is unclear is asked again, with what was typed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from supple.core.measures import Questionnaire, items_of
from supple.core.measures.model import Option
from supple.web.faults import Problem
from supple.web.measuring.models import LONGEST_ACTIVITY


class UnclearError(ValueError):
    """Answers that cannot be kept, with the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A finished questionnaire as it was sent: answers by question, and the activities they are about."""

    answers: Mapping[str, int]
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One question of the form: its name, words and options, and what was chosen.

    `activity`: it asks for a name as well; `extra`: it may be left out.
    """

    name: str
    text: str
    options: Sequence[Option]
    low: str = ""
    high: str = ""
    chosen: str = ""
    activity: bool = False
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form shows as chosen and typed; empty before anything was sent."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    activities: Sequence[str] = ()

    @classmethod
    def of(cls, data: QueryDict) -> Typed:
        """Return what was sent, whatever it was."""
        return cls({name: data.get(name, "") for name in data}, data.getlist("activity"))


def read(asked: Questionnaire, data: QueryDict, known: Sequence[str]) -> Sent:
    """Return the answers; `known` are the activities of the series that goes on, empty where one begins.

    Raises:
        UnclearError: too little was answered for a score, or an activity has no name.
    """
    activities = tuple(known) or _activities(asked, data)
    places = range(1, len(data.getlist("activity")) + 1)
    rated = [number for number in places if data.getlist("activity")[number - 1].strip()]
    answers: dict[str, int] = {}
    for number, item in enumerate(items_of(asked, activities)):
        # A line between two that were left empty must not take the next one's answer.
        name = item.id if known or not item.each_activity else f"activity_{rated[number]}"
        value = {str(one.value): one.value for one in item.options}.get(data.get(name, ""))
        if value is not None:
            answers[item.id] = value
    if len(answers) < asked.scoring.least_answered:
        raise UnclearError(_("Please answer all of it, or put it off: %s") % asked.scoring.missing)
    return Sent(answers, activities)


def _activities(asked: Questionnaire, data: QueryDict) -> tuple[str, ...]:
    if asked.activities is None:
        return ()
    named = tuple(text for text in (" ".join(one.split()) for one in data.getlist("activity")) if text)
    if not asked.activities.least <= len(named) <= asked.activities.most:
        raise UnclearError(asked.activities.ask)
    if any(len(one) > LONGEST_ACTIVITY or "\x00" in one for one in named):
        raise UnclearError(_("Name each of them in at most %d letters.") % LONGEST_ACTIVITY)
    if len({one.casefold() for one in named}) < len(named):
        raise UnclearError(_("Name each of them once."))
    return named


def fields(asked: Questionnaire, known: Sequence[str], typed: Typed) -> list[Field]:
    """Return the questions of the form; where a series begins, with empty lines for its activities."""
    lines: Sequence[str] = known
    if asked.activities and not known:
        given = list(typed.activities)[: asked.activities.most]
        lines = given + [""] * (asked.activities.most - len(given))
    return [
        Field(
            name=item.id,
            text=item.text,
            options=item.options,
            low=item.low,
            high=item.high,
            chosen=typed.chosen.get(item.id, ""),
            activity=item.each_activity and not known,
            extra=_is_extra(asked, known, number) and not lines[number],
        )
        for number, item in enumerate(items_of(asked, lines))
    ]


def _is_extra(asked: Questionnaire, known: Sequence[str], number: int) -> bool:
    return asked.activities is not None and not known and number >= asked.activities.least


def key(data: QueryDict) -> UUID:
    """Return the id that the page gave these answers; raises `Problem` 422 where it is none."""
    try:
        return uuid.UUID(data.get("id", ""))
    except ValueError as error:
        raise Problem(422, _("The answers have no id."), _("Load the page again.")) from error
