"""The database itself refuses settings that cannot be."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from supple.web.diary.models import Person
from supple.web.household.models import Preferences


@pytest.fixture
def person(db):
    return Person.objects.create(name="ana")


def test_nobody_has_a_row_before_something_was_chosen(person):
    assert Preferences.of(person).place == "floor"
    assert Preferences.of(person).country == ""
    assert Preferences.objects.count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"country": "FR"},
        {"theme": "sepia"},
        {"voice": "loud"},
        {"place": "moon"},
        {"order": "random"},
        {"level": "spasm_day"},
        {"pace": 0.74},
        {"pace": 2.01},
        {"pace": None},
        {"retention_days": 29},
        {"retention_days": 36_501},
        {"retention_days": -1},
    ],
)
def test_settings_that_cannot_be(person, changes):
    with pytest.raises(IntegrityError):
        Preferences.objects.create(person=person, **changes)


@pytest.mark.parametrize(
    "changes", [{"pace": 0.75}, {"pace": 2.0}, {"retention_days": 30}, {"country": "US"}]
)
def test_settings_at_the_limit(person, changes):
    assert Preferences.objects.create(person=person, **changes).pk == person.pk


def test_one_row_for_each_person(person):
    Preferences.objects.create(person=person)
    with pytest.raises(IntegrityError):
        Preferences.objects.create(person=person)
