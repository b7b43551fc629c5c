"""Morning or evening, at and around each border, also for people who live by night."""

from __future__ import annotations

import datetime as dt

import pytest

from supple.web.diary.slots import Times, place

USUAL = Times()
LATE = Times(dt.time(9), dt.time(0, 30))
NIGHT = Times(dt.time(20), dt.time(8))


@pytest.mark.parametrize(
    ("time", "set_to", "slot", "day"),
    [
        ("22T08:00", USUAL, "morning", 22),
        ("22T14:00", USUAL, "morning", 22),
        ("22T14:01", USUAL, "evening", 22),
        ("22T23:59", USUAL, "evening", 22),
        ("23T00:00", USUAL, "evening", 22),
        ("23T01:59", USUAL, "evening", 22),
        ("23T02:00", USUAL, "morning", 23),
        ("22T23:50", LATE, "evening", 22),
        ("23T00:40", LATE, "evening", 22),
        ("23T04:44", LATE, "evening", 22),
        ("23T04:46", LATE, "morning", 23),
        ("22T19:00", NIGHT, "morning", 22),
        ("23T01:00", NIGHT, "morning", 22),
        ("23T08:00", NIGHT, "evening", 22),
    ],
)
def test_the_nearest_time_of_day(time, set_to, slot, day):
    found = place(dt.datetime.fromisoformat(f"2026-11-{time}+01:00"), set_to)
    assert (found.slot, found.day.day) == (slot, day)
