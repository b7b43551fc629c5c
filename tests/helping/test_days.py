import datetime as dt

import numpy as np
import pytest

from supple.helping import Day, HelpingError
from supple.helping.days import checked, outcomes
from supple.helping.series import row

MONDAY = dt.date(2026, 3, 2)
TUESDAY = dt.date(2026, 3, 3)


def test_days_come_out_in_order() -> None:
    days = [Day(TUESDAY), Day(MONDAY)]
    assert [day.date for day in checked(days, TUESDAY)] == [MONDAY, TUESDAY]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([Day(MONDAY), Day(MONDAY)], "2026-03-02 is there twice"),
        ([Day(TUESDAY)], "2026-03-03 is later than today"),
        ([Day(MONDAY, evening=11)], "11 on 2026-03-02 is not between 0 and 10"),
        ([Day(MONDAY, morning=-1)], "-1 on 2026-03-02"),
        ([Day(MONDAY, evening=float("nan"))], "nan on 2026-03-02"),
        ([Day(MONDAY, evening=float("inf"))], "inf on 2026-03-02"),
    ],
)
def test_what_cannot_be_is_refused_with_its_date(days: list[Day], said: str) -> None:
    with pytest.raises(HelpingError, match=said):
        checked(days, MONDAY)


def test_a_pain_of_nought_is_told() -> None:
    assert outcomes([Day(MONDAY, evening=0)], "evening") == {MONDAY: 0.0}


def test_the_morning_belongs_to_the_day_before() -> None:
    days = [Day(MONDAY, morning=7), Day(TUESDAY, morning=3)]
    assert outcomes(days, "morning")[MONDAY] == 3


def test_a_row_has_a_gap_where_nothing_was_told() -> None:
    np.testing.assert_array_equal(row({TUESDAY: 4.0}, MONDAY, 3), [np.nan, 4, np.nan])
