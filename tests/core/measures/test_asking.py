"""When a questionnaire is asked; over two years no day asks for more than a minute."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.core.measures import Kept, Waiting, day_questions, due, next_due, plan_day, questionnaires

START = dt.date(2026, 3, 2)
PSFS, PGIC = questionnaires()["psfs"], questionnaires()["pgic"]
ALL = ("leg", "used", "stiffness", "confidence", "sleep")


def on(day):
    return START + dt.timedelta(days=day)


@pytest.mark.parametrize(
    ("day", "since"),
    [(-1, None), (0, 0), (27, 0), (28, 28), (83, 56), (84, 84), (167, 84), (168, 168), (400, 336)],
)
def test_function_is_asked_at_0_4_8_12_weeks_and_then_every_12(day, since):
    assert due(PSFS, START, [], on(day)) == (None if since is None else on(since))


@pytest.mark.parametrize(("day", "since"), [(0, None), (27, None), (28, 28)])
def test_change_is_not_asked_before_four_weeks(day, since):
    assert due(PGIC, START, [], on(day)) == (None if since is None else on(since))


def test_what_was_answered_waits_no_longer_and_comes_again():
    kept = [Kept("psfs", on(3))]
    assert due(PSFS, START, kept, on(20)) is None
    assert due(PSFS, START, kept, on(28)) == on(28)
    assert due(PSFS, START, [Kept("psfs", on(22))], on(30)) is None
    assert due(PSFS, START, [Kept("psfs", on(21))], on(30)) == on(28)
    assert due(PSFS, START, [Kept("pgic", on(28))], on(30)) == on(28)


def test_what_is_only_offered_is_never_due():
    assert due(questionnaires()["phq2"], START, [], on(100)) is None
    assert due(questionnaires()["rmdq"], START, [], on(100)) is None
    assert next_due(questionnaires()["phq2"], START, on(0)) is None


def test_the_next_time_is_told():
    assert next_due(PSFS, START, on(0)) == on(28)
    assert next_due(PSFS, START, on(84)) == on(168)


def test_the_one_that_waits_longest_goes_first_and_the_rest_waits():
    waiting = [Waiting("pgic", on(28), 8), Waiting("psfs", on(0), 60)]
    plan = plan_day(waiting, 0, day_questions())
    assert (plan.questionnaires, plan.questions, plan.later) == (("psfs",), (), ALL)


def test_a_short_one_takes_no_question_away():
    plan = plan_day([Waiting("pgic", on(28), 8)], 0, day_questions())
    assert (plan.questionnaires, plan.questions, plan.later) == (("pgic",), ALL, ())


def test_the_last_questions_wait_first():
    plan = plan_day([Waiting("psfs", on(28), 24)], 0, day_questions())
    assert (plan.questions, plan.later) == (ALL[:-1], ALL[-1:])


def test_what_was_answered_today_has_taken_its_time():
    plan = plan_day([Waiting("pgic", on(28), 8)], 60, day_questions())
    assert (plan.questionnaires, plan.questions) == ((), ())


@given(st.lists(st.booleans(), min_size=1, max_size=750))
def test_no_day_of_two_years_asks_for_more_than_a_minute(looks):
    """Somebody who looks on some days only, and answers all that is asked on them."""
    kept = []
    for number, look in enumerate(looks):
        if not look:
            continue
        day, seen = on(number), {one.id for one in kept}
        seconds = {one.id: one.seconds if one.id in seen else one.first_seconds for one in (PSFS, PGIC)}
        found = {one.id: due(one, START, kept, day) for one in (PSFS, PGIC)}
        waiting = [Waiting(name, since, seconds[name]) for name, since in found.items() if since]
        plan = plan_day(waiting, 0, day_questions())
        told = sum(seconds[name] for name in plan.questionnaires)
        told += sum(one.seconds for one in day_questions().questions if one.id in plan.questions)
        assert told == plan.seconds <= 60
        # Nothing that is due is lost: it is asked today, or somebody looks again.
        assert bool(plan.questionnaires) == bool(waiting)
        kept += [Kept(name, day) for name in plan.questionnaires]
