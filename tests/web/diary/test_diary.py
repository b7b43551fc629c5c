"""The diary's page: months, entries, and the numbers behind the plots."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest

from supple.web.diary import months, plots
from supple.web.diary.daily import day_key
from supple.web.diary.models import CheckIn, Day, Session

MORNING = dt.datetime(2026, 3, 5, 7, 30, tzinfo=dt.UTC)


@pytest.fixture
def kept(ana):
    """Keep a session of ana's."""

    def session(days=0, **changes):
        at = MORNING + dt.timedelta(days=days)
        facts = {
            "started_at": at,
            "utc_offset_min": 0,
            "day": at.date(),
            "pain_before": 5,
            "nothing_new": True,
        }
        ended = {"routine": "four_minutes", "how": "done", "ended_at": at, "pain_after": 3}
        return Session.objects.create(pk=uuid.uuid4(), person=ana.person, **{**facts, **ended, **changes})

    return session


@pytest.fixture
def tapped(ana):
    def check_in(days=0, pain=4, slot="evening"):
        at = MORNING.replace(hour=21) + dt.timedelta(days=days)
        when = {"at": at, "utc_offset_min": 0, "day": at.date(), "slot": slot}
        return CheckIn.objects.create(pk=uuid.uuid4(), person=ana.person, pain=pain, **when)

    return check_in


def cell(owner, day):
    sessions, check_ins = owner.sessions.order_by("started_at"), owner.check_ins.order_by("at")
    month = months.month(owner, day.replace(day=1), list(sessions), list(check_ins))
    return next(one for week in month.weeks for one in week if one.day == day)


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({}, "done"),
        ({"how": "stopped"}, "stopped"),
        ({"how": "", "ended_at": None, "pain_after": None}, "open"),
        ({"how": "", "ended_at": None, "pain_after": None, "routine": ""}, "rested"),
    ],
)
def test_a_day_says_what_was_done(ana, kept, changes, mark):
    kept(**changes)
    assert cell(ana.person, MORNING.date()).mark == mark


def test_a_day_with_two_sessions_says_the_most_that_was_done(ana, kept):
    kept(how="stopped", pain_before=6)
    kept(started_at=MORNING.replace(hour=19), ended_at=MORNING.replace(hour=20), pain_after=0)
    found = cell(ana.person, MORNING.date())
    assert (found.mark, found.before, found.after, found.more) == ("done", 6, 0, 1)


def test_a_day_with_check_ins_or_answers_only_is_noted(ana, tapped):
    tapped()
    Day.objects.create(pk=day_key(ana.person.pk, MORNING.date()), person=ana.person, day=dt.date(2026, 3, 9))
    assert (cell(ana.person, MORNING.date()).mark, cell(ana.person, MORNING.date()).before) == ("noted", 4)
    assert (cell(ana.person, dt.date(2026, 3, 9)).mark, cell(ana.person, dt.date(2026, 3, 9)).before) == (
        "noted",
        None,
    )


def test_a_missed_day_is_blank_and_nothing_is_counted(ana, kept):
    kept()
    page = ana.get("/diary").content.decode()
    assert '<span class="date">6</span>' in page
    assert not any(word in page.lower() for word in ("missed", "streak", "in a row"))


def test_the_newest_month_opens_and_others_are_one_step_away(ana, kept):
    kept()
    kept(days=-70)
    page = ana.get("/diary").content.decode()
    assert 'id="month">March 2026' in page
    assert "?month=2025-12" in page
    page = ana.get("/diary?month=2025-12").content.decode()
    assert 'id="month">December 2025' in page
    assert "?month=2026-03" in page


@pytest.mark.parametrize("month", ["", "2026", "2026-3", "2026-13", "x", "2026-03-05", "0000-01"])
def test_a_month_that_is_none_shows_the_newest(ana, kept, month):
    kept()
    assert 'id="month">March 2026' in ana.get(f"/diary?month={month}").content.decode()


def test_a_month_without_anything_says_so(ana, kept):
    kept()
    assert "No session or check-in" in ana.get("/diary?month=2024-02").content.decode()


def test_entries_come_newest_first(ana, kept, tapped):
    kept()
    tapped()
    kept(days=1)
    entries = ana.get("/diary").context["entries"]
    assert ["session" in entry for entry in entries] == [True, False, True]


def test_the_plot_and_its_table_hold_the_same(ana, kept, tapped):
    kept(pain_after=None)
    tapped()
    Day.objects.create(
        pk=day_key(ana.person.pk, MORNING.date()), person=ana.person, day=MORNING.date(), stiffness=6
    )
    context = ana.get("/diary").context
    assert context["plotted"] == [
        {
            "at": "2026-03-05T07:30:00+00:00",
            "before": 5,
            "after": None,
            "stiffness": 6,
            "check_in": False,
        },
        {
            "at": "2026-03-05T21:30:00+00:00",
            "before": 4,
            "after": None,
            "stiffness": None,
            "check_in": True,
        },
    ]
    assert [(line.before, line.stiffness) for line in context["lines"]] == [(4, None), (5, 6)]


def test_bands_are_the_parts_of_the_day(kept, tapped):
    sessions = [kept(pain_before=pain, days=pain) for pain in (1, 2, 6)]
    found = plots.bands(plots.lines(sessions, [tapped(pain=7)], []))
    assert [(band.start, band.end, band.count, band.lowest, band.middle, band.highest) for band in found] == [
        (5, 9, 3, 1, 2, 6),
        (21, 24, 1, 7, 7, 7),
    ]


def test_three_months_are_plotted_and_all_on_request(ana, kept):
    kept()
    kept(days=-100)
    assert len(ana.get("/diary").context["plotted"]) == 1
    assert "?span=all" in ana.get("/diary").content.decode()
    assert len(ana.get("/diary?span=all").context["plotted"]) == 2


def test_an_empty_diary(ana):
    assert "Nothing here yet" in ana.get("/diary").content.decode()


def test_beside_both_plots_it_says_that_a_number_is_no_proof(ana, finished):
    finished(ana, pain_before=6, pain_after=2)
    page = ana.get("/diary", headers={"accept": "text/html"}).content.decode()
    plots = re.findall(r'<section class="figure".*?</section>', page, re.DOTALL)
    assert len(plots) == 2
    by_day, by_hour = (" ".join(re.sub(r"<details.*", "", plot, flags=re.DOTALL).split()) for plot in plots)
    assert "goes up and down by itself: a point more or less can be chance" in by_day
    assert "one good or bad day is no answer" in by_day
    assert "only a few marks says little" in by_hour
    assert "does not mean that one makes the other" in by_hour
