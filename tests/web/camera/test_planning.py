"""What a session with the camera is sent: nothing without it, and all that the page shows and says."""

from __future__ import annotations

import pytest

from supple.core.movement import catalogue
from supple.core.sight import saying
from supple.web.household.models import Preferences

HTML = {"accept": "text/html"}


def plan(client, address):
    return client.get(f"{address}/plan").json()


def test_it_is_off_until_somebody_turns_it_on(ana, start):
    assert plan(ana, start(ana))["camera"] is None


def test_the_settings_turn_it_on_and_a_tap_turns_it_off_for_a_day(ana, start):
    Preferences.objects.update_or_create(person=ana.person, defaults={"camera": True, "wait_for_me": True})
    made = plan(ana, start(ana))
    assert made["camera"]["wait"] is True
    assert made["camera"]["keep"] is False
    assert plan(ana, start(ana, camera=False))["camera"] is None


def test_a_tap_turns_it_on_for_a_day(ana, start):
    made = plan(ana, start(ana, camera=True))
    assert made["camera"]["on"] is True
    assert made["timeline"]["seconds"] == 240.0
    assert sum(beat["seconds"] for beat in made["timeline"]["set_up"]) == made["camera"]["set_up_s"] == 40
    assert not Preferences.objects.filter(person=ana.person, camera=True).exists()


@pytest.mark.parametrize("place", ["floor", "bed", "chair"])
def test_every_movement_is_turned_to_or_kept_quiet_about(ana, start, place):
    made = plan(ana, start(ana, camera=True, place=place))
    moved = {beat["movement"] for beat in made["timeline"]["beats"] if beat["kind"] == "work"}
    assert made["camera"]["turns"].keys() | made["camera"]["abstains"].keys() >= moved
    assert not made["camera"]["turns"].keys() & made["camera"]["abstains"].keys()
    assert made["camera"]["place"]["id"] == place
    picture = ana.get(made["camera"]["place"]["picture"])
    assert picture["Content-Type"] == "image/svg+xml"


def test_at_the_desk_the_phone_stands_as_for_a_chair(ana, start):
    made = plan(ana, start(ana, camera=True, routine="desk_break"))["camera"]
    assert made["place"]["id"] == "chair"
    assert made["turns"]["gentle_backbend"]["say"] == "Stand with your side to the camera."


def test_easier_forms_are_known_too(ana, start):
    made = plan(ana, start(ana, camera=True, place="bed"))["camera"]
    assert "small_rotation" in made["turns"]
    assert "seated_lift" in made["abstains"]


def test_it_has_the_words_and_the_recordings(ana, start):
    made = plan(ana, start(ana, camera=True))
    said = made["camera"]["set_up"]
    assert said["lie_down"]["lying"].startswith("Now lie down")
    missing = set(saying.lines()) - made["voice"].keys()
    assert not missing
    assert set(saying.lines()) - plan(ana, start(ana))["voice"].keys()


def test_the_picture_and_figure_do_not_change_with_the_camera(ana, start):
    with_it, without = plan(ana, start(ana, camera=True)), plan(ana, start(ana))
    assert with_it["figure_url"] == without["figure_url"]
    assert with_it["timeline"]["beats"] == without["timeline"]["beats"]


def test_camera_is_yes_or_no(ana, put, check_in):
    import uuid

    answer = put(ana, f"/sessions/{uuid.uuid4()}", {**check_in, "camera": "on"})
    assert answer.status_code == 422


def test_parts_have_names_where_there_are_several(ana, start):
    labels = plan(ana, start(ana, camera=True))["camera"]["labels"]
    assert labels["double_knee_hug"].keys() >= {
        part.id for part in catalogue().movements["double_knee_hug"].parts
    }
    assert labels["double_knee_hug"]["circles_one_way"] == "circles one way"
    assert "gentle_backbend" not in labels


@pytest.mark.parametrize("wrong", ["/camera/places/moon.svg", "/camera/places/floor.svg?theme=pink"])
def test_there_are_no_other_places(ana, wrong):
    assert ana.get(wrong, headers=HTML).status_code == 404


def test_the_settings_page_tells_where_and_what_is_kept(ana):
    page = ana.get("/settings", headers=HTML).content.decode()
    assert "The pictures never leave it, and none is kept." in page
    assert "None is kept now." in page
    assert page.count('class="spot"') == 3


def test_the_first_page_offers_it(ana):
    page = ana.get("/", headers=HTML).content.decode()
    assert "With the camera" in page
    assert "About 40 seconds more, to set it up." in page
    assert 'name="camera">' in page, "not ticked"
    assert "<h2>Today: 4 minutes</h2>" in page
    Preferences.objects.update_or_create(person=ana.person, defaults={"camera": True})
    page = ana.get("/", headers=HTML).content.decode()
    assert 'name="camera" checked>' in page
    assert "<h2>Today: 4 minutes, and about 40 seconds to set up the camera</h2>" in page
