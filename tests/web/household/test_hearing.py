"""How much is said aloud; the words on the screen stay."""

from __future__ import annotations

import pytest

from supple.core.movement import catalogue, timeline
from supple.web.household.hearing import PARTS, quieten
from supple.web.household.models import Voice


def said(voice):
    made = timeline(catalogue(), "four_minutes").to_json()
    words = [beat["say"] for part in PARTS for beat in made[part]]
    quieten(made, voice)
    assert [beat["say"] for part in PARTS for beat in made[part]] == words
    return [beat for part in PARTS for beat in made[part] if not beat["quiet"]]


def test_each_setting_says_less_than_the_one_before():
    counts = [len(said(voice)) for voice in Voice.values]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[1] > counts[2] > 0
    assert counts[3] == counts[4] == 0


@pytest.mark.parametrize("voice", ["full", "short", "names"])
def test_every_movement_side_and_change_is_announced(voice):
    beats = said(voice)
    worked = {(beat["movement"], beat["side"]) for beat in beats if beat["kind"] == "work"}
    whole = timeline(catalogue(), "four_minutes")
    assert worked == {(beat.movement, beat.side) for beat in whole.beats if beat.kind == "work"}
    assert [beat["say"] for beat in beats if beat["kind"] == "change"] == [
        beat.say for beat in whole.beats if beat.kind == "change"
    ]


def test_the_plan_says_only_what_was_chosen(ana, prefer, start):
    address = start(ana)
    full = ana.get(f"{address}/plan").json()
    assert full["sound"] == "full"
    prefer(ana.person, voice="names")
    names = ana.get(f"{address}/plan").json()
    assert 0 < len(names["voice"]) < len(full["voice"])
    prefer(ana.person, voice="silent")
    silent = ana.get(f"{address}/plan").json()
    assert (silent["voice"], silent["sound"]) == ({}, "silent")
    assert [beat["say"] for beat in silent["timeline"]["beats"]] == [
        beat["say"] for beat in full["timeline"]["beats"]
    ]
