"""Where pain reaches: asked only where there is leg pain, kept once, and never without its consequence."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from supple.web.diary import legs
from supple.web.diary.models import Reach
from supple.web.screening import record
from supple.web.screening.guarding import bar


@pytest.fixture
def yesterday(ana, now):
    """Keep an answer of yesterday."""

    def answer(left, right):
        at = now - dt.timedelta(days=1)
        when = {"at": at, "utc_offset_min": 60, "day": at.date()}
        Reach.objects.create(
            pk=uuid.uuid4(), person=ana.person, left=left, right=right, told_new=False, **when
        )

    return answer


def test_the_body_map_comes_only_after_the_question(ana, day):
    assert 'name="left" id=' not in ana.get(day).content.decode()
    assert 'name="left" id=' in ana.get(f"{day}?leg=as_before").content.decode()
    assert 'name="left" id=' in ana.get(f"{day}?leg=new").content.decode()
    assert 'name="left" id=' not in ana.get(f"{day}?leg=whatever").content.decode()


def test_it_is_asked_on_the_day_itself_only(ana, now):
    before = (now - dt.timedelta(days=3)).date()
    assert 'name="left"' not in ana.get(f"/days/{before}?leg=new").content.decode()


def test_no_is_an_answer(ana, reach, now):
    assert reach(ana, 0, 0, told="none").status_code == 302
    stored = Reach.objects.get()
    assert (stored.left, stored.right, stored.told_new) == (0, 0, False)
    assert bar(ana.person, now) is None


def test_as_before_is_noted_and_nothing_stands_in_the_way(ana, reach, day, now):
    assert reach(ana, 3, 0)["Location"] == f"{day}?saved=leg#leg"
    assert bar(ana.person, now) is None
    assert "left thigh, right no pain" in ana.get(day).content.decode()


def test_outward_says_so_and_asks_the_warning_signs(ana, reach, day, yesterday, now):
    yesterday(2, 0)
    reach(ana, 3, 0)
    page = ana.get(day).content.decode()
    assert "moved further out" in page
    assert 'href="/signs"' in page
    assert bar(ana.person, now).page == "signs"


def test_back_towards_the_spine_asks_nothing(ana, reach, day, yesterday, now):
    yesterday(4, 0)
    reach(ana, 2, 0)
    assert "drawn back" in ana.get(day).content.decode()
    assert bar(ana.person, now) is None


def test_new_in_both_legs_leads_to_the_lock(ana, reach, yesterday, now):
    yesterday(3, 0)
    assert reach(ana, 3, 3)["Location"] == "/lock"
    assert record.lock(ana.person).answers["E4"] == "yes"
    assert bar(ana.person, now).page == "lock"


def test_deleting_the_answer_does_not_end_the_lock(ana, reach, post, now):
    reach(ana, 3, 3, told="new")
    post(ana, f"/reaches/{Reach.objects.get().pk}/delete")
    assert not Reach.objects.exists()
    assert bar(ana.person, now).page == "lock"


def test_twice_in_seven_days_points_to_a_clinician(ana, reach, day, yesterday, now):
    yesterday(0, 0)
    reach(ana, 2, 0, at=(now - dt.timedelta(seconds=9)).isoformat())
    assert "twice in seven days" not in ana.get(day).content.decode()
    reach(ana, 3, 0)
    assert "twice in seven days" in ana.get(day).content.decode()


def test_an_answer_sent_twice_is_kept_once(ana, reach):
    key = str(uuid.uuid4())
    for _ in range(2):
        assert reach(ana, 2, 1, id=key).status_code == 302
    assert Reach.objects.count() == 1
    assert reach(ana, 5, 1, id=key).status_code == 409


@pytest.mark.parametrize(
    "fields",
    [
        {"left": "6"},
        {"left": ""},
        {"right": "-1"},
        {"told": "maybe"},
        {"told": ""},
        {"id": "1"},
        {"at": "this morning"},
        {"at": "2026-03-01T07:30:00"},
        {"movement": "seated_rotation"},
        {"movement": "nothing"},
    ],
)
def test_an_answer_that_cannot_be(ana, reach, fields):
    sent = {"left": 2, "right": 0, **fields}
    assert reach(ana, sent.pop("left"), sent.pop("right"), **sent).status_code == 422
    assert not Reach.objects.exists()


def test_the_direction_that_brought_it_on_is_named(ana, reach, start, now):
    start(ana)
    reach(ana, 2, 0, told="new", movement="single_knee_hug")
    closed = legs.closed_today(ana.person, now.date())
    assert {"single_knee_hug", "double_knee_hug"} <= set(closed)
    assert "supported_extension" not in closed
    assert "seated_rotation" not in closed


def test_without_a_movement_or_without_moving_outward_no_direction_is_closed(ana, reach, start, now):
    start(ana)
    reach(ana, 2, 0, told="new", at=(now - dt.timedelta(seconds=9)).isoformat())
    reach(ana, 1, 0, movement="single_knee_hug")
    assert legs.closed_today(ana.person, now.date()) == ()


def test_without_scripts_the_last_known_clock_is_taken(ana, reach):
    reach(ana, 1, 0, at="")
    assert Reach.objects.get().utc_offset_min == 60
