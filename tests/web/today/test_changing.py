"""Changing a session in the middle: an easier form, or nothing more that bends this way."""

from __future__ import annotations

import uuid

import pytest

from supple.web.today.models import Change

KEY = uuid.UUID("0c9f5a1e-4c75-4a43-9a4d-65a4d0a3a001")
EASIER = {"at_s": 47.0, "movement": "single_knee_hug", "after": "single_knee_hug", "what": "easier"}
ON_THE_WAY = {"movement": "seated_thoracic_extension", "after": "single_knee_hug"}


@pytest.fixture
def session(ana, start):
    return start(ana)


@pytest.fixture
def change(put):
    def send(client, session, key=None, **changes):
        return put(client, f"{session}/changes/{key or uuid.uuid4()}", {**EASIER, **changes})

    return send


def played(answer):
    found = [beat["movement"] for beat in answer["timeline"]["beats"] if beat["kind"] == "work"]
    return list(dict.fromkeys(found))


def test_an_easier_form_begins_the_movement_anew_and_leads_on(ana, put, session, change):
    put(ana, f"{session}/progress", {"at_s": 44.0, "sequence": 3})
    answer = change(ana, session).json()
    assert played(answer)[:2] == ["single_knee_hug_foot_down", "seated_thoracic_extension"]
    assert {beat["position"] for beat in answer["timeline"]["ready"]} == {"lying"}
    assert "single_knee_hug_foot_down" not in answer["easier"]
    plan = ana.get(f"{session}/plan").json()
    assert plan["timeline"] == answer["timeline"]
    assert plan["progress"] == {"at_s": 0.0, "sequence": 3}


def test_a_change_is_stored_once(ana, session, change):
    first, again = change(ana, session, KEY), change(ana, session, KEY)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Change.objects.get().position == "lying"
    assert change(ana, session, KEY, what="skip_direction").status_code == 409


def test_a_change_repeated_late_does_not_take_progress_back(ana, put, session, change):
    change(ana, session, KEY)
    put(ana, f"{session}/progress", {"at_s": 12.0, "sequence": 1})
    change(ana, session, KEY)
    assert ana.get(f"{session}/plan").json()["progress"]["at_s"] == 12.0


def test_on_the_way_it_starts_from_where_the_person_was(ana, session, change):
    answer = change(ana, session, **ON_THE_WAY).json()
    assert played(answer)[0] == "seated_lift"
    assert [beat["show"] for beat in answer["timeline"]["ready"]][:2] == [
        "Both feet down",
        "Roll onto your side",
    ]


def test_what_bends_the_same_way_is_left_out(ana, session, change):
    answer = change(ana, session, what="skip_direction").json()
    assert played(answer)[0] == "seated_thoracic_extension"
    assert "single_knee_hug" in answer["skip"]


def test_changes_and_pains_add_up_in_their_order(ana, put, session, change):
    change(ana, session, movement="seated_rotation", after="seated_rotation")
    pain = {"at_s": 5.0, "movement": "small_rotation", "pain": 6}
    hurt = put(ana, f"{session}/hurts/{uuid.uuid4()}", pain).json()
    assert played(hurt) == ["gentle_backbend", "supported_extension"]
    assert ana.get(f"{session}/plan").json()["timeline"] == hurt["timeline"]


def test_when_nothing_is_left_it_ends(ana, session, change):
    for movement in ("single_knee_hug", "seated_thoracic_extension", "seated_rotation"):
        answer = change(ana, session, movement=movement, after=movement, what="skip_direction").json()
    assert answer["next"] == "end"
    assert "timeline" not in answer


def test_what_has_no_easier_form_is_refused(ana, session, change):
    change(ana, session)
    again = change(ana, session, movement="single_knee_hug_foot_down")
    assert (again.status_code, again.json()["title"]) == (409, "There is no easier form of this.")
    assert Change.objects.count() == 1


def test_what_does_not_come_any_more_is_refused(ana, session, change):
    change(ana, session, movement="seated_rotation", after="seated_rotation")
    assert change(ana, session).json()["title"] == "This movement does not come any more."


@pytest.mark.parametrize(
    ("key", "value"), [("what", "harder"), ("movement", "headstand"), ("after", "headstand"), ("at_s", -1)]
)
def test_a_wrong_value_is_named(ana, session, change, key, value):
    answer = change(ana, session, **{key: value})
    assert answer.status_code == 422
    assert key in answer.json()["title"]


@pytest.mark.parametrize("place", ["floor", "bed", "chair"])
@pytest.mark.parametrize("level", ["gentle", "standard", "stronger"])
def test_every_movement_that_may_be_eased_has_its_clips(ana, start, change, place, level):
    session = start(ana, place=place, level=level)
    plan = ana.get(f"{session}/plan").json()
    before = played(plan)[0]
    for movement in played(plan):
        for what in ["easier"] * (movement in plan["easier"]) + ["skip_direction"]:
            one = start(ana, place=place, level=level)
            answer = change(ana, one, movement=movement, after=before, what=what).json()
            assert answer["next"] == "end" or not missing(ana, answer)
        before = movement


def missing(client, answer):
    clips = client.get(answer["figure_url"]).json()["clips"]
    beats = [beat for part in ("ready", "beats", "after") for beat in answer["timeline"][part]]
    return {f"{beat['pose_from']}>{beat['pose_to']}" for beat in beats} - set(clips)


def test_cid_changes_nothing_of_anas(cid, session, change):
    assert change(cid, session).status_code == 404
    assert not Change.objects.exists()


def test_a_change_of_another_session_is_not_touched(ana, ben, session, start, change):
    change(ana, session, KEY)
    assert change(ben, start(ben), KEY).status_code == 404


def test_a_lock_keeps_the_changes_out_too(ana, put, session, change):
    put(ana, f"{session}/hurts/{uuid.uuid4()}", {"at_s": 5.0, "movement": "double_knee_hug", "pain": 10})
    assert change(ana, session).status_code == 409
