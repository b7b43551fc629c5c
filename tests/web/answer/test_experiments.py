"""An experiment is declared beforehand, one at a time; only its end can change; days of pain go first."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction

from supple.core.movement import catalogue
from supple.web.answer import experiments
from supple.web.answer.experiments import Wanted, begin, left_out_on
from supple.web.answer.models import Asked, Experiment
from supple.web.answer.setting_up import open_to
from supple.web.answer.shown import shown
from supple.web.faults import Problem
from supple.web.household.choosing import wishes_on
from supple.web.household.models import Preferences

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 2)
TOMORROW = TODAY + dt.timedelta(days=1)
WANTED = Wanted(Asked.ROUTINE, 12)


def test_it_begins_tomorrow_and_its_end_is_known(ana):
    made = begin(ana.person, uuid.uuid4(), WANTED, TODAY)
    made.refresh_from_db()
    assert (made.declared_on, made.starts, made.outcome) == (TODAY, TOMORROW, "evening")
    assert made.ends == TODAY + dt.timedelta(days=84)
    assert len(made.order) * 2 * made.block_days == 84


@pytest.mark.parametrize("weeks", [6, 8, 12])
def test_both_kinds_of_days_are_equally_many(ana, weeks):
    made = begin(ana.person, uuid.uuid4(), Wanted(Asked.HEAT, weeks), TODAY)
    asked = [made.with_it(TOMORROW + dt.timedelta(days=number)) for number in range((made.ends - TODAY).days)]
    assert asked.count(True) == asked.count(False) == len(asked) / 2


def test_the_order_is_drawn_anew_each_time(db, let_in):
    orders = {begin(let_in(f"p{number}").person, uuid.uuid4(), WANTED, TODAY).order for number in range(8)}
    assert len(orders) > 6


def test_what_is_kept_is_what_the_statistics_planned(ana):
    from supple import helping

    made = begin(ana.person, uuid.uuid4(), WANTED, TODAY)
    plan = helping.plan("routine", TOMORROW, made.seed, declared_on=TODAY)
    assert experiments.plain(made) == plan


def test_sent_twice_it_is_declared_once(ana):
    key = uuid.uuid4()
    assert begin(ana.person, key, WANTED, TODAY).order == begin(ana.person, key, WANTED, TODAY).order
    assert Experiment.objects.count() == 1


def test_one_at_a_time(ana, ben):
    begin(ana.person, uuid.uuid4(), WANTED, TODAY)
    with pytest.raises(Problem) as refused:
        begin(ana.person, uuid.uuid4(), WANTED, TODAY)
    assert refused.value.status == 409
    begin(ben.person, uuid.uuid4(), WANTED, TODAY)


def test_an_id_of_anas_is_not_taken_over(ana, cid):
    key = uuid.uuid4()
    begin(ana.person, key, WANTED, TODAY)
    with pytest.raises(Problem) as refused:
        begin(cid.person, key, WANTED, TODAY)
    assert refused.value.status == 404


def test_it_is_ended_once_and_kept_as_ended(ana, experiment):
    made = experiment(ana.person, TODAY)
    experiments.end(made, TODAY + dt.timedelta(days=2))
    experiments.end(made, TODAY + dt.timedelta(days=3))
    made.refresh_from_db()
    assert (made.ended_on, made.last_day) == (TODAY + dt.timedelta(days=2), TODAY + dt.timedelta(days=2))
    assert experiments.running(ana.person, TODAY + dt.timedelta(days=2)) is None
    assert made.with_it(TODAY + dt.timedelta(days=3)) is None


def test_one_that_came_to_its_end_is_not_ended_early(ana, experiment):
    made = experiment(ana.person, TODAY)
    assert experiments.running(ana.person, made.ends) == made
    after = made.ends + dt.timedelta(days=1)
    assert experiments.running(ana.person, after) is None
    experiments.end(made, after)
    made.refresh_from_db()
    assert made.ended_on is None


@pytest.mark.parametrize(
    ("order", "blocks"), [("1", (True, False)), ("0", (False, True)), ("10", (True, False, False, True))]
)
def test_each_pair_holds_one_of_both(ana, experiment, order, blocks):
    made = experiment(ana.person, TODAY, order)
    assert made.blocks == blocks
    days = [made.with_it(TODAY + dt.timedelta(days=number)) for number in range(-1, len(blocks) * 3 + 1)]
    assert days == [None, *[block for block in blocks for _ in range(3)], None]


@pytest.mark.parametrize(
    "changes",
    [
        {"order": ""},
        {"order": "12"},
        {"order": "1 "},
        {"question": "luck"},
        {"outcome": "noon"},
        {"block_days": 0},
        {"declared_on": TOMORROW},
        {"ended_on": TODAY - dt.timedelta(days=2)},
    ],
)
def test_the_database_refuses_what_cannot_be(ana, experiment, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        experiment(ana.person, TODAY, **changes)


def test_today_is_told_in_words(ana, experiment):
    made = experiment(ana.person, TODAY)
    assert (shown(made, TODAY).day, shown(made, TODAY).of) == (1, 12)
    assert shown(made, TODAY).kind == "With the routine"
    assert shown(made, TODAY + dt.timedelta(days=3)).kind == "Without the routine"
    assert shown(made, TODAY - dt.timedelta(days=1)).asks == ""


BACKWARDS = {one.id for one in catalogue().movements.values() if one.direction == "extension"}


def test_bends_backwards_are_left_out_on_the_days_without(ana, experiment):
    experiment(ana.person, TODAY, "0", question="extension")
    assert set(left_out_on(ana.person, TODAY)) == BACKWARDS
    assert set(wishes_on(ana.person, TODAY).left_out) >= BACKWARDS
    assert left_out_on(ana.person, TODAY + dt.timedelta(days=3)) == ()
    assert left_out_on(ana.person, TODAY - dt.timedelta(days=1)) == ()
    assert left_out_on(ana.person, TODAY + dt.timedelta(days=6)) == ()


def test_an_experiment_on_something_else_leaves_nothing_out(ana, experiment):
    experiment(ana.person, TODAY, "0", question="routine")
    assert left_out_on(ana.person, TODAY) == ()


def test_an_experiment_never_leaves_too_little(ana, experiment):
    left_out = ["double_knee_hug", "single_knee_hug"]
    Preferences.objects.create(person=ana.person, left_out=left_out)
    experiment(ana.person, TODAY, "0", question="extension")
    assert list(wishes_on(ana.person, TODAY).left_out) == left_out


@pytest.mark.parametrize(
    ("left_out", "open_still"),
    [
        ([], True),
        (["gentle_backbend"], True),
        (["seated_thoracic_extension", "gentle_backbend", "supported_extension"], False),
        (["double_knee_hug", "single_knee_hug"], False),
    ],
)
def test_bends_backwards_can_be_asked_about_only_by_who_can_do_with_and_without(ana, left_out, open_still):
    Preferences.objects.create(person=ana.person, left_out=left_out)
    assert (Asked.EXTENSION in open_to(ana.person)) == open_still
    sent = {"id": str(uuid.uuid4()), "question": "extension", "weeks": "6"}
    answer = ana.post("/helping/new", sent, headers={"accept": "text/html"})
    assert answer.status_code == (302 if open_still else 422)
