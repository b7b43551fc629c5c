"""What a day's page shows: what was noted that day, and the extra questions."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from supple.core.measures import questionnaires
from supple.core.movement import catalogue
from supple.core.safety import reaching
from supple.web.diary import answers, clock, legs
from supple.web.diary.daily import LONGEST_NOTE, LONGEST_WALK_MIN
from supple.web.diary.models import CheckIn, Day, Person, Reach, Session, Used
from supple.web.measuring import dates
from supple.web.reading import EARLIEST
from supple.web.today.choosing import movements

AS_BEFORE, NEW = "as_before", "new"
PAINS = tuple(range(11))
# Somebody far to the east has tomorrow already.
LEAD = dt.timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Scale:
    """One question that is answered with a number from 0 to 10, and what the ends mean."""

    id: str
    question: str
    low: str
    high: str
    value: int | None


def day_of(text: str, now: dt.datetime) -> dt.date | None:
    """Return the day that an address names; None where it names none that can have been."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    possible = EARLIEST.date() <= day <= (now + LEAD).date()
    return day if possible and text == day.isoformat() else None


def context(owner: Person, day: dt.date, now: dt.datetime) -> dict[str, Any]:
    """Return a day's page."""
    today = clock.today(owner, now)
    kept = answers.of(owner, day)
    plan = dates.plan(owner, today) if day == today else None
    sessions = list(owner.sessions.filter(day=day).order_by("started_at"))
    return {
        "here": "diary",
        "day": day,
        "is_today": day == today,
        "before": day - dt.timedelta(days=1) if day > EARLIEST.date() else None,
        "after": day + dt.timedelta(days=1) if day < today else None,
        "entries": merged(sessions, owner.check_ins.filter(day=day)),
        "kept": kept,
        "asked": [questionnaires()[name] for name in plan.questionnaires] if plan else [],
        **_split(_scales(kept), plan.later if plan else ()),
        "used": ticks(kept.used),
        "nothing_used": Used.NOTHING in kept.used,
        "longest_note": LONGEST_NOTE,
        "longest_walk_min": LONGEST_WALK_MIN,
        **_legs(owner, day),
        "movements": _names(sorted({name for one in sessions for name in movements(one)})),
    }


def merged(sessions: Iterable[Session], check_ins: Iterable[CheckIn]) -> list[dict[str, Any]]:
    """Return sessions and check-ins together, oldest first, each with its time on the person's clock."""
    each: list[dict[str, Any]] = [{"session": one, "at": one.local_started_at} for one in sessions]
    each += [{"check_in": one, "at": one.local_at} for one in check_ins]
    return sorted(each, key=itemgetter("at"))


def _split(scales: tuple[Scale, ...], later: Collection[str]) -> dict[str, Any]:
    """Return what the day asks at once, and what waits behind a fold because a questionnaire is due."""
    return {
        "scales": [one for one in scales if one.id not in later],
        "scales_later": [one for one in scales if one.id in later],
        "used_later": "used" in later,
        "leg_later": "leg" in later,
        "later": bool(later),
    }


def ticks(ticked: Collection[str]) -> list[dict[str, Any]]:
    """Return what else may have been used, with what is ticked."""
    return [{"id": it.value, "name": it.label, "on": it.value in ticked} for it in answers.SOMETHING]


def _scales(kept: Day) -> tuple[Scale, ...]:
    stiff = _("How stiff was your back after the first hugs?")
    sure = _("How sure are you that you can do what you have to today, despite your back?")
    return (
        Scale("stiffness", stiff, _("not stiff"), _("as stiff as can be"), kept.stiffness),
        Scale("confidence", sure, _("not sure at all"), _("quite sure"), kept.confidence),
        Scale("sleep", _("How did you sleep last night?"), _("very badly"), _("very well"), kept.sleep),
    )


def _legs(owner: Person, day: dt.date) -> dict[str, Any]:
    kept = [shown(one) for one in owner.reaches.filter(day=day)]
    return {
        "reaches": kept,
        "newest": kept[-1] if kept else None,
        "finding": legs.meaning(kept[-1]["reach"]) if kept else None,
        "places": list(enumerate(place_names())),
        "key": uuid.uuid4(),
    }


def shown(reach: Reach) -> dict[str, Any]:
    """Return one answer about the leg in words."""
    names = place_names()
    zone = dt.timezone(dt.timedelta(minutes=reach.utc_offset_min))
    return {
        "reach": reach,
        "at": reach.at.astimezone(zone),
        "none": reach.left == reach.right == 0,
        "left": names[reach.left],
        "right": names[reach.right],
        "movement": _name(reach.movement),
    }


def place_names() -> tuple[str, ...]:
    """Return the places that pain can reach, in words, from none out to the foot."""
    words = {
        "none": _("No pain"),
        "back": _("Back"),
        "buttock": _("Buttock"),
        "thigh": _("Thigh"),
        "below_knee": _("Below the knee"),
        "foot": _("Foot"),
    }
    return tuple(words[place] for place in reaching.places())


def _names(ids: list[str]) -> list[tuple[str, str]]:
    known = catalogue().movements
    return [(name, known[name].name) for name in ids if not known[name].form_of]


def _name(movement: str) -> str:
    known = catalogue().movements
    return known[movement].name if movement in known else movement
