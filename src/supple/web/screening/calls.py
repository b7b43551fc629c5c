"""Whom to call, country by country."""

from __future__ import annotations

import re
from dataclasses import dataclass

from supple.core.safety import SignLevel
from supple.web.diary.models import Person
from supple.web.household.models import Preferences

# Whoever has not said where they live sees all of them, in this order.
COUNTRIES = ("UK", "EU", "US")
NUMBER = re.compile(r"\b(999|112|911|111)\b")


@dataclass(frozen=True, slots=True)
class Call:
    """What to do in one country, and the numbers to tap."""

    country: str
    say: str
    numbers: tuple[str, ...]


def calls(person: Person, level: SignLevel) -> list[Call]:
    """Return whom this person calls at this level: in their country, or in each where they named none."""
    named = Preferences.of(person).country
    countries = (named,) if named in COUNTRIES else COUNTRIES
    return [Call(name, level.call[name], tuple(NUMBER.findall(level.call[name]))) for name in countries]
