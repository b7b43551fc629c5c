"""What the tests of the answer share: a person's days, and experiments."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from supple.web.answer.models import Experiment
from supple.web.diary.daily import day_key
from supple.web.diary.models import CheckIn, Day, Session

HTML = {"accept": "text/html"}


@pytest.fixture
def today(now):
    return now.astimezone(dt.UTC).date()


def moment(day, hour):
    return dt.datetime.combine(day, dt.time(hour), dt.UTC)


@pytest.fixture
def evening():
    """Let somebody tap how sore an evening is."""

    def tap(person, day, pain):
        when = {"at": moment(day, 20), "utc_offset_min": 0, "day": day, "slot": "evening"}
        return CheckIn.objects.create(pk=uuid.uuid4(), person=person, pain=pain, **when)

    return tap


@pytest.fixture
def done():
    """Let somebody do the routine on a day, at an hour; what `changes` can make anything of it."""

    def do(person, day, hour=8, **changes):
        at = moment(day, hour)
        facts = {
            "started_at": at,
            "utc_offset_min": 0,
            "day": day,
            "pain_before": 4,
            "nothing_new": True,
            "routine": "four_minutes",
            "level": "standard",
            "core_version": "1",
            "ended_at": at + dt.timedelta(minutes=5),
            "how": "done",
            "pain_after": 3,
        }
        return Session.objects.create(pk=uuid.uuid4(), person=person, **{**facts, **changes})

    return do


@pytest.fixture
def used():
    """Let somebody tick what else they used."""

    def tick(person, day, *names):
        return Day.objects.create(pk=day_key(person.pk, day), person=person, day=day, used=list(names))

    return tick


@pytest.fixture
def experiment():
    """Declare an experiment with a known order, three days a block."""

    def declare(person, starts, order="10", **changes):
        facts = {
            "question": "routine",
            "outcome": "evening",
            "block_days": 3,
            "seed": 1,
            "declared_on": starts - dt.timedelta(days=1),
        }
        return Experiment.objects.create(person=person, starts=starts, order=order, **{**facts, **changes})

    return declare
