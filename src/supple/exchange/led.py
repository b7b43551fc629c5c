"""How somebody is led, for the files that are taken away: as their settings say."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import dataclass, replace
from typing import cast

from supple.core import safety
from supple.core.movement import Choices, catalogue
from supple.core.movement.choosing import chosen, enough
from supple.core.movement.model import Level, Place
from supple.errors import ExchangeError, UsageError, did_you_mean
from supple.exchange import diary

ROUTINE = "four_minutes"
PAINS = range(11)


@dataclass(frozen=True, slots=True)
class Led:
    """The choices of a usual day, how much the page says, and whose settings these are (None: nobody's)."""

    choices: Choices
    voice_mode: str = "full"
    whose: str | None = None


def led_by(options: argparse.Namespace) -> Led:
    """Return how the person of `--person` is led, who was first where nobody is named; options win.

    Without a diary, everything is as usual.

    Raises:
        UsageError: nobody has that name.
        ExchangeError: the warning signs stand before this person's movements.
        DatabaseError, DataFolderError: the diary cannot be read.
    """
    found = _of_person(options.person) if diary.file().exists() else _of_nobody(options.person)
    place = cast("Place", options.place or found.choices.place)
    level = cast("Level", options.level or found.choices.level)
    return replace(found, choices=replace(found.choices, place=place, level=level))


def starts(wanted: Choices) -> tuple[Choices | None, ...]:
    """Return the choices for each pain before (0-10), None where there is no routine that day.

    Raises UsageError where too little of the routine is left on any day.
    """
    known = catalogue()
    if not enough(chosen(known, known.routines[ROUTINE], wanted)):
        raise UsageError(
            "With what is ticked in the settings, too little of this routine is left.",
            "See a physiotherapist: it is not the right one for you now.",
        )
    return tuple(_start(pain, wanted) for pain in PAINS)


def _start(pain: int, wanted: Choices) -> Choices | None:
    known = catalogue()
    today = safety.todays_choices(known, pain, wanted.level)
    if today is None:
        return None
    left_out = tuple(dict.fromkeys((*wanted.left_out, *today.left_out)))
    choices = replace(wanted, level=today.level, left_out=left_out)
    return choices if enough(chosen(known, known.routines[ROUTINE], choices)) else None


def _of_nobody(name: str | None) -> Led:
    if name:
        raise UsageError(f"There is no diary yet, and so nobody called “{name}”.", "Leave --person away.")
    return Led(Choices())


def _of_person(name: str | None) -> Led:
    from supple.web.household import people
    from supple.web.household.models import Preferences
    from supple.web.household.wishes import place_for, wishes
    from supple.web.screening.guarding import bar

    with diary.opened():
        known = people.everyone()
        if not known and not name:
            return Led(Choices())
        found = next((one for one in known if not name or one.name.casefold() == name.casefold()), None)
        if found is None:
            names = [one.name for one in known]
            meant = did_you_mean(name or "", names)
            raise UsageError(f"Nobody here is called “{name}”{meant}.", f"There are: {', '.join(names)}.")
        if barred := bar(found.person, dt.datetime.now(dt.UTC)):
            raise ExchangeError(barred.title, barred.detail)
        stored = Preferences.of(found.person)
    wanted = wishes(stored, catalogue())
    choices = Choices(
        level=cast("Level", wanted.level or "standard"),
        place=place_for(wanted.place, wanted.cautions),
        order=wanted.order,
        pace=wanted.pace,
        cautions=wanted.cautions,
        left_out=wanted.left_out,
    )
    return Led(choices, stored.voice, found.name)
