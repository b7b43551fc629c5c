"""Level suggestions of section 10, at and around each threshold."""

import dataclasses
import datetime as dt

import pytest

from supple.core.safety.levels import Past, suggest

NOW = dt.datetime(2026, 11, 22, 7, 0, tzinfo=dt.UTC)


def days_ago(days, pain=3, level="standard", *, red=False, hours=0):
    return Past(NOW - dt.timedelta(days=days, hours=hours), level, pain, red)


def test_first_time_is_the_usual_routine():
    assert suggest([], NOW, 3).level == "standard"


@pytest.mark.parametrize(("pain", "level"), [(5, "standard"), (6, "gentle"), (7, "gentle"), (8, "spasm_day")])
def test_pain_today_wins_over_everything(pain, level):
    assert suggest([days_ago(1, pain=5)], NOW, pain).level == level


def test_the_same_as_last_time():
    assert suggest([days_ago(1, level="gentle")], NOW, 3).level == "gentle"


@pytest.mark.parametrize(
    ("red", "pain_next", "level"), [(True, 5, "gentle"), (True, 4, "standard"), (False, 5, "standard")]
)
def test_a_red_counts_when_the_next_day_is_worse_by_more_than_one(red, pain_next, level):
    assert suggest([days_ago(1, pain=3, red=red)], NOW, pain_next).level == level


@pytest.mark.parametrize(
    ("hours", "level"), [(11, "standard"), (12, "gentle"), (36, "gentle"), (37, "standard")]
)
def test_the_next_day_is_12_to_36_hours_later(hours, level):
    assert suggest([days_ago(0, hours=hours, pain=3, red=True)], NOW, 5).level == level


def test_worse_twice_in_seven_days_goes_down_and_points_to_a_person():
    past = [days_ago(4, pain=1), days_ago(3, pain=3), days_ago(2, pain=3), days_ago(1, pain=2)]
    found = suggest(past, NOW, 4)
    assert found.level == "gentle"
    assert found.see_someone


def test_worse_once_stays():
    past = [days_ago(4, pain=1), days_ago(3, pain=3), days_ago(1, pain=3)]
    found = suggest(past, NOW, 3)
    assert found.level == "standard"
    assert not found.see_someone


@pytest.mark.parametrize(("days", "level"), [(13, "standard"), (14, "gentle"), (40, "gentle")])
def test_fourteen_days_away(days, level):
    assert suggest([days_ago(days)], NOW, 3).level == level


def test_a_new_flare_is_one_step_gentler():
    assert suggest([days_ago(1, level="stronger")], NOW, 3, flare=True).level == "standard"


def test_down_stops_at_gentle():
    assert suggest([days_ago(20, level="gentle")], NOW, 3).level == "gentle"


@pytest.mark.parametrize(("count", "offered"), [(2, ""), (3, "stronger")])
def test_up_is_offered_after_three_good_sessions_and_never_taken(count, offered):
    past = [days_ago(days) for days in range(count, 0, -1)]
    found = suggest(past, NOW, 3)
    assert found.level == "standard"
    assert found.next_up == offered


def test_up_is_not_offered_after_a_red_or_a_worse_day():
    assert suggest([days_ago(3), days_ago(2, red=True), days_ago(1)], NOW, 3).next_up == ""
    assert suggest([days_ago(3, pain=1), days_ago(2, pain=3), days_ago(1)], NOW, 3).next_up == ""


def test_short_breaks_do_not_make_a_good_week():
    past = [days_ago(3), days_ago(2), days_ago(1)]
    breaks = [dataclasses.replace(one, whole=False) for one in past]
    assert suggest(past, NOW, 3).next_up
    assert suggest([*breaks, *past[1:]], NOW, 3).next_up == ""


def test_up_is_not_offered_within_a_week_of_a_change():
    assert suggest([days_ago(3, level="gentle"), days_ago(2), days_ago(1)], NOW, 3).next_up == ""


def test_nothing_is_above_stronger():
    assert suggest([days_ago(day, level="stronger") for day in (3, 2, 1)], NOW, 3).next_up == ""


def test_after_a_spasm_day_comes_gentle():
    assert suggest([days_ago(1, pain=8, level="spasm_day")], NOW, 5).level == "gentle"


def test_missed_days_are_never_blamed():
    assert "miss" not in suggest([days_ago(30)], NOW, 3).why
