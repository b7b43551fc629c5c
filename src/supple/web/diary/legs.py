"""Where pain reaches: keep the answers, and say what the newest one means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from supple.core.movement import catalogue
from supple.core.safety import bending_alike, reaching
from supple.core.safety.reaching import Finding
from supple.web.diary import asking
from supple.web.diary.models import Person, Reach
from supple.web.faults import Problem

# The rules look back two weeks, and a week before that for what was known then.
ENOUGH = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Told:
    """One answer as it was sent; `movement` is after which it moved outward, empty where none was named."""

    at: dt.datetime
    left: int
    right: int
    told_new: bool
    movement: str = ""


def keep(owner: Person, key: UUID, told: Told, now: dt.datetime) -> tuple[Reach, Finding]:
    """Keep an answer once, and return what it means; what is new has the warning signs asked.

    Raises:
        Problem: 404 where the id is another's, 409 where it was sent with other content before.
    """
    facts = {"left": told.left, "right": told.right, "told_new": told.told_new, "movement": told.movement}
    offset_min = int((told.at.utcoffset() or dt.timedelta()) / dt.timedelta(minutes=1))
    when = {"at": told.at, "utc_offset_min": offset_min, "day": told.at.date()}
    stored, new = Reach.objects.get_or_create(pk=key, defaults={"person": owner, **facts, **when})
    if stored.person_id != owner.pk:
        raise Problem(404, _("There is no such answer."), _("Load the page again."))
    if any(getattr(stored, name) != value for name, value in facts.items()):
        raise Problem(409, _("This was answered in another way already."), _("What was sent first is kept."))
    found = meaning(stored)
    if new and found.ask_signs:
        asking.ask(owner, now, found.sign)
    return stored, found


def meaning(stored: Reach) -> Finding:
    """Return what an answer means after those before it."""
    before = Reach.objects.filter(person=stored.person_id, at__lt=stored.at, at__gte=stored.at - ENOUGH)
    return reaching.judge([_plain(one) for one in before], _plain(stored))


def moved_outward_after(owner: Person, day: dt.date) -> tuple[str, ...]:
    """Return the movements after which pain moved outward that day."""
    known = catalogue().movements
    named = [one for one in owner.reaches.filter(day=day) if one.movement in known]
    return tuple(dict.fromkeys(one.movement for one in named if meaning(one).moved == "outward"))


def closed_today(owner: Person, day: dt.date) -> tuple[str, ...]:
    """Return the movements to leave out: those that bend the way after which pain moved outward that day."""
    return bending_alike(catalogue(), moved_outward_after(owner, day))


def _plain(stored: Reach) -> reaching.Reach:
    return reaching.Reach(stored.at, stored.left, stored.right, told_new=stored.told_new)
