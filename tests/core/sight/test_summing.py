"""Sums keep to what the site takes: a wild value loses neither the others nor itself."""

import json
from math import inf, isfinite, nan

import pytest

from supple.core.movement import Choices, catalogue, timeline
from supple.core.sight import bounds
from supple.core.sight.events import CannotSee, Fault, Measured, Partial, Repetition
from supple.core.sight.script import script_of
from supple.core.sight.summing import Summing, Tally
from supple.web.diary.models import LONGEST_S

HUG = ("double_knee_hug", "hugs", None)


@pytest.fixture
def tally():
    return Tally()


@pytest.fixture
def summing(tally):
    script = script_of(timeline(catalogue(), "four_minutes", Choices()))
    return Summing(catalogue(), script, tally)


def hug(change=20.0, uncertainty=10.0, *, judged=True, hold_s=2.0, coverage=1.0):
    measured = (Measured("hip_flexion_deg", 60.0 + change, change, uncertainty, "degrees"),)
    return Repetition(
        1.0, 1.0, *HUG, number=1, judged=judged, start_s=0.0, end_s=1.0, coverage=coverage, hold_s=hold_s,
        measured=measured,
    )  # fmt: skip


def first(tally):
    return tally.to_json()["parts"][0]


def test_no_more_is_seen_than_was_asked_for(tally, summing):
    summing.take([hug()] * 7 + [hug(judged=False)] * 2, 1.0)
    assert (first(tally)["expected"], first(tally)["seen"], first(tally)["not_judged"]) == (5, 5, 0)


def test_what_nobody_asked_for_counts_as_asked_for(tally):
    assert bounds.counted(0, 2, 1) == (3, 2, 1)
    assert bounds.counted(5, 3, 4) == (5, 3, 2)


@pytest.mark.parametrize("wild", [1e300, -1e300, inf, -inf, nan])
def test_a_wild_value_loses_nothing_else(tally, summing, wild):
    summing.take([hug(), hug(wild, abs(wild), hold_s=wild, coverage=wild), hug(30.0)], 1.0)
    summing.take([CannotSee(0.0, 0.0, "nobody", "", "")], 1.0)
    summing.close(wild)
    told = json.loads(json.dumps(tally.to_json(), allow_nan=False))
    (part, *_), (unseen,) = told["parts"], told["cannot_see"]
    (reach,) = part["ranges"]
    assert part["seen"] == 3
    assert reach["first"] == 20.0
    assert reach["last"] == 30.0
    assert all(abs(reach[name]) <= bounds.LARGEST_CHANGE for name in ("least", "median", "most"))
    assert 0.0 <= reach["uncertainty"] <= bounds.LARGEST_CHANGE
    assert all(0.0 <= one <= bounds.LONGEST_HOLD_S for one in part["holds_s"])
    assert 0.0 <= part["coverage"] <= 1.0
    assert 0.0 <= unseen["seconds"] <= bounds.LONGEST_WATCH_S


def test_of_very_much_only_so_much_is_told(tally):
    # Without a script nothing is asked for.
    summing = Summing(catalogue(), (), tally)
    summing.take([hug()] * 500, 1.0)
    summing.take([Partial(1.0, 1.0, "double_knee_hug", "hugs", 0.0, 1.0, 0.2)] * 500, 1.0)
    summing.take([Fault(1.0, 1.0, "double_knee_hug", f"cue {n}", "m") for n in range(100)] * 300, 1.0)
    told = tally.to_json()
    (part,) = told["parts"]
    assert part["expected"] == part["seen"] == part["half"] == bounds.MOST_TIMES
    assert part["ranges"][0]["repetitions"] == bounds.MOST_TIMES
    assert len(part["holds_s"]) == bounds.MOST_HOLDS
    assert len(told["faults"]) == bounds.MOST_CUES
    assert {one["times"] for one in told["faults"]} == {bounds.MOST_TIMES}


def test_only_what_can_be_measured_is_told(tally, summing):
    summing.take([hug(nan), hug(inf)], 1.0)
    assert first(tally)["seen"] == 2
    assert first(tally)["ranges"] == []


def test_pictures_and_their_time_are_counted(tally):
    for time_s in (0.0, 0.1, 0.3, 5.0, 5.5, 5.4, nan):
        tally.picture(time_s)
    told = tally.to_json()
    # 4.7 seconds without a picture were not watched, and no clock goes back.
    assert (told["frames"], told["watched_s"]) == (7, 0.8)
    assert isfinite(told["watched_s"])


def test_a_session_is_as_long_here_as_in_the_diary():
    assert bounds.LONGEST_WATCH_S == LONGEST_S
