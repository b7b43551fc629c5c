"""What is said of a session: nothing beyond the error, no praise for further, and what was not seen."""

from __future__ import annotations

import datetime as dt

import pytest

from supple.web.camera.models import Seen, Watch
from supple.web.camera.words import SMALLEST_CHANGE, clear, summary
from tests.web.camera.conftest import part, seen, stretch
from tests.web.camera.test_trends import FIRST, watch

UNSURE = "Your first and your last hug: no difference that the camera could be sure of."
HTML = {"accept": "text/html"}


def notes(session):
    return summary(session).notes


def test_a_difference_has_to_be_larger_than_the_error():
    assert pytest.approx(2.77, abs=0.01) == SMALLEST_CHANGE
    assert not clear(20.0, 47.7, 10.0)
    assert clear(20.0, 47.8, 10.0)


def test_the_first_hug_is_compared_with_the_last(ana):
    assert UNSURE in notes(watch(ana.person, FIRST, 25.0, first=15.0, last=42.0))
    day = FIRST + dt.timedelta(days=1)
    assert "Today your last hug went about 29 degrees further than your first." in notes(
        watch(ana.person, day, 25.0, first=15.0, last=44.0)
    )
    assert "Today your last hug went about 29 degrees less far than your first." in notes(
        watch(ana.person, day + dt.timedelta(days=1), 25.0, first=44.0, last=15.0)
    )


def test_further_is_never_called_better(ana):
    told = summary(watch(ana.person, FIRST, 25.0, first=15.0, last=44.0))
    every = " ".join((told.title, *told.notes, *(line for one in told.parts for line in one.lines)))
    assert "Further is not better." in every
    for word in ("well done", "good", "improved", "normal", "should"):
        assert word not in every.lower()


def hugs(client, watched, left, right):
    sides = [
        part(movement="single_knee_hug", part="hug", side=side, ranges=[stretch(median=size)])
        for side, size in (("left", left), ("right", right))
    ]
    watched(client, told=seen(parts=sides))
    return notes(Watch.objects.get().session)


def test_the_sides_are_not_told_apart_within_the_error(ana, watched):
    assert not any("left and right" in note for note in hugs(ana, watched, 30.0, 57.0))


def test_the_sides_are_told_apart_beyond_it_without_a_verdict(ana, watched):
    note = "Single knee hug: left and right went differently far today. That is common, and no fault."
    assert note in hugs(ana, watched, 30.0, 58.0)


def test_what_was_not_seen_is_said(ana, watched):
    unseen = part(seen=0, not_judged=0, coverage=None, ranges=[])
    watched(ana, told=seen(parts=[unseen], lost="lost"))
    told = summary(Watch.objects.get().session)
    assert told.title == "The camera counted nothing today."
    assert told.parts[0].lines == ("Not seen: 5 were to come.",)
    assert told.notes == ("The camera went away in the middle.",)


def test_what_the_phone_could_not_see_from_its_place_is_said(ana, watched):
    watched(ana, place="bed")
    assert (
        "Seated upper-back bend: From where it stands, the camera cannot see this movement well "
        "enough. It stays quiet here."
    ) in notes(Watch.objects.get().session)


def test_nought_is_a_value(ana, watched):
    watched(ana, told=seen(parts=[part(seen=0, not_judged=5, coverage=0.0, ranges=[])]))
    told = summary(Watch.objects.get().session)
    assert told.parts[0].lines == (
        "Counted: 0 of 5. 5 more were not seen well enough.",
        "In view for 0 % of the time.",
    )
    assert Seen.objects.get().coverage == 0.0


def test_holds_are_told_in_whole_seconds(ana, watched):
    watched(ana, told=seen(parts=[part(holds_s=[0.8, 5.1, 6.2])]))
    assert "Held for about 5 seconds (1 to 6)." in summary(Watch.objects.get().session).parts[0].lines


def test_cues_are_few(ana, watched):
    cues = [fault(cue) for cue in _cues()]
    watched(ana, told=seen(faults=cues))
    assert sum("A thought for next time" in note for note in notes(Watch.objects.get().session)) <= 2


def fault(cue):
    return {"movement": "double_knee_hug", "cue": cue, "times": 1}


def _cues():
    from supple.core.movement import catalogue

    return [one.cue for one in catalogue().movements["double_knee_hug"].faults]


def test_the_sessions_page_in_the_diary_says_it(ana, watched):
    address = watched(ana).replace("sessions", "diary")
    page = ana.get(address, headers=HTML).content.decode()
    assert "What the camera saw" in page
    assert "The camera counted 4 of 5 repetitions." in page
    assert "is kept (" not in page, "no movement data"
