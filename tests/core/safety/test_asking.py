"""Asking the warning signs: the steps, what answers amount to, and when all of it is asked again."""

import datetime as dt

import pytest

from supple.core.safety import asking, warning_signs
from supple.core.safety.asking import Asked, due
from supple.errors import SuppleError

SIGNS = warning_signs().signs
NOW = dt.datetime(2026, 3, 31, 7, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
MONTH = dt.timedelta(days=30)
NONE = dict.fromkeys(SIGNS, "no")


def test_five_questions_one_by_one_then_four_lists():
    steps = asking.steps()
    assert [step.id for step in steps] == [
        *("E1", "E2", "E3", "E4", "E5"),
        *("emergencies", "same_day", "wait", "book"),
    ]
    assert [step.one_by_one for step in steps] == [True] * 5 + [False] * 4
    assert [sign.id for step in steps for sign in step.signs] == list(SIGNS)


def test_the_first_step_without_all_its_answers_is_next():
    assert asking.next_step({}).id == "E1"
    assert asking.next_step({"E1": "no", "E3": "no"}).id == "E2"
    half = {name: "no" for name in SIGNS if name != "U8"}
    assert asking.next_step(half).id == "same_day"
    assert asking.next_step(NONE) is None


@pytest.mark.parametrize("name", SIGNS)
@pytest.mark.parametrize("answer", ["yes", "not_sure"])
def test_not_sure_counts_as_yes(name, answer):
    assert asking.found({**NONE, name: answer}).id == SIGNS[name].level


@pytest.mark.parametrize("answer", ["no", "known"])
def test_no_and_known_find_nothing(answer):
    assert asking.found({**NONE, "U1": answer}) is None


@pytest.mark.parametrize("name", ["E5", "U2"])
def test_a_weak_leg_beside_it_makes_it_an_emergency(name):
    assert asking.found({**NONE, name: "yes"}).id == "same_day"
    assert asking.found({**NONE, name: "yes", "U5": "not_sure"}).id == "emergency"
    assert asking.found({**NONE, name: "yes", "U5b": "yes"}).id == "same_day"


def test_what_was_not_answered_is_not_a_no():
    assert not asking.is_answered(asking.steps()[0], {})
    assert asking.found({}) is None


def test_what_somebody_has_seen_does_not_count_again():
    answers = {**NONE, "E1": "yes", "C4": "yes"}
    assert asking.found(answers).id == "emergency"
    assert asking.found(answers, seen={"E1"}).id == "book"


def test_a_sign_that_a_later_version_no_longer_has_is_passed_over():
    assert asking.found({"gone": "yes", "C4": "yes"}).id == "book"
    assert asking.found({"gone": "yes"}) is None


@pytest.mark.parametrize("name", SIGNS)
def test_known_is_never_an_answer_to_an_emergency(name):
    if SIGNS[name].level == "emergency":
        with pytest.raises(SuppleError, match="never"):
            asking.check({name: "known"})
    else:
        asking.check({name: "known"})


@pytest.mark.parametrize("answers", [{"E99": "no"}, {"E1": "perhaps"}, {"E1": ""}])
def test_other_signs_and_other_answers_are_refused(answers):
    with pytest.raises(SuppleError):
        asking.check(answers)


def test_nobody_moves_before_the_first_asking():
    assert due(Asked(), NOW) == "first_use"


def test_an_asking_that_was_begun_is_owed():
    assert due(Asked(full_at=NOW, owed="something_new"), NOW) == "something_new"
    assert due(Asked(owed="first_use"), NOW) == "first_use"


@pytest.mark.parametrize(
    ("ago", "why"), [(MONTH - MINUTE, None), (MONTH, "monthly"), (MONTH + MINUTE, "monthly")]
)
def test_after_thirty_days(ago, why):
    assert due(Asked(full_at=NOW - ago), NOW) == why


@pytest.mark.parametrize(("field", "why"), [("stopped_at", "stop_rule"), ("new_at", "something_new")])
def test_after_a_stop_or_something_new_until_it_was_asked(field, why):
    assert due(Asked(full_at=NOW, **{field: NOW - MINUTE}), NOW) is None
    assert due(Asked(full_at=NOW, **{field: NOW}), NOW) is None
    assert due(Asked(full_at=NOW, **{field: NOW + MINUTE}), NOW + MINUTE) == why


@pytest.mark.parametrize(("level", "days"), [("emergency", 14), ("same_day", 14), ("wait", 366)])
def test_a_visit_counts_when_it_was_about_these_signs(level, days):
    found = next(one for one in warning_signs().levels if one.id == level)
    answered = NOW.date()
    assert asking.is_visit_in_time(found, answered, answered)
    assert asking.is_visit_in_time(found, answered, answered - dt.timedelta(days=days))
    assert not asking.is_visit_in_time(found, answered, answered - dt.timedelta(days=days + 1))
