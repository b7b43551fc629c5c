"""What stands on the two printed pages."""

from __future__ import annotations

from dataclasses import dataclass

from supple.core.movement import Choices, catalogue, timeline
from supple.core.movement.choosing import chosen, enough
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

    call: str
    elsewhere: str
    say: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on the two pages; without `rows` this routine is not the right one."""

    title: str
    minutes: int
    place: str
    rows: tuple[Row, ...]
    before: tuple[rules.Rule, ...]
    during: tuple[rules.Rule, ...]
    card: Card
    version: str


def sheet(choices: Choices, country: str = COUNTRY) -> Sheet:
    """Return the sheet of the routine as `choices` make it, with the numbers to call in `country`."""
    known = catalogue()
    routine = known.routines[ROUTINE]
    movements = chosen(known, routine, choices)
    right = enough(movements)
    return Sheet(
        title=routine.name,
        minutes=round(timeline(known, ROUTINE, choices).seconds / 60) if right else 0,
        place=choices.place,
        rows=tuple(_row(movement, choices) for movement in movements) if right else (),
        before=rules.before(),
        during=rules.during(),
        card=_card(warning_signs().levels[0], country),
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


def _card(level: SignLevel, country: str) -> Card:
    others = (
        f"{place} {number}"
        for place, call in level.call.items()
        for number in NUMBER.findall(call)
        if place != country
    )
    return Card(
        call=level.call[country],
        elsewhere=", ".join(others),
        say=level.say,
        signs=tuple(sign.text for sign in warning_signs().signs.values() if sign.level == level.id),
    )
