"""What every page is told about the household: who it is, who else there is, and how it should look."""

from __future__ import annotations

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest

from supple.web.door import PERSON_META
from supple.web.household import people
from supple.web.household.models import Preferences

NOBODY: dict[str, Any] = {"person": None, "person_name": "", "people": (), "preferences": None, "theme": ""}


def household(request: HttpRequest) -> dict[str, Any]:
    """Return person, person_name, people, preferences and theme; nobody before the door."""
    person = request.META.get(PERSON_META)
    if person is None:
        return NOBODY
    try:
        everyone, stored = people.everyone(), Preferences.of(person)
    except DatabaseError:
        # The page that tells of a broken database must not break over it too.
        return NOBODY
    return {
        "person": person,
        "person_name": people.name_of(person, everyone),
        "people": everyone,
        "preferences": stored,
        "theme": stored.theme,
    }
