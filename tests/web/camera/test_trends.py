"""Trends: against one's own first days, and nothing said that is within the error of measuring."""

from __future__ import annotations

import datetime as dt
import json
import uuid

from supple.web.camera import keeping, trends
from supple.web.camera.watched import Holds, Part, Stretch, Watched
from supple.web.camera.words import SMALLEST_CHANGE
from supple.web.diary.models import Session

FACTS = {"pose_model": "lite", "delegate": "CPU", "frames": 10, "watched_s": 9.0, "lost": ""}
FIRST = dt.date(2026, 3, 1)


def watch(person, day, size, *, side="", error=10.0, first=None, last=None, session=None):
    """Keep a session in which the hugs went so far from the start."""
    at = dt.datetime.combine(day, dt.time(7), dt.UTC)
    made = session or Session.objects.create(
        pk=uuid.uuid4(), person=person, started_at=at, utc_offset_min=0, day=day, pain_before=5,
        nothing_new=True, routine="four_minutes", level="standard", core_version="1", how="done",
        ended_at=at + dt.timedelta(minutes=5), pain_after=4,
    )  # fmt: skip
    ends = (size if first is None else first, size if last is None else last)
    stretch = Stretch("hip_flexion_deg", "degrees", 5, size, size, size, error, *ends)
    part = Part("double_knee_hug", "hugs", side, 5, 5, 0, 0, 1.0, Holds(0), (stretch,))
    keeping.keep(made, 0, Watched(FACTS, (part,)))
    return made


def days(person, sizes):
    for number, size in enumerate(sizes):
        watch(person, FIRST + dt.timedelta(days=number), size)
    (made,) = trends.trends(person)
    return made


def test_four_days_are_too_few(ana):
    made = days(ana.person, [25.0] * 4)
    assert made.baseline is None
    assert made.band is None
    assert made.words == "Too soon to compare: your own range needs 1 more day with the camera."


def test_a_second_session_of_a_day_is_no_more_day(ana):
    days(ana.person, [25.0] * 4)
    watch(ana.person, FIRST, 30.0)
    assert trends.trends(ana.person)[0].baseline is None


def test_five_days_make_the_baseline_and_its_band(ana):
    made = days(ana.person, [20.0, 24.0, 25.0, 26.0, 90.0])
    assert made.baseline == 25.0
    assert made.band == (0.0, 25.0 + SMALLEST_CHANGE * 10.0)
    assert "Nothing to compare with it yet." in made.words


def test_the_first_days_stay_the_baseline_however_many_follow(ana, monkeypatch):
    monkeypatch.setattr(trends, "FIRST_ROWS", 5)
    monkeypatch.setattr(trends, "NEWEST_ROWS", 3)
    made = days(ana.person, [20.0] * 5 + [60.0] * 10)
    assert made.baseline == 20.0
    assert len(made.points) == 8


def test_within_the_error_nothing_is_said(ana):
    assert "no difference" in days(ana.person, [25.0] * 5 + [52.0] * 5).words


def test_beyond_the_error_it_is_said_and_not_praised(ana):
    assert days(ana.person, [25.0] * 5 + [53.0] * 5).words == (
        "Lately it goes further: 53 degrees, at first 25 degrees. Further is not better."
    )


def test_less_far_is_not_blamed(ana):
    assert days(ana.person, [60.0] * 5 + [25.0] * 5).words == (
        "Lately it goes less far: 25 degrees, at first 60 degrees. That can have many reasons."
    )


def test_a_change_towards_less_counts_by_its_size(ana):
    assert days(ana.person, [-25.0] * 5).baseline == 25.0


def test_the_sides_are_kept_apart(ana):
    session = watch(ana.person, FIRST, 25.0, side="left")
    assert [one.key[2] for one in trends.trends(ana.person)] == ["left"]
    assert session.ranges.get().side == "left"
    watch(ana.person, FIRST, 35.0, side="right")
    assert {one.key[2]: one.points[0].size for one in trends.trends(ana.person)} == {
        "left": 25.0,
        "right": 35.0,
    }


def test_ones_own_range_is_of_earlier_sessions_only(ana, ben):
    watch(ana.person, FIRST, 20.0)
    watch(ana.person, FIRST + dt.timedelta(days=1), 30.0)
    now = watch(ana.person, FIRST + dt.timedelta(days=2), 90.0)
    watch(ben.person, FIRST, 70.0)
    assert trends.own(now) == {
        "double_knee_hug|hugs|-": {
            "measure": "hip_flexion_deg",
            "unit": "degrees",
            "usual": 25.0,
            "least": 15.0,
            "most": 35.0,
            "uncertainty": 10.0,
            "days": 2,
        }
    }


def test_ones_own_range_is_of_one_measure_only(ana):
    old = watch(ana.person, FIRST, 0.4)
    old.ranges.update(measure="knee_to_shoulder", unit="torso lengths")
    watch(ana.person, FIRST + dt.timedelta(days=1), 30.0)
    now = watch(ana.person, FIRST + dt.timedelta(days=2), 90.0)
    (usual,) = trends.own(now).values()
    assert (usual["measure"], usual["usual"], usual["days"]) == ("hip_flexion_deg", 30.0, 1)


def test_the_diary_shows_them_and_only_ones_own(ana, cid):
    for number in range(6):
        watch(ana.person, FIRST + dt.timedelta(days=number), 25.0)
    page = ana.get("/diary", headers={"accept": "text/html"}).content.decode()
    assert "How far you go" in page
    assert "Double knee hug: hugs" in page
    assert page.count("<td>25</td>") == 6
    plotted = json.loads(page.partition('<script id="trends" type="application/json">')[2].partition("<")[0])
    assert [len(one["points"]) for one in plotted] == [6]
    assert "How far you go" not in cid.get("/diary", headers={"accept": "text/html"}).content.decode()
