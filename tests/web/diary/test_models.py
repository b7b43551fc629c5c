"""The database itself refuses what cannot be."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, connection

from supple.web.diary.models import Hurt, Person, Session

START = dt.datetime(2026, 3, 1, 7, 30, tzinfo=dt.UTC)


@pytest.fixture
def person(db):
    return Person.objects.create(name="ana")


def session(person, **changes):
    facts = {
        "started_at": START,
        "utc_offset_min": 0,
        "day": START.date(),
        "pain_before": 0,
        "nothing_new": True,
    }
    return Session.objects.create(pk=uuid.uuid4(), person=person, **{**facts, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"pain_before": 11},
        {"pain_before": -1},
        {"pain_before": None},
        {"utc_offset_min": 841},
        {"at_s": -1},
        {"at_s": 1e6},
        {"how": "done"},
        {"ended_at": START},
        {"how": "won", "ended_at": START},
        {"how": "done", "ended_at": START - dt.timedelta(seconds=1)},
        {"how": "done", "ended_at": START, "reason": "pain"},
        {"how": "stopped", "ended_at": START, "reason": "bored"},
        {"how": "done", "ended_at": START, "pain_after": 11},
        {"pain_after": 3},
    ],
)
def test_a_session_that_cannot_be(person, changes):
    with pytest.raises(IntegrityError):
        session(person, **changes)


def test_a_session_of_nobody(db):
    nobody = Person(pk=uuid.uuid4())
    kept = session(nobody)
    with pytest.raises(IntegrityError):
        connection.check_constraints()
    kept.delete()


@pytest.mark.parametrize("changes", [{"pain": 11}, {"colour": "blue"}, {"at_s": -1}])
def test_a_hurt_that_cannot_be(person, changes):
    facts = {"at_s": 1.0, "movement": "seated_rotation", "pain": 0, "colour": "green", **changes}
    with pytest.raises(IntegrityError):
        Hurt.objects.create(pk=uuid.uuid4(), session=session(person), **facts)


def test_a_session_knows_the_clock_of_its_place(person):
    assert session(person, utc_offset_min=-210).local_started_at.isoformat() == "2026-03-01T04:00:00-03:30"


def test_the_household_is_one_person(db):
    assert Person.household() == Person.household()
    assert Person.objects.count() == 1


def test_every_commit_reaches_the_disk(db):
    with connection.cursor() as cursor:
        pragmas = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
