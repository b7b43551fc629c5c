"""The report for a physiotherapist: page, PDF, table and times, each only of the person's own diary."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import uuid

import icalendar
import pytest

from supple.web.diary.models import CheckIn, Question, Session, Slot
from supple.web.household.models import Preferences
from supple.web.report import contents, drawn, pdf, sheet
from supple.web.report.times import calendar
from supple.web.report.urls import urlpatterns

HTML = {"accept": "text/html"}
ADDRESSES = [f"/{one.pattern}" for one in urlpatterns]
TODAY = dt.date(2026, 3, 31)
SECRET = "May I swim in the sea?"


def evening(person, day, pain):
    at = dt.datetime.combine(day, dt.time(20), dt.UTC)
    CheckIn.objects.create(
        pk=uuid.uuid4(), person=person, pain=pain, at=at, utc_offset_min=0, day=day, slot=Slot.EVENING
    )


def done(person, day, **changes):
    at = dt.datetime.combine(day, dt.time(7), dt.UTC)
    row = {
        "started_at": at, "utc_offset_min": 0, "day": day, "pain_before": 5, "nothing_new": True,
        "routine": "four_minutes", "level": "standard", "core_version": "1", "how": "done",
        "ended_at": at + dt.timedelta(minutes=5), "pain_after": 4,
    }  # fmt: skip
    return Session.objects.create(pk=uuid.uuid4(), person=person, **{**row, **changes})


@pytest.fixture
def month(ana):
    """Four weeks of ana's: the routine on every other day, evenings told but in the third week."""
    owner = ana.person
    for number in range(28):
        day = TODAY - dt.timedelta(days=27 - number)
        if number % 2 == 0:
            done(owner, day)
        if not 14 <= number < 21:
            evening(owner, day, 6 - number // 7)
    hurting = done(owner, TODAY - dt.timedelta(days=1), how="stopped", reason="pain", pain_after=None)
    hurting.hurts.create(pk=uuid.uuid4(), at_s=30, movement="gentle_backbend", pain=7, colour="red")
    Question.objects.create(pk=uuid.uuid4(), person=owner, text=SECRET, asked_at=hurting.started_at)
    return owner


def lines(made):
    return [line for part in made.sections for line in part.lines]


def test_weeks_say_what_was_done_and_told(month):
    made = contents.report(month, TODAY)
    assert [week.days_done for week in made.weeks] == [4, 3, 4, 3]
    assert [week.evening for week in made.weeks] == [6, 5, None, 3]
    assert [week.evenings_told for week in made.weeks] == [7, 7, 0, 7]


def test_it_says_what_was_stopped_and_what_is_asked(month):
    told = lines(contents.report(month, TODAY))
    assert "30 Mar 2026: Gentle backbend hurt, 7 of 10." in told
    assert "30 Mar 2026: stopped (pain)." in told
    assert SECRET in told


def test_pain_of_nought_is_told(ana):
    evening(ana.person, TODAY, 0)
    (week,) = contents.report(ana.person, TODAY).weeks
    assert week.evening == 0
    assert list(csv.reader(io.StringIO(sheet.table(contents.report(ana.person, TODAY)))))[1][3] == "0.0"


def test_an_empty_diary_makes_a_report_too(ana):
    made = contents.report(ana.person, TODAY)
    assert made.since == TODAY
    assert "Not told yet." in lines(made)
    assert pdf.pdf(made).startswith(b"%PDF-")


def test_what_is_older_than_twelve_weeks_is_left_out(ana):
    evening(ana.person, TODAY - dt.timedelta(days=84), 9)
    evening(ana.person, TODAY - dt.timedelta(days=83), 8)
    assert [pain for _, _, pain in contents.report(ana.person, TODAY).pains] == [8]


def test_the_pdf_is_tagged_and_at_most_two_pages(month):
    made = pdf.pdf(contents.report(month, TODAY))
    assert b"/MarkInfo" in made
    assert b"/StructTreeRoot" in made
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", made)) <= 2


def test_the_picture_is_named_for_who_cannot_see_it(month):
    made = contents.report(month, TODAY)
    picture = drawn.svg(made)
    assert 'role="img"' in picture
    assert "<desc>Pain from 0 to 10 by day." in picture
    assert drawn.svg(made) == picture, "the same report is the same bytes"


def test_the_table_has_a_line_a_week(month):
    rows = list(csv.reader(io.StringIO(sheet.table(contents.report(month, TODAY)))))
    assert tuple(rows[0]) == sheet.HEAD
    assert [row[1] for row in rows[1:]] == ["4", "3", "4", "3"]
    assert rows[3][3] == "", "not told is not nought"


def test_times_stay_where_they_are_when_the_clocks_change(ana):
    Preferences.objects.create(person=ana.person, morning_at=dt.time(7, 30), evening_at=None)
    now = dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC)
    made = icalendar.Calendar.from_ical(calendar(ana.person, now.date(), now))
    (event,) = made.walk("VEVENT")
    begins = event["dtstart"].dt
    assert begins == dt.datetime(2026, 3, 28, 7, 30)  # noqa: DTZ001 - a time without a zone is the point
    assert event["rrule"]["FREQ"] == ["DAILY"]


def test_no_times_make_an_empty_calendar(ana):
    now = dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC)
    assert icalendar.Calendar.from_ical(calendar(ana.person, now.date(), now)).walk("VEVENT") == []


def test_every_address_answers(ana):
    kinds = [ana.get(address, headers=HTML)["Content-Type"].partition(";")[0] for address in ADDRESSES]
    pictures = ["image/svg+xml"] * 2
    assert kinds == ["text/html", *pictures, "application/pdf", "text/csv", "text/calendar"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_sees_the_door(month, stranger, address):
    assert stranger.get(address, headers=HTML).status_code == 403


def test_cid_sees_nothing_of_anas(ana, cid):
    Question.objects.create(pk=uuid.uuid4(), person=ana.person, text=SECRET, asked_at=dt.datetime.now(dt.UTC))
    assert SECRET in ana.get("/report", headers=HTML).content.decode()
    assert SECRET not in cid.get("/report", headers=HTML).content.decode()
