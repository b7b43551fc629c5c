"""The people of a household, each with a diary of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils.translation import gettext as _

from supple.web.diary.models import Person
from supple.web.door import PERSON_KEY
from supple.web.household import shredding


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the household, with the name that is shown: "Person 2" where none was given."""

    person: Person
    name: str


def everyone() -> tuple[Known, ...]:
    """Return all people of the household, who was first first."""
    rows = Person.objects.order_by("created_at", "pk")
    return tuple(Known(row, row.name or _("Person %d") % number) for number, row in enumerate(rows, start=1))


def called(name: str, but: Person | None = None) -> bool:
    """Tell whether somebody, `but` for one, is shown under this name already."""
    return any(one.name.casefold() == name.casefold() for one in everyone() if one.person != but)


def name_of(person: Person, people: Sequence[Known]) -> str:
    """Return the name that is shown for somebody."""
    return next((one.name for one in people if one.person == person), person.name)


def add(name: str) -> Person:
    """Give somebody new a diary of their own."""
    return Person.objects.create(name=name)


def switch(request: HttpRequest, key: UUID) -> Person | None:
    """Make this device somebody's; return them, or None where there is nobody of that key."""
    person = Person.objects.filter(pk=key).first()
    if person is not None:
        request.session[PERSON_KEY] = str(person.pk)
        # A page that is still open elsewhere belongs to another's diary: it may not write into this one.
        rotate_token(request)
    return person


def forget(person: Person) -> Person:
    """Delete somebody with diary and settings; return who is first in the household now."""
    with transaction.atomic():
        person.delete()
        first = everyone()
        left = first[0].person if first else Person.household()
    shredding.shred()
    return left


def forget_everyone() -> Person:
    """Delete all people, diaries and settings; return the household as at its first start."""
    with transaction.atomic():
        Person.objects.all().delete()
        first = Person.household()
    shredding.shred()
    return first
