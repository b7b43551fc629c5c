"""A change counts by its threshold, at each border, and weeks are compared, never single days."""

from __future__ import annotations

import datetime as dt

import pytest

from supple.core.measures import MeasureError, change, questionnaires, weeks

FIRST = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("name", "before", "now", "verdict"),
    [
        # Pain: 2 points and 30 %.
        ("pain", 5.0, 3.0, "better"),
        ("pain", 5.0, 3.1, "too_small"),
        ("pain", 8.0, 6.0, "too_small"),
        ("pain", 8.0, 5.6, "better"),
        ("pain", 8.0, 5.7, "too_small"),
        ("pain", 2.0, 0.0, "better"),
        ("pain", 1.0, 0.0, "too_small"),
        ("pain", 3.0, 5.0, "worse"),
        ("pain", 4.0, 4.0, "same"),
        # Function: 2 points, and more is better.
        ("psfs", 3.0, 5.0, "better"),
        ("psfs", 3.0, 4.9, "too_small"),
        ("psfs", 6.0, 4.0, "worse"),
        ("psfs", 10 / 3, 16 / 3, "better"),
        # Roland-Morris: 30 %, and 5 points where it was 10 or more.
        ("rmdq", 10, 5, "better"),
        ("rmdq", 10, 6, "too_small"),
        ("rmdq", 20, 15, "too_small"),
        ("rmdq", 20, 14, "better"),
        ("rmdq", 9, 6, "better"),
        ("rmdq", 4, 3, "too_small"),
        ("rmdq", 4, 2, "better"),
    ],
)
def test_what_counts(name, before, now, verdict):
    found = change(questionnaires()[name], before, now)
    assert found.verdict == verdict
    assert (found.gain > 0) == ((now < before) if name != "psfs" else (now > before))


def test_what_names_no_threshold_is_not_compared():
    with pytest.raises(MeasureError, match="pgic"):
        change(questionnaires()["pgic"], 4, 2)


def days(*pains):
    return {FIRST + dt.timedelta(days=n): pain for n, pain in enumerate(pains) if pain is not None}


def test_a_week_needs_four_days():
    pain = questionnaires()["pain"]
    (week,) = weeks(days(4, None, 6, None, 5, None, 5), pain)
    assert (week.starts, week.noted, week.mean) == (FIRST, 4, 5.0)
    (week,) = weeks(days(4, None, 6, None, None, None, 5), pain)
    assert (week.noted, week.mean) == (3, None)


def test_single_days_are_no_week():
    pain = questionnaires()["pain"]
    assert weeks({}, pain) == ()
    assert weeks(days(9), pain) == ()
    assert weeks(days(1, 2, 3, 4, 5, 6), pain) == ()


def test_weeks_end_on_the_last_day():
    found = weeks(days(9, 9, *[0] * 7, *[10] * 7), questionnaires()["pain"])
    assert [(week.starts - FIRST).days for week in found] == [2, 9]
    assert [week.mean for week in found] == [0.0, 10.0]
