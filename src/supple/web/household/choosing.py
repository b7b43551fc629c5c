"""What to do today: from the settings, the diary and today's pain, with the one line that says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supple.core import safety
from supple.core.movement import Catalogue, Choices, catalogue
from supple.core.movement.choosing import chosen, enough
from supple.core.movement.model import Level, Order, Place
from supple.core.safety.levels import Suggestion, suggest
from supple.web.answer.experiments import left_out_on
from supple.web.diary.legs import closed_today, moved_outward_after
from supple.web.diary.messages import DESK, ROUTINE, CheckIn, Wanted
from supple.web.diary.models import Person
from supple.web.household.history import past
from supple.web.household.models import Preferences
from supple.web.household.wishes import Wishes, place_for, wishes

_BENDING = {
    "flexion": gettext_lazy("bending forward"),
    "extension": gettext_lazy("bending backward"),
    "rotation": gettext_lazy("turning"),
}


def choices_for(person: Person, check_in: CheckIn, now: dt.datetime) -> tuple[Choices | None, Suggestion]:
    """Return what the person does today, and what Supple suggests and why.

    The choices are None where today's pain leaves rest only.
    """
    always = wishes_on(person, check_in.started_at.date())
    suggestion = suggest(past(person, now), now, check_in.pain_before)
    return decide(catalogue(), wanted_today(always, check_in.wanted), suggestion, check_in.pain_before)


def wishes_on(person: Person, day: dt.date) -> Wishes:
    """Return what the settings say, without the direction that brought pain outward that day.

    An experiment may leave out more, as long as enough is left.
    """
    always = wishes(Preferences.of(person), catalogue())
    usual = _without(always, closed_today(person, day))
    tried = _without(usual, left_out_on(person, day))
    return tried if right_for_now(_standard(tried)) else usual


def can_do_without(person: Person, movements: Collection[str]) -> bool:
    """Tell whether somebody's routine holds some of these movements, and still is one without them."""
    known, always = catalogue(), wishes(Preferences.of(person), catalogue())
    mine = chosen(known, known.routines[ROUTINE], _standard(always))
    return any(one.id in movements for one in mine) and right_for_now(_standard(_without(always, movements)))


def _without(wanted: Wishes, movements: Iterable[str]) -> Wishes:
    return replace(wanted, left_out=tuple(dict.fromkeys((*wanted.left_out, *movements))))


def _standard(wanted: Wishes) -> Choices:
    return Choices(
        level="standard",
        place=place_for(wanted.place, wanted.cautions),
        order=wanted.order,
        cautions=wanted.cautions,
        left_out=wanted.left_out,
    )


def decide(
    known: Catalogue, wanted: Wishes, suggestion: Suggestion, pain_before: int
) -> tuple[Choices | None, Suggestion]:
    """Return the choices that `wanted` and `pain_before` (0-10) make, beside the suggestion.

    The person's level wins where the pain leaves it open; a higher one is never chosen for them.
    """
    open_levels = safety.gate(pain_before).levels
    level = wanted.level if wanted.level in open_levels else suggestion.level
    base = safety.todays_choices(known, pain_before, cast("Level", level))
    if base is None:
        return None, suggestion
    mine = replace(
        base,
        place=place_for(wanted.place, wanted.cautions),
        order=wanted.order,
        pace=wanted.pace,
        cautions=wanted.cautions,
        left_out=tuple(dict.fromkeys((*base.left_out, *wanted.left_out))),
        camera=wanted.camera,
    )
    return mine, suggestion


def wanted_today(always: Wishes, today: Wanted) -> Wishes:
    """Return what is wanted today: what was tapped, else what the settings say."""
    return replace(
        always,
        level=always.level if today.level is None else today.level,
        place=cast("Place", today.place or always.place),
        order=cast("Order", today.order or always.order),
        pace=today.pace or always.pace,
        camera=always.camera if today.camera is None else today.camera,
    )


def in_place(choices: Choices, routine: str) -> Choices:
    """Return the choices as a routine needs them: at the desk there is a chair, and room to stand."""
    if routine != DESK or choices.place == "chair":
        return choices
    return replace(choices, place="floor")


def right_for_now(choices: Choices, routine: str = ROUTINE) -> bool:
    """Tell whether these choices leave enough movements to be a routine."""
    known = catalogue()
    return enough(chosen(known, known.routines[routine], choices))


def why_today(choices: Choices | None, suggestion: Suggestion) -> str:
    """Return the level of today and the reason, in one line; both levels where they differ."""
    if choices is None:
        return suggestion.why
    name = level_name(choices.level)
    if choices.level == suggestion.level:
        return f"{name}. {suggestion.why}"
    suggested = level_name(suggestion.level)
    return _("%(level)s, as you chose. Supple suggests: %(suggested)s. %(why)s") % {
        "level": name,
        "suggested": suggested.lower(),
        "why": suggestion.why,
    }


def closed_words(person: Person, day: dt.date) -> str:
    """Return what is left out that day because pain moved outward after it; empty where nothing is."""
    known = catalogue().movements
    after = [known[name] for name in moved_outward_after(person, day)]
    left_out = dict.fromkeys(_BENDING.get(one.direction, known[one.base].name) for one in after)
    if not left_out:
        return ""
    return _("Left out today: %s. Your pain moved further out after it.") % ", ".join(map(str, left_out))


def level_name(level: str) -> str:
    """Return a level's name with the day it is for."""
    return {
        "gentle": _("Gentle today"),
        "standard": _("The usual today"),
        "stronger": _("Stronger today"),
    }[level]
