"""What is older than somebody wants to keep goes, to the second, and nobody else's does."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from supple.web.diary.daily import day_key
from supple.web.diary.keeping import forget_before
from supple.web.diary.models import CheckIn, Day, Question, Reach

LIMIT = dt.datetime(2026, 3, 10, 12, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def keep():
    def rows(person, at):
        own = {"person": person, "at": at, "utc_offset_min": 0, "day": at.date()}
        Day.objects.create(pk=day_key(person.pk, at.date()), person=person, day=at.date())
        Reach.objects.create(pk=uuid.uuid4(), left=0, right=0, told_new=False, **own)
        CheckIn.objects.create(pk=uuid.uuid4(), slot="morning", pain=1, **own)
        question = {"person": person, "text": "May I?", "asked_at": at}
        Question.objects.create(pk=uuid.uuid4(), answered_at=at, **question)

    return rows


def counts():
    return [model.objects.count() for model in (Day, Reach, CheckIn, Question)]


def test_what_is_older_goes(ana, ben, keep):
    keep(ana.person, LIMIT - dt.timedelta(days=1))
    keep(ben.person, LIMIT - dt.timedelta(days=1))
    assert forget_before(ana.person, LIMIT) == 4
    assert counts() == [1, 1, 1, 1]
    assert Day.objects.get().person == ben.person


def test_what_is_exactly_as_old_stays(ana, keep):
    keep(ana.person, LIMIT)
    assert forget_before(ana.person, LIMIT) == 0
    assert forget_before(ana.person, LIMIT + SECOND) == 3
    assert counts() == [1, 0, 0, 0]


def test_an_open_question_stays(ana):
    Question.objects.create(pk=uuid.uuid4(), person=ana.person, text="May I?", asked_at=LIMIT)
    assert forget_before(ana.person, LIMIT + dt.timedelta(days=900)) == 0
