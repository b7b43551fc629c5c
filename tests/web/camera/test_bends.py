"""Where backbends were: told by the page, kept, shown in the diary, without a norm."""

from __future__ import annotations

import datetime as dt
import json
import uuid

import pytest

from supple.core.movement import catalogue
from supple.core.sight.bounds import MOST_BENDS
from supple.core.sight.curve_model import model
from supple.web.camera import bends, curves, keeping, merging
from supple.web.camera.models import Bend, Seen
from supple.web.camera.watched import Bend as Told
from supple.web.camera.watched import Watched, from_json
from supple.web.camera.words import title_of
from supple.web.diary.models import Session
from supple.web.household.models import Preferences
from supple.web.learning import demonstration
from tests.web.camera.conftest import BEND, seen
from tests.web.camera.test_planning import plan
from tests.web.camera.test_trends import FACTS, FIRST


def bend(**changes):
    return {**BEND, **changes}


UNTOLD = {"centroid": None, "low": None, "high": None, "why": "off_side"}


def told(number, centroid, **changes):
    ends = {} if centroid is None else {"low": max(0.0, centroid - 0.15), "high": min(1.0, centroid + 0.15)}
    made = bend(number=number, centroid=centroid, why="", **ends) | changes
    return Told(**(made | (UNTOLD if centroid is None else {})))


def bent(person, day, *centroids, **changes):
    """Keep a session in which the backbends were there; None could not be told."""
    at = dt.datetime.combine(day, dt.time(7), dt.UTC)
    made = Session.objects.create(
        pk=uuid.uuid4(), person=person, started_at=at, utc_offset_min=0, day=day, pain_before=5,
        nothing_new=True, routine="four_minutes", level="standard", core_version="1", how="done",
        ended_at=at + dt.timedelta(minutes=5), pain_after=4,
    )  # fmt: skip
    found = tuple(told(number, one, **changes) for number, one in enumerate(centroids, 1))
    keeping.keep(made, 0, Watched(FACTS, (), found))
    return made


def test_what_was_told_is_kept(ana, watched):
    watched(ana, told=seen(bends=[bend(), bend(number=2, **UNTOLD)]))
    first, second = Bend.objects.all()
    assert (first.centroid, first.low, first.high, first.why, first.method) == (0.41, 0.27, 0.55, "", 1)
    assert (second.centroid, second.low, second.high, second.why) == (None, None, None, "off_side")


def test_a_newer_message_takes_the_older_ones_place(ana, watched, put):
    address = watched(ana, told=seen(bends=[bend()]))
    put(ana, f"{address}/seen/0", seen(bends=[bend(), bend(number=2)]))
    assert [one.number for one in Bend.objects.all()] == [1, 2]


def test_a_page_that_was_loaded_anew_counts_on(ana, watched, put):
    address = watched(ana, told=seen(bends=[bend(), bend(number=2)]))
    put(ana, f"{address}/seen/90", seen(bends=[bend(centroid=0.3)]))
    assert [(one.number, one.centroid) for one in Bend.objects.all()] == [(1, 0.41), (2, 0.41), (3, 0.3)]


def test_of_very_many_the_newest_stay():
    many = Watched(FACTS, (), tuple(told(number, 0.4) for number in range(1, MOST_BENDS + 1)))
    last = Watched(FACTS, (), (told(1, 0.2),))
    made = merging.merged([many, last]).bends
    assert len(made) == MOST_BENDS
    assert (made[-1].number, made[-1].centroid) == (MOST_BENDS, 0.2)


def test_it_is_the_same_after_being_written_down():
    whole = Watched(FACTS, (), (told(1, 0.4), told(2, None)))
    assert from_json(json.loads(json.dumps(whole.to_json()))) == whole


@pytest.mark.parametrize(
    "wrong",
    [
        {"movement": "double_knee_hug"},
        {"part": "hugs"},
        {"number": 0},
        {"centroid": 1.2},
        {"centroid": 0.6},
        {"low": "0.2"},
        {**UNTOLD, "why": "because"},
        {"method": 0},
    ],
)
def test_what_cannot_be_is_refused(ana, start, put, wrong):
    address = start(ana, None, camera=True)
    assert put(ana, f"{address}/seen/0", seen(bends=[bend(**wrong)])).status_code == 422
    assert not Bend.objects.exists()


def test_who_goes_back_counts_anew_and_loses_nothing(ana, watched):
    watched(ana, told=seen(bends=[bend(), bend(number=2), bend(centroid=0.3)]))
    assert [(one.number, one.centroid) for one in Bend.objects.all()] == [(1, 0.41), (2, 0.41), (3, 0.3)]
    assert Seen.objects.exists()


def test_a_session_says_where_and_how_sure(ana):
    (note,) = bends.notes(bent(ana.person, FIRST, 0.4, 0.5, None), title_of)
    assert "at 0.45 (0.30 to 0.60)" in note
    assert note.startswith("Gentle backbend: ")
    assert note.endswith("Experimental: tested on computed bodies only.")


def test_a_session_says_why_not(ana):
    (note,) = bends.notes(bent(ana.person, FIRST, None), title_of)
    assert model().sentences["off_side"] in note


def test_a_session_without_bends_says_nothing(ana):
    assert bends.notes(bent(ana.person, FIRST), title_of) == []


def test_the_line_has_a_point_a_session_with_its_interval(ana, ben):
    bent(ana.person, FIRST, 0.2, 0.4, 0.3, None)
    bent(ana.person, FIRST + dt.timedelta(days=1), None)
    bent(ana.person, FIRST + dt.timedelta(days=2), 0.5)
    bent(ben.person, FIRST, 0.9)
    (line,) = curves.lines(ana.person)
    assert line.title == "Gentle backbend"
    assert [(one.centroid, one.told, one.repetitions) for one in line.points] == [(0.3, 3, 4), (0.5, 1, 1)]
    assert (line.points[0].low, line.points[0].high) == pytest.approx((0.15, 0.45))
    assert [cells for _, cells in line.rows] == [
        ("0.50", "0.35", "0.65", "1 of 1"),
        ("0.30", "0.15", "0.45", "3 of 4"),
    ]


def test_versions_of_the_measure_are_not_mixed(ana):
    bent(ana.person, FIRST, 0.2)
    bent(ana.person, FIRST + dt.timedelta(days=1), 0.6, method=2)
    (line,) = curves.lines(ana.person)
    assert [one.centroid for one in line.points] == [0.6]


def test_the_diary_shows_it_without_a_norm(ana, cid):
    bent(ana.person, FIRST, 0.4)
    page = ana.get("/diary", headers={"accept": "text/html"}).content.decode()
    assert "Where your back bends" in page
    assert "tested on computed bodies only" in page
    assert "<td>0.40</td><td>0.25</td><td>0.55</td><td>1 of 1</td>" in page
    plotted = json.loads(page.partition('<script id="curves" type="application/json">')[2].partition("<")[0])
    assert plotted[0]["points"][0]["ends"] == [0.25, 0.55]
    assert "Where your back bends" not in cid.get("/diary", headers={"accept": "text/html"}).content.decode()


def test_it_goes_with_its_session(ana):
    bent(ana.person, FIRST, 0.4).delete()
    assert not Bend.objects.exists()


def test_nobody_is_told_who_did_not_ask(ana, start):
    assert plan(ana, start(ana, camera=True))["camera"]["curve"] is False


def test_who_asks_is_told(ana, start):
    Preferences.objects.update_or_create(person=ana.person, defaults={"curve": True})
    assert plan(ana, start(ana, camera=True))["camera"]["curve"] is True


def test_what_compare_shows_is_the_hinge():
    for name in model().movements:
        first = demonstration.shown_faults(catalogue().movements[name])[0]
        assert "hing" in first.text.lower()
