"""The diary as the statistics read it: what was told, what was done, and when it counts."""

from __future__ import annotations

import datetime as dt

import pytest

from supple.web.answer.days import days, noted
from supple.web.answer.models import Asked
from supple.web.diary.models import Slot

pytestmark = pytest.mark.django_db
FIRST = dt.date(2026, 3, 2)


def day(number):
    return FIRST + dt.timedelta(days=number)


def read(client, question=Asked.ROUTINE, **options):
    told = noted(client.person, FIRST - dt.timedelta(days=9), day(30))
    return days(told, question, day(30), **options)


def test_nothing_noted_is_no_day(ana):
    assert read(ana) == []


def test_a_day_holds_both_times_and_whether_it_was_done(ana, evening, done):
    done(ana.person, day(0), hour=8, pain_before=0)
    evening(ana.person, day(0), 5)
    evening(ana.person, day(2), 3)
    found = read(ana)
    assert [(one.morning, one.evening, one.did) for one in found] == [
        (0.0, 5.0, True),
        (None, None, False),
        (None, 3.0, False),
    ]


def test_of_others_nothing_is_read(ana, ben, evening):
    evening(ben.person, day(0), 5)
    assert read(ana) == []


@pytest.mark.parametrize(
    ("hour", "changes", "did"),
    [
        (8, {}, True),
        (19, {}, True),
        # After the evening's answer it cannot have changed it.
        (21, {}, False),
        (8, {"how": "stopped", "reason": "pain"}, False),
        (8, {"how": "", "ended_at": None, "pain_after": None}, False),
        (8, {"routine": "spasm_day", "level": "spasm_day"}, False),
        (8, {"routine": "", "level": "", "pain_before": 9}, False),
    ],
)
def test_done_before_the_evening(ana, evening, done, hour, changes, did):
    # At 19 and at 21 the session itself is the evening's answer, unless one was tapped before.
    evening(ana.person, day(0), 5)
    done(ana.person, day(0), hour=hour, **changes)
    (found,) = read(ana, told_by=None)
    assert found.did == (did or (hour == 21))
    (found,) = read(ana, told_by=Slot.EVENING)
    assert found.did == (did if hour != 19 else False)


def test_a_session_far_from_both_times_is_no_evening(ana, done):
    done(ana.person, day(0), hour=15, pain_before=9)
    done(ana.person, day(1), hour=18, pain_before=7)
    assert [(one.morning, one.evening, one.did) for one in read(ana)] == [
        (None, None, True),
        (None, 7.0, True),
    ]


@pytest.mark.parametrize(
    ("names", "did", "other"),
    [
        (["heat"], True, set()),
        (["heat", "walk"], True, {"walk"}),
        (["medicine"], False, {"medicine"}),
        (["nothing"], False, set()),
        ([], None, set()),
    ],
)
def test_heat_is_known_only_where_something_was_said(ana, evening, used, names, did, other):
    evening(ana.person, day(0), 5)
    used(ana.person, day(0), *names)
    (found,) = read(ana, Asked.HEAT)
    assert (found.did, found.other) == (did, other)


@pytest.mark.parametrize(("hour", "did"), [(7, True), (11, True), (12, False), (17, False), (None, None)])
def test_morning_or_later(ana, evening, done, hour, did):
    evening(ana.person, day(0), 5)
    if hour is not None:
        done(ana.person, day(0), hour=hour)
    (found,) = read(ana, Asked.MORNING)
    assert found.did is did


def test_bends_backwards(ana, evening, done):
    without = {"left_out": "seated_thoracic_extension,gentle_backbend,supported_extension"}
    for number, choices in enumerate(({}, without)):
        evening(ana.person, day(number), 5)
        done(ana.person, day(number), choices={"level": "standard", "place": "floor", **choices})
    evening(ana.person, day(2), 5)
    assert [one.did for one in read(ana, Asked.EXTENSION)] == [True, False, None]


def test_an_evening_after_midnight_is_the_day_before(ana, done):
    done(ana.person, day(1), hour=0, pain_before=6)
    found = read(ana)
    assert (found[0].date, found[0].evening) == (day(0), 6.0)
