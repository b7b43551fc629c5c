"""What cautions do to the routine, in the words of the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from supple.core.movement import Choices, catalogue, timeline
from supple.core.movement.choosing import KEEP, LEAVE_OUT, action
from supple.core.movement.model import Caution
from supple.web.diary.messages import ROUTINE

VERY_SORE_DAY = "spasm_day"
OURS = "D"


@dataclass(frozen=True, slots=True)
class Effect:
    """A movement that a caution changes, and what becomes of it, as a sentence without a full stop."""

    movement: str
    text: str


@dataclass(frozen=True, slots=True)
class Described:
    """A caution with what it changes; `ours` marks a rule without a source but the project's own."""

    caution: Caution
    effects: tuple[Effect, ...]
    very_sore_day: tuple[Effect, ...]
    source: str
    link: str
    ours: bool


@cache
def described() -> tuple[Described, ...]:
    """Return every caution of the catalogue, described."""
    return tuple(_described(caution) for caution in catalogue().cautions.values())


def together(cautions: Collection[str], left_out: Collection[str]) -> tuple[Effect, ...]:
    """Return what the cautions and the person's own wishes together change in the routine."""
    mine = [name for name in movements(ROUTINE) if name in left_out]
    return tuple(
        _effect(name, LEAVE_OUT if name in mine else asked)
        for name in movements(ROUTINE)
        if (asked := action(catalogue(), cautions, name)) != KEEP or name in mine
    )


def movements(routine: str) -> tuple[str, ...]:
    """Return the ids of a routine's movements, the extra ones at their places."""
    made = catalogue().routines[routine]
    names: list[str] = []
    for name in made.movements:
        names += [name, *(extra.movement for extra in made.extras if extra.after == name)]
    return tuple(names)


@cache
def minutes(pace: float) -> int:
    """Return how long the routine takes at a pace, in whole minutes."""
    return round(timeline(catalogue(), ROUTINE, Choices(pace=pace)).seconds / 60)


def _described(caution: Caution) -> Described:
    source = catalogue().sources[caution.note.source]
    link = f"https://doi.org/{source['doi']}" if "doi" in source else source.get("url", "")
    return Described(
        caution=caution,
        effects=tuple(_effects(caution, movements(ROUTINE))),
        very_sore_day=tuple(_effects(caution, movements(VERY_SORE_DAY))),
        source=source["title"],
        link=link,
        ours=caution.note.source == OURS,
    )


def _effects(caution: Caution, names: Iterable[str]) -> Iterable[Effect]:
    return (_effect(name, caution.actions[name]) for name in names if name in caution.actions)


def _effect(movement: str, asked: str) -> Effect:
    known = catalogue().movements
    name = known[movement].name
    if asked == LEAVE_OUT:
        return Effect(movement, _("%s: left out") % name)
    return Effect(movement, _("%(name)s: replaced by %(other)s") % {"name": name, "other": known[asked].name})
