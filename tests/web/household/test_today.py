"""Today's choices, from the first page to what is played."""

from __future__ import annotations

import uuid

import pytest

from supple.core.movement import catalogue
from supple.web.diary.models import Session

HTML = {"accept": "text/html"}
SIX = catalogue().routines["four_minutes"].movements


@pytest.fixture
def begin(put, check_in):
    """Start a session with choices for today; return the answer."""

    def send(client, key=None, **changes):
        return put(client, f"/sessions/{key or uuid.uuid4()}", {**check_in, **changes})

    return send


def test_every_pain_has_its_offer(ana):
    offers = ana.get("/").context["offers"]
    assert len(offers) == 11
    assert [one["level"] for one in offers] == ["standard"] * 6 + ["gentle"] * 2 + [""] * 3
    assert sorted(offers[5]["open"]) == ["gentle", "standard", "stronger"]
    assert offers[6]["open"] == ["gentle"]
    assert offers[8]["open"] == []
    assert all(one["say"].endswith(".") for one in offers)


def test_the_settings_are_what_is_marked_for_today(ana, prefer):
    prefer(ana.person, place="bed", pace=1.5)
    change = ana.get("/").context["change"]
    assert [value for value, _label, usual in change["places"] if usual] == ["bed"]
    assert [pace for pace, _label, usual in change["paces"] if usual] == [1.5]
    prefer(ana.person, place="floor", cautions=["no_floor"])
    change = ana.get("/").context["change"]
    assert [value for value, _label, _usual in change["places"]] == ["bed", "chair"]
    assert change["place"] == "bed"


def test_what_is_coming_is_what_the_settings_make(ana, prefer):
    prefer(ana.person, pace=2.0, left_out=["seated_rotation"], cautions=["knee_pain"])
    coming = ana.get("/").context["coming"]
    assert coming["minutes"] > 6
    assert "Seated rotation" not in coming["movements"]
    prefer(ana.person, left_out=list(SIX))
    page = ana.get("/", headers=HTML)
    assert page.context["coming"] is None
    assert "see a physiotherapist" in page.content.decode()


def test_the_settings_shape_the_session(ana, prefer, begin):
    prefer(ana.person, place="bed", order="one_trip", pace=1.75, level="gentle", cautions=["dizzy"])
    body = begin(ana).json()
    choices = body["timeline"]["choices"]
    assert (choices["place"], choices["order"], choices["pace"]) == ("bed", "one_trip", 1.75)
    assert (choices["level"], choices["cautions"]) == ("gentle", ["dizzy"])
    assert body["session"]["level"] == "gentle"


def test_today_wins_over_the_settings(ana, prefer, begin):
    prefer(ana.person, place="bed", level="gentle")
    wanted = {"level": "stronger", "place": "floor", "order": "one_trip", "pace": 2}
    choices = begin(ana, **wanted).json()["timeline"]["choices"]
    assert {name: choices[name] for name in wanted} == wanted


def test_but_not_over_the_pain_nor_the_cautions(ana, prefer, begin):
    prefer(ana.person, cautions=["no_floor"])
    choices = begin(ana, pain_before=7, level="stronger", place="floor").json()["timeline"]["choices"]
    assert (choices["level"], choices["place"]) == ("gentle", "bed")
    assert "gate" in begin(ana, pain_before=8, level="gentle").json()


def test_a_session_keeps_the_choices_it_began_with(ana, prefer, begin):
    key = uuid.uuid4()
    first = begin(ana, key).json()["timeline"]
    prefer(ana.person, place="chair", cautions=["dizzy"], pace=2.0)
    assert ana.get(f"/sessions/{key}/plan").json()["timeline"] == first
    assert begin(ana, key).json()["timeline"] == first


def test_another_choice_under_the_same_key_is_refused(ana, begin):
    key = uuid.uuid4()
    assert begin(ana, key, level="gentle").status_code == 201
    assert begin(ana, key, level="gentle").status_code == 200
    assert begin(ana, key, level="stronger").status_code == 409
    assert begin(ana, key).status_code == 409
    rest = uuid.uuid4()
    assert begin(ana, rest, pain_before=9, place="bed").status_code == 201
    assert begin(ana, rest, pain_before=9, place="bed").status_code == 200
    assert begin(ana, rest, pain_before=9).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": "spasm_day"},
        {"level": 1},
        {"place": "moon"},
        {"order": "random"},
        {"pace": 0.74},
        {"pace": 2.01},
        {"pace": "1"},
        {"pace": True},
        {"cautions": []},
    ],
)
def test_what_is_not_known_is_refused(ana, begin, wrong):
    answer = begin(ana, **wrong)
    assert answer.status_code == 422
    assert next(iter(wrong)) in answer.json()["title"]
    assert Session.objects.count() == 0


def test_too_little_left_is_no_routine(ana, prefer, begin):
    prefer(ana.person, left_out=list(SIX[:5]))
    body = begin(ana).json()
    assert "See a physiotherapist" in body["gate"]["say"]
    assert not body["gate"]["something_new"]


def test_a_session_from_before_choices_were_kept(ana, did):
    session = did(ana.person, level="gentle", pain=7)
    choices = ana.get(f"/sessions/{session.pk}/plan").json()["timeline"]["choices"]
    assert choices["level"] == "gentle"
    assert "gentle_backbend" in choices["left_out"]


def test_a_form_can_hurt_too_and_twice(ana, prefer, begin, put):
    prefer(ana.person, level="gentle")
    key = uuid.uuid4()
    beats = begin(ana, key).json()["timeline"]["beats"]
    form = next(beat["movement"] for beat in beats if beat["movement"] == "single_knee_hug_foot_down")
    for _time in range(2):
        said = put(ana, f"/sessions/{key}/hurts/{uuid.uuid4()}", {"at_s": 1, "movement": form, "pain": 6})
        assert said.json()["colour"] == "red"
        assert "single_knee_hug" in said.json()["skip"]


def test_the_figure_is_drawn_for_the_choices(ana, begin):
    body = begin(ana, place="bed", level="gentle", pace=1.5).json()
    clips = ana.get(body["figure_url"]).json()["clips"]
    beats = [beat for part in ("ready", "beats", "after") for beat in body["timeline"][part]]
    assert {f"{beat['pose_from']}>{beat['pose_to']}" for beat in beats} <= set(clips)
    assert "pace" not in body["figure_url"]
