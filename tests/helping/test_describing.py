import datetime as dt
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supple.helping import Day, describe

START = dt.date(2026, 3, 2)
ONE = dt.timedelta(days=1)
AFTER = START + 2000 * ONE


def days_of(count: int, difference: float, seed: int = 1) -> list[Day]:
    chance = np.random.default_rng(seed)
    did = chance.random(count) < 0.5
    pains = np.clip(np.round(5 + difference * did + chance.normal(size=count)), 0, 10)
    return [Day(START + n * ONE, evening=float(pains[n]), did=bool(did[n])) for n in range(count)]


def test_it_tells_the_difference_and_how_many_days_of_each() -> None:
    told = describe(days_of(120, -1.5), AFTER)
    assert told.enough
    assert told.interval is not None
    assert told.interval[0] < -1.5 < told.interval[1] < 0
    assert told.days_with + told.days_without == 120
    assert told.sentence.startswith("Evening pain was")
    assert told.sentence.endswith("lower on days with the routine.")


@pytest.mark.parametrize("difference", [-3.0, 0.0, 3.0])
def test_it_never_says_that_anything_helps(difference: float) -> None:
    told = describe(days_of(90, difference), AFTER)
    assert "help" not in (told.sentence + told.caveat).lower()
    assert "goes with" in told.caveat


def test_a_trend_that_both_share_is_not_taken_for_a_difference() -> None:
    days = [Day(START + n * ONE, evening=9 - n * 8 / 99, did=n >= 50 and n % 5 > 0) for n in range(100)]
    told = describe(days, AFTER)
    assert told.difference == pytest.approx(0, abs=0.1)


def test_too_few_days_of_one_kind_say_how_many_more() -> None:
    told = describe([Day(START + n * ONE, evening=4, did=n < 3) for n in range(30)], AFTER)
    assert not told.enough
    assert (told.days_with, told.days_without, told.days_more) == (3, 27, 7)
    assert "7 more days" in told.sentence


def test_only_days_count_on_which_both_are_known() -> None:
    days = [*days_of(60, -1.0), Day(START - ONE, evening=9), Day(START - 2 * ONE, did=True)]
    assert describe(days, AFTER) == describe(days[:60], AFTER)


@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(0, 10)), st.sampled_from([None, True, False]))))
@settings(max_examples=40)
def test_no_row_of_days_breaks_it(told: Sequence[tuple[int | None, bool | None]]) -> None:
    days = [Day(START + n * ONE, evening=pain, did=did) for n, (pain, did) in enumerate(told)]
    for outcome in ("evening", "morning"):
        seen = describe(days, AFTER, outcome)
        assert seen.enough == (seen.interval is not None)
        assert seen.interval is None or seen.interval[0] <= seen.interval[1]


def test_all_pains_the_same_is_no_difference() -> None:
    told = describe([Day(START + n * ONE, evening=4, did=n % 2 == 0) for n in range(60)], AFTER)
    assert told.difference == pytest.approx(0, abs=1e-6)
    assert "about the same" in told.sentence
