"""Scores against worked examples, with everything that may be missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.core.measures import MeasureError, items_of, meaning, questionnaires, score

THREE = ("put on socks", "sit through a meal", "lift the shopping")
FIVE = (*THREE, "sleep on my side", "drive for an hour")


def rated(*values):
    return {f"activity_{number}": value for number, value in enumerate(values, start=1) if value is not None}


@pytest.mark.parametrize(
    ("activities", "values", "value", "missing"),
    [
        # Stratford 1995: the sum of the activities divided by how many there are.
        (THREE, (2, 5, 8), 5.0, ()),
        (THREE, (0, 0, 0), 0.0, ()),
        (THREE, (10, 10, 9), 29 / 3, ()),
        (FIVE, (1, 2, 3, 4, 5), 3.0, ()),
        # One of five was not rated: the mean of the four.
        (FIVE, (1, None, 3, 4, 4), 3.0, ("activity_2",)),
        # Two of three: too few for a score.
        (THREE, (4, 6, None), None, ("activity_3",)),
        (THREE, (None, None, None), None, ("activity_1", "activity_2", "activity_3")),
    ],
)
def test_psfs(activities, values, value, missing):
    found = score(questionnaires()["psfs"], rated(*values), activities)
    assert found.value == (value if value is None else pytest.approx(value))
    assert found.missing == missing
    assert found.of == len(activities)


def test_psfs_asks_for_each_activity_in_the_persons_words():
    items = items_of(questionnaires()["psfs"], THREE)
    assert [(item.id, item.text) for item in items] == [
        ("activity_1", THREE[0]),
        ("activity_2", THREE[1]),
        ("activity_3", THREE[2]),
    ]
    assert items[0].values == frozenset(range(11))


@pytest.mark.parametrize(
    ("answers", "value", "text"),
    [
        # Kroenke 2003: 0-6, 3 or more is positive.
        ({"interest": 0, "down": 0}, 0, "do not point"),
        ({"interest": 1, "down": 1}, 2, "do not point"),
        ({"interest": 3, "down": 0}, 3, "Thank you"),
        ({"interest": 3, "down": 3}, 6, "Thank you"),
    ],
)
def test_phq2(answers, value, text):
    asked = questionnaires()["phq2"]
    assert score(asked, answers).value == value
    assert text in meaning(asked, value).text
    assert bool(meaning(asked, value).turn_to) == (value >= 3)


def test_phq2_with_one_answer_has_no_score():
    found = score(questionnaires()["phq2"], {"interest": 3})
    assert (found.value, found.missing) == (None, ("down",))


@pytest.mark.parametrize(
    ("value", "counts", "signs"), [(1, True, False), (2, True, False), (3, False, False), (7, False, True)]
)
def test_pgic(value, counts, signs):
    asked = questionnaires()["pgic"]
    assert score(asked, {"change": value}).value == value
    assert ("counts" in meaning(asked, value).text) == counts
    assert meaning(asked, value).ask_signs == signs
    assert score(asked, {}).value is None


def test_a_finished_list_that_is_not_ticked_counts_as_no():
    # Roland and Morris 1983: the number of statements that are ticked, 0-24.
    described = questionnaires()["rmdq"]
    assert score(described, {}).value == 0
    assert score(described, {f"s{number}": 1 for number in range(11)}).value == 11
    assert score(described, {"s1": 1, "s2": 0}).value == 1
    with pytest.raises(MeasureError, match="24"):
        score(described, {f"s{number}": 1 for number in range(25)})
    with pytest.raises(MeasureError, match="ticked"):
        score(described, {"s1": 2})


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"activity_1": 11}, "activity_1 is 11"),
        ({"activity_4": 3}, "no question 'activity_4'"),
        ({"socks": 3}, "It has: activity_1, activity_2, activity_3."),
    ],
)
def test_what_the_questionnaire_does_not_have_is_refused(answers, said):
    with pytest.raises(MeasureError) as refused:
        score(questionnaires()["psfs"], answers, THREE)
    assert said in str(refused.value)


@given(st.lists(st.integers(0, 10) | st.none(), min_size=3, max_size=5))
def test_a_mean_lies_between_what_was_answered(values):
    found = score(questionnaires()["psfs"], rated(*values), FIVE[: len(values)])
    told = [value for value in values if value is not None]
    assert found.answered == len(told)
    if len(told) >= 3:
        assert min(told) <= found.value <= max(told)
    else:
        assert found.value is None
