"""Where to turn after an answer that calls for somebody, country by country."""

from __future__ import annotations

import re

from supple.core.measures import Meaning
from supple.web.diary.models import Person
from supple.web.household.models import Preferences
from supple.web.screening.calls import COUNTRIES, Call

NUMBER = re.compile(r"\b(999|112|911|111|988|116 123)\b")


def calls(owner: Person, meaning: Meaning) -> list[Call]:
    """Return whom to turn to: in the person's country, or in each where they named none."""
    named = Preferences.of(owner).country
    countries = (named,) if named in COUNTRIES else COUNTRIES
    return [
        Call(name, said, tuple(number.replace(" ", "") for number in NUMBER.findall(said)))
        for name in countries
        if (said := meaning.turn_to.get(name, ""))
    ]
