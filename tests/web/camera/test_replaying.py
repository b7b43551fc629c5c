"""Movement data on its page: rows in their order, what was done, and nothing that is damaged."""

from __future__ import annotations

import pytest

from supple.web.camera.models import Track
from supple.web.diary.models import Session
from supple.web.household.models import Preferences
from tests.web.camera.test_tracks import chunk

HTML = {"accept": "text/html"}


@pytest.fixture
def kept(ana, start, put):
    Preferences.objects.update_or_create(person=ana.person, defaults={"keep_movement": True})
    address = start(ana, camera=True)
    for number, start_s in ((1, -12.1), (0, -12.5)):  # They may arrive in any order.
        put(ana, f"{address}/landmarks/0/{number}", chunk(2, start_s=start_s))
    return address


def test_the_rows_come_in_their_order(ana, kept):
    found = ana.get(f"{kept}/landmarks").json()
    assert found["at_s"] == [0.0, 0.2, 0.4, 0.6]
    assert found["rows"][0][:3] == [0, 1, 2]
    assert [len(row) for row in found["rows"]] == [66] * 4
    assert any(title == "Double knee hug" for _, title in found["what"])


def test_a_page_that_was_loaded_anew_goes_on_from_its_own_place(ana, kept, put):
    put(ana, f"{kept}/landmarks/70/0", chunk(3, start_s=-12.2))
    assert Track.objects.count() == 3
    found = ana.get(f"{kept}/landmarks").json()
    assert found["at_s"] == [0.0, 0.2, 0.3, 0.5, 0.7]
    assert [row[0] for row in found["rows"]] == [0] * 5


def test_what_was_done_once_more_is_drawn_once(ana, kept, put):
    put(ana, f"{kept}/landmarks/0/2", chunk(3, start_s=-12.5))
    assert ana.get(f"{kept}/landmarks").json()["at_s"] == [0.0, 0.2, 0.4]


def test_what_is_damaged_is_left_out(ana, kept):
    Track.objects.filter(number=1).update(rows="AAAA")
    assert ana.get(f"{kept}/landmarks").json()["at_s"] == [0.0, 0.2]


def test_a_routine_that_is_not_known_any_more_is_drawn_without_names(ana, kept):
    Session.objects.update(routine="gone")
    found = ana.get(f"{kept}/landmarks").json()
    assert (len(found["rows"]), found["what"]) == (4, [])


def test_the_page_is_there_where_something_is_kept(ana, kept):
    page = kept.replace("sessions", "diary") + "/movement"
    assert b"How you moved" in ana.get(page, headers=HTML).content
    Track.objects.all().delete()
    assert ana.get(page, headers=HTML).status_code == 404
