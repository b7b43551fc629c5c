"""Where the phone stands is told in one way: what the page keeps quiet about is what is said afterwards."""

from __future__ import annotations

import uuid

import pytest

from supple.core.movement import catalogue
from supple.web.camera.spots import seen_from_there, spot_of
from supple.web.camera.words import summary
from supple.web.diary.models import Session
from supple.web.today.choosing import start_of
from tests.web.camera.conftest import seen


@pytest.mark.parametrize("routine", ["four_minutes", "desk_break"])
@pytest.mark.parametrize("place", ["floor", "bed", "chair"])
def test_what_is_not_looked_at_is_what_is_told(ana, start, put, routine, place):
    address = start(ana, camera=True, routine=routine, place=place)
    camera = ana.get(f"{address}/plan").json()["camera"]
    put(ana, f"{address}/seen/0", seen(parts=[]))
    session = Session.objects.get(pk=uuid.UUID(address.rpartition("/")[2]))
    known = catalogue().movements
    done = seen_from_there(session, start_of(session))
    quiet = {one.movement for one in done if one.why_not}
    assert quiet == camera["abstains"].keys() & {one.movement for one in done}
    notes = " ".join(summary(session).notes)
    assert all(known[name].name in notes for name in quiet)
    assert spot_of(session, start_of(session)).place == camera["place"]["id"]


def test_at_the_desk_it_is_a_chairs(ana, start):
    address = start(ana, camera=True, routine="desk_break", place="floor")
    session = Session.objects.get(pk=uuid.UUID(address.rpartition("/")[2]))
    assert spot_of(session, start_of(session)).place == "chair"


def test_a_routine_that_is_not_known_any_more_has_nothing_to_see(ana, start):
    address = start(ana, camera=True)
    session = Session.objects.get(pk=uuid.UUID(address.rpartition("/")[2]))
    session.routine = "gone"
    assert seen_from_there(session, start_of(session)) == ()
