"""The database itself refuses what cannot be."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from supple.web.diary.daily import day_key
from supple.web.diary.models import CheckIn, Day, Person, Question, Reach

AT = dt.datetime(2026, 3, 1, 7, 30, tzinfo=dt.UTC)
WHEN = {"at": AT, "utc_offset_min": 0, "day": AT.date()}
FACTS = {
    Day: {"day": AT.date()},
    Reach: {**WHEN, "left": 0, "right": 0, "told_new": False},
    CheckIn: {**WHEN, "slot": "morning", "pain": 0},
    Question: {"text": "May I?", "asked_at": AT},
}


@pytest.fixture
def person(db):
    return Person.objects.create(name="ana")


def keep(model, person, **changes):
    return model.objects.create(pk=uuid.uuid4(), person=person, **{**FACTS[model], **changes})


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Day, {"stiffness": 11}),
        (Day, {"sleep": -1}),
        (Day, {"walk_min": 0}),
        (Day, {"walk_min": 601}),
        (Reach, {"left": 6}),
        (Reach, {"right": -1}),
        (Reach, {"utc_offset_min": 841}),
        (Reach, {"told_new": None}),
        (CheckIn, {"pain": 11}),
        (CheckIn, {"slot": "noon"}),
        (CheckIn, {"utc_offset_min": -841}),
        (Question, {"text": ""}),
        (Question, {"answered_at": AT - dt.timedelta(seconds=1)}),
    ],
)
def test_a_row_that_cannot_be(person, model, changes):
    with pytest.raises(IntegrityError):
        keep(model, person, **changes)


@pytest.mark.parametrize("model", [Day, CheckIn])
def test_one_for_each_day(person, model):
    keep(model, person)
    with pytest.raises(IntegrityError):
        keep(model, person)


@pytest.mark.parametrize("used", ["heat", ["soma"], ["heat", "heat"], [1], None])
def test_what_was_used_is_known(person, used):
    with pytest.raises(ValidationError):
        keep(Day, person, used=used or {}).full_clean()


def test_a_day_has_the_same_id_on_every_computer():
    ana, day = uuid.UUID(int=1), dt.date(2026, 3, 1)
    assert day_key(ana, day) == day_key(ana, day)
    assert len({day_key(ana, day), day_key(ana, day + dt.timedelta(1)), day_key(uuid.UUID(int=2), day)}) == 3
