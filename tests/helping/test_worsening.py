import datetime as dt

import pytest

from supple.helping import Day, getting_worse

TODAY = dt.date(2026, 6, 30)
ONE = dt.timedelta(days=1)


def days_of(before: float, last: float, *, before_days: int = 28, last_days: int = 7) -> list[Day]:
    old = [Day(TODAY - (7 + n) * ONE, evening=before) for n in range(before_days)]
    return [*old, *(Day(TODAY - n * ONE, evening=last) for n in range(last_days))]


@pytest.mark.parametrize(
    ("before", "last", "worse"),
    [
        (3, 5, True),
        (3, 4.9, False),
        (0, 2, True),
        (0, 1.9, False),
        (7, 9, False),
        (6.5, 8.5, True),
        (8, 2, False),
    ],
)
def test_worse_is_two_points_and_thirty_percent(before: float, last: float, worse: bool) -> None:
    assert bool(getting_worse(days_of(before, last), TODAY)) is worse


def test_it_tells_both_means_and_the_time_of_day() -> None:
    told = getting_worse(days_of(3, 6), TODAY)
    assert (told.before, told.last_week, told.slot) == (3, 6, "evening")


def test_single_bad_days_are_not_enough() -> None:
    assert not getting_worse(days_of(2, 10, last_days=3), TODAY)
    assert not getting_worse(days_of(2, 10, before_days=9), TODAY)
    assert getting_worse(days_of(2, 10, last_days=4), TODAY)


def test_mornings_are_looked_at_by_themselves() -> None:
    days = [Day(TODAY - n * ONE, evening=2, morning=7 if n < 7 else 3) for n in range(35)]
    told = getting_worse(days, TODAY)
    assert (told.yes, told.slot) == (True, "morning")


def test_other_times_of_day_do_not_mix() -> None:
    """Somebody who answers only at their worse time for a week is not getting worse."""
    days = [
        Day(TODAY - n * ONE, morning=7 if n < 7 else None, evening=None if n < 7 else 3) for n in range(35)
    ]
    assert not getting_worse(days, TODAY)


def test_no_days_say_nothing() -> None:
    told = getting_worse([], TODAY)
    assert (told.yes, told.last_week, told.before) == (False, None, None)
