"""From the check-in to the end: what the page sends, stored once and never doubled."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from supple.web.diary.models import Hurt, Session

KEY = uuid.UUID("4d1a58c2-6a55-4d5a-9a62-0c39c2bb40c0")


@pytest.fixture
def session(ana, start):
    return start(ana, KEY)


@pytest.fixture
def ending(now):
    return {
        "ended_at": (now + dt.timedelta(minutes=4)).isoformat(),
        "how": "done",
        "reason": None,
        "pain_after": None,
    }


def test_the_first_message_starts_a_session(ana, put, check_in, now):
    answer = put(ana, f"/sessions/{KEY}", check_in)
    body = answer.json()
    assert answer.status_code == 201
    assert body["session"] == {
        "id": str(KEY),
        "started_at": now.isoformat(),
        "day": now.date().isoformat(),
        "pain_before": 3,
        "nothing_new": True,
        "routine": "four_minutes",
        "level": "standard",
    }
    assert body["timeline"]["seconds"] == 240
    assert body["figure_url"].startswith("/figures/four_minutes?level=standard&place=floor&v=")
    assert body["progress"] is None
    assert body["end"] is None
    kept = Session.objects.get()
    assert (kept.started_at, kept.utc_offset_min, kept.person) == (now, 60, ana.person)


def test_every_spoken_line_that_is_recorded_has_its_address(ana, put, check_in):
    body = put(ana, f"/sessions/{KEY}", check_in).json()
    said = {beat["say"] for beat in body["timeline"]["beats"]} - {""}
    assert said <= set(body["voice"])
    line = body["voice"][min(said)]
    assert line["url"].startswith("/static/voice/en/")
    assert line["seconds"] > 0


def test_the_same_message_again_is_answered_alike_and_stored_once(ana, put, check_in):
    first = put(ana, f"/sessions/{KEY}", check_in)
    again = put(ana, f"/sessions/{KEY}", check_in)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert Session.objects.count() == 1


def test_the_same_moment_in_another_zone_is_another_message(ana, put, check_in, session, now):
    elsewhere = now.astimezone(dt.UTC).isoformat()
    assert put(ana, session, {**check_in, "started_at": elsewhere}).status_code == 409


@pytest.mark.parametrize(
    "change",
    [{"pain_before": 0}, {"nothing_new": False}, {"started_at": "2026-01-05T07:00:00+00:00"}],
)
def test_another_check_in_under_the_same_id_is_refused(ana, put, check_in, session, change):
    answer = put(ana, session, {**check_in, **change})
    assert answer.status_code == 409
    assert min(change) in answer.json()["detail"]
    assert Session.objects.get().pain_before == 3


def test_no_pain_is_a_value(ana, put, check_in):
    assert put(ana, f"/sessions/{KEY}", {**check_in, "pain_before": 0}).json()["session"]["pain_before"] == 0
    assert Session.objects.get().pain_before == 0


def test_much_pain_is_kept_but_gets_no_routine(ana, put, check_in):
    body = put(ana, f"/sessions/{KEY}", {**check_in, "pain_before": 8}).json()
    assert "timeline" not in body
    assert body["gate"]["say"]
    assert not body["gate"]["something_new"]
    assert Session.objects.get().routine == ""


def test_something_new_gets_no_routine(ana, put, check_in):
    body = put(ana, f"/sessions/{KEY}", {**check_in, "nothing_new": False}).json()
    assert "timeline" not in body
    assert body["gate"]["something_new"]


def test_more_pain_gets_the_gentle_routine_without_backward_bends(ana, put, check_in):
    body = put(ana, f"/sessions/{KEY}", {**check_in, "pain_before": 6}).json()
    assert body["session"]["level"] == "gentle"
    assert "gentle" in body["say"]
    assert "gentle_backbend" not in {beat["movement"] for beat in body["timeline"]["beats"]}


def test_progress_goes_by_its_sequence(ana, put, session):
    assert put(ana, f"{session}/progress", {"at_s": 34.5, "sequence": 2}).json() == {
        "at_s": 34.5,
        "sequence": 2,
    }
    late = put(ana, f"{session}/progress", {"at_s": 99.0, "sequence": 1})
    assert (late.status_code, late.json()) == (200, {"at_s": 34.5, "sequence": 2})
    # Going back in the routine is newer, and smaller.
    assert put(ana, f"{session}/progress", {"at_s": 0, "sequence": 3}).json() == {"at_s": 0.0, "sequence": 3}


def test_the_end_is_stored_once_and_the_pain_afterwards_may_follow(ana, put, session, ending):
    assert put(ana, f"{session}/end", ending).status_code == 201
    assert put(ana, f"{session}/end", ending).status_code == 200
    assert put(ana, f"{session}/end", {**ending, "pain_after": 0}).status_code == 201
    late = put(ana, f"{session}/end", ending)
    assert (late.status_code, late.json()["end"]["pain_after"]) == (200, 0)
    assert Session.objects.get().pain_after == 0


@pytest.mark.parametrize(
    "change", [{"how": "stopped"}, {"pain_after": 5}, {"ended_at": "2027-01-01T00:00:00+00:00"}]
)
def test_a_second_other_end_is_refused(ana, put, session, ending, change):
    put(ana, f"{session}/end", {**ending, "pain_after": 2})
    answer = put(ana, f"{session}/end", {**ending, "pain_after": 2, **change})
    assert answer.status_code in {409, 422}
    assert Session.objects.get().pain_after == 2


def test_a_session_cannot_end_before_it_started(ana, put, session, ending, now):
    early = (now - dt.timedelta(seconds=1)).isoformat()
    assert put(ana, f"{session}/end", {**ending, "ended_at": early}).status_code == 422


def test_why_a_session_was_stopped_is_kept(ana, put, session, ending):
    answer = put(ana, f"{session}/end", {**ending, "how": "stopped", "reason": "fatigue", "pain_after": 4})
    assert answer.json()["end"]["reason"] == "fatigue"


def hurt(put, client, session, key=None, **changes):
    body = {"at_s": 20.0, "movement": "single_knee_hug", "pain": 4, **changes}
    return put(client, f"{session}/hurts/{key or uuid.uuid4()}", body)


def test_a_hurt_is_answered_by_the_rules_and_stored_once(ana, put, session):
    first, again = hurt(put, ana, session, KEY), hurt(put, ana, session, KEY)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json()["colour"] == "amber"
    assert first.json()["next"] == "easier"
    assert Hurt.objects.get().pain == 4


def test_another_hurt_under_the_same_id_is_refused(ana, put, session):
    hurt(put, ana, session, KEY)
    assert hurt(put, ana, session, KEY, pain=0).status_code == 409
    assert Hurt.objects.get().pain == 4


def test_a_red_hurt_leads_on_without_what_bends_the_same_way(ana, put, session):
    put(ana, f"{session}/progress", {"at_s": 50.0, "sequence": 1})
    answer = hurt(put, ana, session, pain=6).json()
    assert (answer["colour"], answer["next"]) == ("red", "skip_direction")
    played = {beat["movement"] for beat in answer["timeline"]["beats"]} - {None}
    assert "seated_rotation" in played
    assert not played & {"single_knee_hug", "double_knee_hug"}
    plan = ana.get(f"{session}/plan").json()
    assert plan["timeline"] == answer["timeline"]
    assert plan["progress"] == {"at_s": 0.0, "sequence": 1}


def test_a_hurt_repeated_late_does_not_take_progress_back(ana, put, session):
    hurt(put, ana, session, KEY, pain=6)
    put(ana, f"{session}/progress", {"at_s": 33.0, "sequence": 2})
    hurt(put, ana, session, KEY, pain=6)
    assert ana.get(f"{session}/plan").json()["progress"] == {"at_s": 33.0, "sequence": 2}


def test_a_stop_ends_it(ana, put, session):
    answer = hurt(put, ana, session, pain=9).json()
    assert (answer["colour"], answer["next"]) == ("stop", "end")
    assert ana.get(f"{session}/plan").json()["title"] == "The warning signs come first."


def test_when_nothing_is_left_it_ends(ana, put, session):
    for movement in ("double_knee_hug", "seated_thoracic_extension", "seated_rotation"):
        answer = hurt(put, ana, session, movement=movement, pain=6).json()
    assert answer["next"] == "end"


def test_a_movement_that_is_not_in_the_routine_cannot_hurt(ana, put, session):
    answer = hurt(put, ana, session, movement="headstand")
    assert answer.status_code == 422
    assert "seated_rotation" in answer.json()["detail"]


MESSAGES = {
    "": {"started_at": "2026-03-01T07:00:00+00:00", "pain_before": 3, "nothing_new": True},
    "/plan": {},
    "/progress": {"at_s": 1, "sequence": 1},
    "/end": {"ended_at": "2026-03-01T07:04:00+00:00", "how": "done"},
    f"/hurts/{KEY}": {"at_s": 1, "movement": "seated_rotation", "pain": 1},
    f"/changes/{KEY}": {
        "at_s": 1,
        "movement": "seated_rotation",
        "after": "seated_rotation",
        "what": "easier",
    },
}


@pytest.mark.parametrize("path", MESSAGES)
def test_cid_sees_and_changes_nothing_of_anas(cid, put, session, path):
    assert cid.get(session + path).status_code in {404, 405}
    assert put(cid, session + path, MESSAGES[path]).status_code in {404, 405}
    kept = Session.objects.get()
    assert (kept.sequence, kept.ended_at, kept.hurts.count()) == (0, None, 0)


def test_a_hurt_of_another_session_is_not_touched(ana, ben, put, session, start):
    hurt(put, ana, session, KEY)
    bens = start(ben)
    assert hurt(put, ben, bens, KEY).status_code == 404


@pytest.mark.parametrize("path", sorted(set(MESSAGES) - {"", "/plan"}))
def test_a_session_that_does_not_exist(ana, put, path):
    answer = put(ana, f"/sessions/{uuid.uuid4()}{path}", MESSAGES[path])
    assert answer.status_code == 404
    assert answer.json()["title"] == "There is no such session."
