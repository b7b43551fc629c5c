"""The questions of a day: each answer kept by itself, changed, taken back, and refused with a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from supple.web.diary.models import Day

KEPT = [
    ({"about": "stiffness", "value": "0"}, "stiffness", 0),
    ({"about": "stiffness", "value": "10"}, "stiffness", 10),
    ({"about": "sleep", "value": "7"}, "sleep", 7),
    ({"about": "used", "used": ["heat", "medicine"]}, "used", ["heat", "medicine"]),
    ({"about": "used", "used": ["walk"], "walk_min": "20"}, "walk_min", 20),
    ({"about": "used", "walk_min": "600"}, "used", ["walk"]),
    ({"about": "note", "note": "  A good day.\r\nWarm. "}, "note", "A good day.\nWarm."),
    ({"about": "note", "note": "x" * 2000}, "note", "x" * 2000),
    ({"about": "note", "note": "\r\n".join("x" * 1000)}, "note", "\n".join("x" * 1000)),
]


@pytest.mark.parametrize(("sent", "name", "value"), KEPT)
def test_an_answer_is_kept_by_itself(ana, post, day, sent, name, value):
    for _ in range(2):
        answer = post(ana, day, **sent)
        assert answer["Location"] == f"{day}?saved={sent['about']}#{sent['about']}"
    stored = Day.objects.get()
    assert getattr(stored, name) == value
    assert stored.person == ana.person


def test_answers_of_a_day_leave_each_other_alone(ana, post, day):
    post(ana, day, about="stiffness", value="4")
    post(ana, day, about="sleep", value="6")
    post(ana, day, about="stiffness", value="3")
    stored = Day.objects.get()
    assert (stored.stiffness, stored.sleep) == (3, 6)


@pytest.mark.parametrize(
    ("first", "then", "name", "left"),
    [
        ({"about": "sleep", "value": "6"}, {"about": "sleep", "value": ""}, "sleep", None),
        ({"about": "note", "note": "x"}, {"about": "note", "note": " "}, "note", ""),
        ({"about": "used", "used": ["heat", "walk"]}, {"about": "used", "used": ["heat"]}, "used", ["heat"]),
        ({"about": "used", "walk_min": "20"}, {"about": "used", "used": ["walk"]}, "walk_min", None),
        ({"about": "used", "walk_min": "20"}, {"about": "used"}, "used", []),
    ],
)
def test_an_answer_is_taken_back(ana, post, day, first, then, name, left):
    post(ana, day, **first)
    post(ana, day, **then)
    assert getattr(Day.objects.get(), name) == left


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"about": "stiffness", "value": "11"}, "Pick a number"),
        ({"about": "stiffness", "value": "-1"}, "Pick a number"),
        ({"about": "stiffness", "value": "٣"}, "Pick a number"),
        ({"about": "sleep", "value": "bad"}, "Pick a number"),
        ({"about": "used", "used": ["soma"]}, "Pick some"),
        ({"about": "used", "used": ["walk"], "walk_min": "0"}, "from 1 to 600"),
        ({"about": "used", "used": ["walk"], "walk_min": "601"}, "from 1 to 600"),
        ({"about": "used", "used": ["walk"], "walk_min": "20.5"}, "from 1 to 600"),
        ({"about": "used", "used": ["walk"], "walk_min": "9" * 40}, "from 1 to 600"),
        ({"about": "note", "note": "x" * 2001}, "these are 2001"),
        ({"about": "note", "note": "a\x00b"}, "cannot be kept"),
    ],
)
def test_what_cannot_be_kept_is_said_in_a_sentence(ana, post, day, sent, words):
    answer = post(ana, day, **sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Day.objects.exists()


def test_what_was_typed_is_not_lost(ana, post, day):
    page = post(ana, day, about="note", note="y" * 2001).content.decode()
    assert "y" * 2001 in page
    page = post(ana, day, about="used", used=["heat"], walk_min="x").content.decode()
    assert 'value="heat" checked' in page
    assert 'value="x"' in page


def test_nothing_else_is_asked(ana, post, day):
    assert post(ana, day, about="mood", value="3").status_code == 422
    assert post(ana, day).status_code == 422


@pytest.mark.parametrize(
    "name", ["today", "2026-13-01", "2026-2-1", "20260201", "2019-12-31", "2999-01-01", "2026-02-30"]
)
def test_a_day_that_cannot_be_is_no_page(ana, name):
    assert ana.get(f"/days/{name}").status_code == 404


def test_tomorrow_is_a_day_for_somebody_far_to_the_east(ana, now):
    far = dt.datetime.now(dt.timezone(dt.timedelta(hours=14)))
    assert ana.get(f"/days/{far.date()}").status_code == 200
    assert ana.get(f"/days/{far.date() + dt.timedelta(days=1)}").status_code == 404


def test_today_is_the_day_on_the_persons_own_clock(ana, start, now):
    ahead = dt.timezone(dt.timedelta(hours=14))
    start(ana, started_at=(now - dt.timedelta(hours=30)).astimezone(ahead).isoformat())
    assert ana.get("/day")["Location"] == f"/days/{dt.datetime.now(ahead).date()}"


def test_straight_after_a_session_it_is_the_sessions_day(ana, start, now):
    began = now - dt.timedelta(minutes=59)
    start(ana, started_at=began.isoformat())
    assert ana.get("/day")["Location"] == f"/days/{began.date()}"


def test_only_what_is_used_is_noted_and_nothing_recommended(ana, day):
    page = ana.get(day).content.decode()
    assert "We only note it." in page


def test_the_day_lists_sessions_and_check_ins(ana, start, check_in_form, day, now):
    start(ana, started_at=now.isoformat())  # five minutes ago is yesterday, just after midnight
    page = ana.get(day).content.decode()
    assert page.count('href="/diary/') == 1
