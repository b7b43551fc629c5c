"""The first page and the diary, as contexts."""

from __future__ import annotations

import datetime as dt

import pytest

from supple.web.diary.models import Session
from supple.web.today import views
from supple.web.today.page import unfinished
from tests.web.conftest import answer_none

HTML = {"accept": "text/html"}


def test_the_first_time(ana):
    context = ana.get("/", headers=HTML).context
    assert context["first_time"]
    assert context["unfinished"] is None
    assert context["coming"]["minutes"] == 4
    assert len(context["coming"]["movements"]) == 6
    assert context["daily"].startswith("No new leg pain")


def test_the_csrf_token_stands_in_the_page(ana):
    assert b"csrfmiddlewaretoken" in ana.get("/").content


def test_a_session_left_in_the_middle_is_offered(ana, start):
    address = start(ana)
    context = ana.get("/").context
    assert not context["first_time"]
    assert address.endswith(str(context["unfinished"].pk))
    assert ana.get(address).context["resume"]["session"]["id"] == address[-36:]


def test_one_that_has_ended_is_not(ana, start, put, now):
    address = start(ana)
    put(ana, f"{address}/end", {"ended_at": now.isoformat(), "how": "done"})
    assert ana.get("/").context["unfinished"] is None
    assert ana.get(address)["Location"] == "/diary"


def test_nor_a_day_of_rest(ana, start):
    address = start(ana, pain_before=9)
    assert ana.get("/").context["unfinished"] is None
    assert ana.get(address).status_code == 302


def test_nor_an_older_one_behind_a_finished_one(ana, start, put, now):
    start(ana, started_at=(now - dt.timedelta(minutes=10)).isoformat())
    put(ana, f"{start(ana)}/end", {"ended_at": now.isoformat(), "how": "done"})
    assert ana.get("/").context["unfinished"] is None


@pytest.mark.parametrize(
    ("started", "minutes", "goes_on"),
    [
        # On its day it goes on for twelve hours, and soon after midnight for one.
        ("2026-03-01T08:00:00+02:00", 12 * 60 - 1, True),
        ("2026-03-01T08:00:00+02:00", 12 * 60, False),
        ("2026-03-01T23:30:00+02:00", 29, True),
        ("2026-03-01T23:30:00+02:00", 59, True),
        ("2026-03-01T23:30:00+02:00", 60, False),
        ("2026-03-01T20:00:00+02:00", 9 * 60, False),
    ],
)
def test_nor_one_of_yesterday_or_of_long_ago(ana, start, monkeypatch, started, minutes, goes_on):
    address = start(ana, started_at=started)
    now = Session.objects.get().started_at + dt.timedelta(minutes=minutes)
    assert bool(unfinished(ana.person, now)) is goes_on
    monkeypatch.setattr(views.timezone, "now", lambda: now)
    answer_none(ana.person)
    assert ana.get(address, headers=HTML).status_code == (200 if goes_on else 302)
    assert ana.get(f"{address}/plan").status_code == (200 if goes_on else 409)


def test_cid_is_not_offered_anas(ana, cid, start):
    start(ana)
    context = cid.get("/").context
    assert context["first_time"]
    assert context["unfinished"] is None


def test_the_diary_lists_the_newest_first_and_plots_the_oldest_first(ana, cid, start):
    start(ana, pain_before=5, started_at="2026-03-01T07:00:00+02:00")
    start(ana, pain_before=0, started_at="2026-03-02T07:00:00+02:00")
    context = ana.get("/diary", headers=HTML).context
    assert [session.pain_before for session in context["sessions"]] == [0, 5]
    assert [point["pain_before"] for point in context["points"]] == [5, 0]
    assert context["points"][0]["started_at"] == "2026-03-01T07:00:00+02:00"
    assert cid.get("/diary").context["sessions"] == []


def test_help_names_every_warning_sign(ana):
    groups = ana.get("/help").context["groups"]
    assert [group["level"].id for group in groups] == ["emergency", "same_day", "wait", "book"]
    assert all(group["signs"] for group in groups)
    assert groups[0]["numbers"] == ["999"]
