"""Read what a person sent from a card, or about a visit; what is unclear is asked again, kindly."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from supple.core.safety import SignLevel, asking
from supple.web import reading
from supple.web.faults import Problem
from supple.web.screening.record import Visit

LONGEST_NAME = 200
# Somewhere it is tomorrow already.
LEAD = dt.timedelta(hours=14)


class Unclear(Exception):  # noqa: N818 - nobody has made an error: the page asks once more
    """An answer that can be read in two ways, or in none; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The start of a session from a plain form."""

    key: UUID
    started_at: dt.datetime
    pain: int


@dataclass(frozen=True, slots=True)
class VisitField:
    """A field of the form about a visit: what was sent, and what is still missing from it."""

    value: str
    fault: str


def key(data: QueryDict) -> UUID:
    """Return the id of the asking that a form belongs to; a new one where the form names none."""
    named = data.get("screening")
    return uuid4() if named is None else _id(named)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Problem(
            422, _("This page is out of date."), _("Go to the first page and start there.")
        ) from error


def beginning(data: QueryDict, now: dt.datetime) -> Beginning:
    """Return what begins a session; the time is the server's own where the page did not tell its own."""
    raw: dict[str, object] = {name: data[name] for name in ("started_at",) if data.get(name)}
    pain = data.get("pain", "")
    return Beginning(
        key=_id(data.get("session", "")),
        started_at=reading.instant(raw, "started_at", now) if raw else now,
        pain=reading.whole({"pain": int(pain) if pain.isdecimal() else None}, "pain", 0, 10),
    )


def answers(step: asking.Step, data: QueryDict) -> dict[str, str]:
    """Return the answers to one step; raises `Unclear` where they are none, or two at once."""
    return _one(step, data) if step.one_by_one else _listed(step, data)


def _one(step: asking.Step, data: QueryDict) -> dict[str, str]:
    given = data.get("answer", "")
    if not given:
        raise Unclear(_("Please choose yes, no or not sure."))
    return {step.signs[0].id: given}


def _listed(step: asking.Step, data: QueryDict) -> dict[str, str]:
    ticked, none = data.getlist("sign"), data.get("choice") == "none"
    if set(ticked) - {sign.id for sign in step.signs}:
        raise Problem(422, _("That sign is not on this card."), _("Load the page again."))
    if none and ticked:
        raise Unclear(
            _("You ticked a sign, and you chose “None of these”. Take the tick away, or go on with it.")
        )
    if not none and not ticked:
        raise Unclear(_("Please tick what is true, or choose “None of these”."))
    return {sign.id: "no" for sign in step.signs} | {name: data.get(f"how-{name}", "yes") for name in ticked}


def visit(
    data: QueryDict, level: SignLevel, answered: dt.date, now: dt.datetime
) -> Visit | dict[str, VisitField]:
    """Return the visit, or the fields with what is missing from them."""
    by, on = data.get("seen_by", "").strip(), parse_date_or_none(data.get("seen_on", ""))
    told = data.get("told", "")
    faults = {
        "seen_by": "" if by and len(by) <= LONGEST_NAME else _("Please write who saw you, in a few words."),
        "seen_on": _date_fault(on, level, answered, now),
        "told": ""
        if told == "yes"
        else _("Leave the movements until somebody tells you that you may exercise."),
    }
    if on and not any(faults.values()):
        return Visit(by, on)
    return {name: VisitField(data.get(name, ""), fault) for name, fault in faults.items()}


def parse_date_or_none(text: str) -> dt.date | None:
    """Return the date, or None where it is none, such as 30 February."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def _date_fault(on: dt.date | None, level: SignLevel, answered: dt.date, now: dt.datetime) -> str:
    if on is None:
        return _("Please give the day on which you were seen.")
    if on > (now + LEAD).date():
        return _("That day is still to come.")
    if not asking.is_visit_in_time(level, answered, on):
        return _("That was too long before you gave these answers. Please be seen about them now.")
    return ""
