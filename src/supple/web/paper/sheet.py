"""What stands on the two printed pages."""

from __future__ import annotations

from dataclasses import dataclass

from supple.core.movement import Choices, catalogue, timeline
from supple.core.movement.choosing import chosen
from supple.core.movement.model import Movement
from supple.core.safety import SignLevel, warning_signs
from supple.web.pages import COUNTRY, NUMBER
from supple.web.paper import rules
from supple.web.paper.dose import dose

ROUTINE = "four_minutes"
WEEKS = range(1, 5)
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Row:
    """One movement: its dose, one line how and one line what to feel."""

    id: str
    name: str
    dose: str
    how: str
    feel: str
    pain_free: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The warning card: whom to call here and elsewhere, and the signs."""

    title: str
    say: str
    call: str
    elsewhere: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on the two pages."""

    title: str
    minutes: int
    place: str
    rows: tuple[Row, ...]
    before: tuple[rules.Rule, ...]
    during: tuple[rules.Rule, ...]
    card: Card
    version: str


def sheet(choices: Choices) -> Sheet:
    """Return the sheet of the routine as `choices` make it.

    Raises UsageError where nothing is left of it.
    """
    known = catalogue()
    routine = known.routines[ROUTINE]
    return Sheet(
        title=routine.name,
        minutes=round(timeline(known, ROUTINE, choices).seconds / 60),
        place=choices.place,
        rows=tuple(_row(movement, choices) for movement in chosen(known, routine, choices)),
        before=rules.before(),
        during=rules.during(),
        card=_card(warning_signs().levels[0]),
        version=rules.version(),
    )


def _row(movement: Movement, choices: Choices) -> Row:
    return Row(
        id=movement.id,
        name=movement.name,
        dose=dose(movement, choices.level),
        how=movement.aim.text,
        feel=movement.feel.text,
        pain_free=movement.pain_free,
    )


def _card(level: SignLevel) -> Card:
    others = (f"{place} {number}" for place, number in _numbers(level) if place != COUNTRY)
    return Card(
        title=level.title,
        say=level.say,
        call=level.call[COUNTRY],
        elsewhere=", ".join(others),
        signs=tuple(sign.text for sign in warning_signs().signs.values() if sign.level == level.id),
    )


def _numbers(level: SignLevel) -> list[tuple[str, str]]:
    return [(place, number) for place, call in level.call.items() for number in NUMBER.findall(call)[:1]]
