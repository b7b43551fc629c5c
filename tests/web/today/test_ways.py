"""What a page keeps for the loss of the network is what the server would answer."""

from __future__ import annotations

import uuid

import pytest

DONE_IN = {"lying": "single_knee_hug", "sitting": "seated_rotation", "standing": "gentle_backbend"}


@pytest.fixture
def session(ana, start):
    return start(ana)


def ways(client, session):
    return client.get(f"{session}/ways").json()


def plain(timeline):
    return {**timeline, "choices": None}


def test_each_step_leads_where_the_server_leads(ana, put, start, session):
    kept = ways(ana, session)["ways"]
    first = kept[ana.get(f"{session}/plan").json()["way"]]
    for step in first["onward"]:
        one = start(ana)
        after = DONE_IN.get(step["position"])
        pain = {"at_s": 9.0, "movement": step["movement"], "pain": 6}
        change = {"at_s": 9.0, "movement": step["movement"], "after": after or step["movement"]}
        if step["what"] == "red":
            answer = put(ana, f"{one}/hurts/{uuid.uuid4()}", pain).json()
        else:
            answer = put(ana, f"{one}/changes/{uuid.uuid4()}", {**change, "what": step["what"]}).json()
        assert answer.get("way") == step["way"], (step, answer["say"])
        if step["way"] is None:
            assert answer["next"] == "end"
            continue
        assert plain(answer["timeline"]) == plain(kept[step["way"]]["timeline"])
        assert answer["easier"] == kept[step["way"]]["easier"]


def test_the_voice_of_every_way_is_named_at_the_start(ana, session):
    named = ana.get(f"{session}/plan").json()["voice"]
    for way in ways(ana, session)["ways"].values():
        timeline = way["timeline"]
        said = {beat["say"] for part in ("ready", "beats", "after") for beat in timeline[part]} - {""}
        assert said <= set(named)


def test_the_rules_come_with_them(ana, session):
    rules = ways(ana, session)["rules"]
    assert rules["said"][rules["during"][0][3][10]]["next"] == "end"
    assert len(rules["before"]) == 11


def test_where_there_is_no_routine_there_are_no_ways(ana, start):
    assert ways(ana, start(ana, pain_before=9))["ways"] == {}


def test_after_a_stop_there_are_none_either(ana, put, session):
    put(ana, f"{session}/hurts/{uuid.uuid4()}", {"at_s": 5.0, "movement": "double_knee_hug", "pain": 10})
    assert ana.get(f"{session}/ways").status_code == 409


def test_cid_gets_nothing_of_anas(cid, session):
    assert cid.get(f"{session}/ways").status_code == 404
