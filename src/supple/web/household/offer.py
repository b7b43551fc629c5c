"""What the first page offers for today: which level and why, for each answer to "How sore?"."""

from __future__ import annotations

import datetime as dt
from typing import Any

from supple.core import movement, safety
from supple.core.movement import catalogue
from supple.core.movement.choosing import chosen
from supple.core.safety.levels import Past, suggest
from supple.web.diary import clock
from supple.web.diary.messages import ROUTINE, ROUTINES
from supple.web.diary.models import Person
from supple.web.household import choosing, contact, options
from supple.web.household.history import past
from supple.web.household.models import PlaceChoice, Preferences, Wish
from supple.web.household.wishes import NOT_ON_THE_FLOOR, Wishes, place_for

NO_PAIN, MOST_PAIN = 0, 10


def context(person: Person, now: dt.datetime, routine: str = ROUTINE) -> dict[str, Any]:
    """Return what the first page tells about today, and what may be changed for today."""
    day, stored = clock.today(person, now), Preferences.of(person)
    wanted, history = choosing.wishes_on(person, day), past(person, now)
    closed = choosing.closed_words(person, day)
    offers = [_offer(wanted, history, now, pain_before) for pain_before in range(NO_PAIN, MOST_PAIN + 1)]
    return {
        "coming": coming(wanted, history, now, routine),
        "closed": closed,
        "offers": [{**one, "say": f"{one['say']} {closed}".rstrip()} for one in offers],
        "change": {**_change(wanted), "routines": _routines(routine)},
        "routine": routine,
        "card": contact.card(stored),
    }


def coming(
    wanted: Wishes, history: tuple[Past, ...], now: dt.datetime, routine: str = ROUTINE
) -> dict[str, Any] | None:
    """Return how long a routine takes on a day without much pain, and what it holds.

    None where the cautions leave too little of it.
    """
    suggestion = suggest(history, now, NO_PAIN)
    choices, _suggestion = choosing.decide(catalogue(), wanted, suggestion, NO_PAIN)
    here = choices and choosing.in_place(choices, routine)
    if here is None or not choosing.right_for_now(here, routine):
        return None
    whole = movement.timeline(catalogue(), routine, here)
    names = [one.name for one in chosen(catalogue(), catalogue().routines[routine], here)]
    return {"minutes": round(whole.seconds / 60), "set_up_s": round(whole.set_up_s), "movements": names}


def _offer(wanted: Wishes, history: tuple[Past, ...], now: dt.datetime, pain_before: int) -> dict[str, Any]:
    """Return what is offered at a pain: one line, the level, the levels that may be chosen."""
    suggestion = suggest(history, now, pain_before)
    choices, _suggestion = choosing.decide(catalogue(), wanted, suggestion, pain_before)
    return {
        "say": choosing.why_today(choices, suggestion),
        "level": choices.level if choices else "",
        "open": [name for name in safety.gate(pain_before).levels if name in Wish.values],
        "see_someone": suggestion.see_someone,
    }


def _change(wanted: Wishes) -> dict[str, Any]:
    """Return the choices for today only, with what is usual marked."""
    place = place_for(wanted.place, wanted.cautions)
    open_places = [one for one in PlaceChoice if not _closed(one, wanted)]
    return {
        "levels": [(one.value, one.label, options.hint("level", one.value)) for one in Wish if one.value],
        "places": [(one.value, one.label, one.value == place) for one in open_places],
        "paces": [(pace, name, pace == wanted.pace) for pace, name in options.paces(wanted.pace)],
        "place": place,
        "camera": wanted.camera,
        "set_up_s": round(sum(phase.seconds for phase in catalogue().set_up)),
    }


def _routines(wanted: str) -> list[tuple[str, str, str, bool]]:
    known = catalogue().routines
    return [(name, known[name].name, options.hint("routine", name), name == wanted) for name in ROUTINES]


def _closed(place: PlaceChoice, wanted: Wishes) -> bool:
    return place == PlaceChoice.FLOOR and bool(NOT_ON_THE_FLOOR & set(wanted.cautions))
