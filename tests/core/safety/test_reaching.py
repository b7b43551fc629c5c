"""Where pain reaches, at and around each threshold of section 10."""

import datetime as dt

import pytest

from supple.core.safety import warning_signs
from supple.core.safety.reaching import FURTHEST, Reach, judge, places

NOW = dt.datetime(2026, 11, 22, 20, 0, tzinfo=dt.UTC)


def reach(left, right, *, days=0, minutes=0, new=False):
    return Reach(NOW - dt.timedelta(days=days, minutes=minutes), left, right, told_new=new)


def test_the_places_go_from_none_to_the_foot():
    assert places() == ("none", "back", "buttock", "thigh", "below_knee", "foot")
    assert places()[FURTHEST] == "foot"


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        (0, 1, "same"),
        (0, 2, "outward"),
        (1, 2, "outward"),
        (2, 2, "same"),
        (2, 3, "outward"),
        (3, 4, "outward"),
        (4, 5, "outward"),
        (5, 5, "same"),
        (3, 2, "retreating"),
        (2, 1, "retreating"),
        (1, 0, "same"),
    ],
)
@pytest.mark.parametrize("side", ["left", "right"])
def test_outward_is_a_rise_to_the_buttock_or_further(before, after, moved, side):
    ends = [(before, 0), (after, 0)] if side == "left" else [(0, before), (0, after)]
    assert judge([reach(*ends[0], days=1)], reach(*ends[1])).moved == moved


def test_a_rise_on_one_side_wins_over_a_fall_on_the_other():
    assert judge([reach(4, 1, days=1)], reach(1, 2)).moved == "outward"


def test_every_rise_asks_the_warning_signs_and_a_fall_does_not():
    assert judge([reach(1, 0, days=1)], reach(2, 0)).ask_signs
    assert not judge([reach(3, 0, days=1)], reach(2, 0)).ask_signs
    assert not judge([reach(3, 0, days=1)], reach(3, 0)).ask_signs


def test_what_is_told_to_be_new_asks_the_signs_even_where_the_map_is_the_same():
    found = judge([reach(3, 0, days=1)], reach(3, 0, new=True))
    assert found.moved == "same"
    assert found.ask_signs


@pytest.mark.parametrize(("left", "asked"), [(1, False), (2, True)])
def test_new_back_pain_alone_is_no_leg_pain(left, asked):
    assert judge([], reach(left, 0, new=True)).ask_signs == asked


@pytest.mark.parametrize(
    ("before", "after", "sign"),
    [
        ((0, 0), (3, 3), "E4"),
        ((0, 0), (3, 2), ""),
        ((0, 0), (2, 3), ""),
        ((3, 0), (3, 3), "E4"),
        ((3, 2), (3, 3), "E4"),
        ((3, 3), (3, 3), ""),
        ((3, 3), (5, 5), ""),
        ((5, 0), (0, 5), ""),
    ],
)
def test_new_in_both_legs_is_an_emergency(before, after, sign):
    assert judge([reach(*before, days=1)], reach(*after)).sign == sign


def test_the_emergency_is_a_warning_sign_that_locks():
    sign = warning_signs().signs["E4"]
    assert sign.level == "emergency"
    assert "both legs" in sign.text


@pytest.mark.parametrize(("new", "sign"), [(True, "E4"), (False, "")])
def test_without_an_earlier_answer_the_person_says_whether_it_is_new(new, sign):
    assert judge([], reach(3, 3, new=new)).sign == sign


@pytest.mark.parametrize(("new", "moved"), [(True, "outward"), (False, "first")])
def test_the_first_answer_moves_only_where_the_person_says_so(new, moved):
    assert judge([], reach(3, 0, new=new)).moved == moved


@pytest.mark.parametrize(("days", "minutes", "moved"), [(14, 0, "outward"), (14, 1, "first")])
def test_an_answer_is_known_for_fourteen_days(days, minutes, moved):
    assert judge([reach(0, 0, days=days, minutes=minutes)], reach(3, 0)).moved == moved


@pytest.mark.parametrize(("days", "minutes", "someone"), [(6, 0, True), (7, 0, True), (7, 1, False)])
def test_outward_twice_in_seven_days_points_to_a_clinician(days, minutes, someone):
    past = [reach(0, 0, days=10), reach(2, 0, days=days, minutes=minutes), reach(0, 0, days=2)]
    found = judge(past, reach(2, 0))
    assert found.moved == "outward"
    assert found.see_someone == someone


def test_outward_once_does_not():
    assert not judge([reach(0, 0, days=1)], reach(4, 0)).see_someone


def test_outward_twice_counts_only_when_it_moves_now():
    past = [reach(0, 0, days=4), reach(2, 0, days=3), reach(3, 0, days=2)]
    assert not judge(past, reach(3, 0)).see_someone


def test_every_finding_says_something_and_an_emergency_nothing_else():
    sides = range(FURTHEST + 1)
    pairs = [(left, right) for left in sides for right in sides]
    for before in pairs:
        for after in pairs:
            found = judge([reach(*before, days=1)], reach(*after))
            assert all(found.say)
            assert not found.sign or len(found.say) == 1
