"""Two minutes at the desk: three movements on a chair and standing, by the same rules as the four minutes."""

from __future__ import annotations

import uuid

import pytest

from supple.core.movement import catalogue
from supple.web.diary.models import Session
from supple.web.household.models import Preferences

HTML = {"accept": "text/html"}
EXTENSION_WITHOUT_PAIN = "gentle_backbend"


@pytest.fixture
def begin(put, check_in):
    def send(client, **changes):
        address = f"/sessions/{uuid.uuid4()}"
        return put(client, address, {**check_in, "routine": "desk_break", **changes})

    return send


def bases(answer):
    beats = answer.json()["timeline"]["beats"]
    known = catalogue().movements
    return list(dict.fromkeys(known[beat["movement"]].base for beat in beats if beat["movement"]))


def test_it_takes_two_minutes_and_nobody_lies_down(ana, begin):
    answer = begin(ana)
    assert answer.json()["timeline"]["seconds"] == 120.0
    assert bases(answer) == ["seated_thoracic_extension", "seated_rotation", "gentle_backbend"]
    whole = [beat for part in ("ready", "beats", "after") for beat in answer.json()["timeline"][part]]
    assert {beat["position"] for beat in whole} <= {"sitting", "standing"}
    assert Session.objects.get().routine == "desk_break"


@pytest.mark.parametrize(("place", "stays"), [("floor", "floor"), ("bed", "floor"), ("chair", "chair")])
def test_it_is_done_at_a_chair_wherever_the_four_minutes_are(ana, begin, place, stays):
    Preferences.objects.create(person=ana.person, place=place)
    assert begin(ana).json()["timeline"]["choices"]["place"] == stays


@pytest.mark.parametrize(("pain", "names"), [(5, 3), (6, 2), (7, 2), (8, 0)])
def test_the_gate_is_the_same(ana, begin, pain, names):
    answer = begin(ana, pain_before=pain)
    assert ("gate" in answer.json()) is (names == 0)
    assert names == 0 or (EXTENSION_WITHOUT_PAIN in bases(answer)) is (pain <= 5)


def test_a_red_pain_closes_the_direction_in_it_too(ana, begin, put):
    session = begin(ana, pain_before=2).json()["session"]["id"]
    pain = {"at_s": 5.0, "movement": "seated_thoracic_extension", "pain": 5}
    answer = put(ana, f"/sessions/{session}/hurts/{uuid.uuid4()}", pain)
    assert bases(answer) == ["seated_rotation"]


def test_another_routine_under_the_same_key_is_refused(ana, put, check_in):
    address = f"/sessions/{uuid.uuid4()}"
    assert put(ana, address, {**check_in, "routine": "desk_break"}).status_code == 201
    assert put(ana, address, check_in).status_code == 409


@pytest.mark.parametrize("routine", ["spasm_day", "", "nothing", 2])
def test_what_may_not_be_asked_for(ana, begin, routine):
    assert begin(ana, routine=routine).status_code == 422


def test_the_first_page_offers_it(ana):
    usual = ana.get("/", headers=HTML)
    assert usual.context["coming"]["minutes"] == 4
    assert "/?routine=desk_break" in usual.content.decode()
    desk = ana.get("/?routine=desk_break", headers=HTML)
    assert desk.context["coming"]["minutes"] == 2
    assert len(desk.context["coming"]["movements"]) == 3
    assert ana.get("/?routine=spasm_day").context["routine"] == "four_minutes"
