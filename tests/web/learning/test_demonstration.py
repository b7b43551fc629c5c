"""What the person in three dimensions is asked to show, and that they can."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import struct
from functools import cache

import pytest

from supple.core.movement import Choices, catalogue, timeline
from supple.core.movement.areas import areas
from supple.web.learning.demonstration import facts, gallery, shown_faults
from supple.web.showing import MANIFEST, people

FOLDER = MANIFEST.parent
LISTED = json.loads(MANIFEST.read_text("utf-8"))["people"]
MOST_ZIPPED_BYTES = 400_000


@cache
def clips(file):
    """The names of all clips in a glTF file, from its JSON part."""
    content = (FOLDER / file).read_bytes()
    (length,) = struct.unpack_from("<I", content, 12)
    return {one["name"] for one in json.loads(content[20 : 20 + length])["animations"]}


def known_way(pose_from, pose_to, names):
    return f"{min(pose_from, pose_to)}>{max(pose_from, pose_to)}" in names


def test_there_are_at_least_four_people():
    assert len(LISTED) >= 4


@pytest.mark.parametrize("person", LISTED)
def test_the_file_is_the_one_that_was_made(person):
    one = LISTED[person]
    content = (FOLDER / one["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == one["sha256"]
    assert len(gzip.compress(content, 9)) <= MOST_ZIPPED_BYTES


def test_no_file_is_left_over():
    assert {path.name for path in FOLDER.glob("*.glb")} == {one["file"] for one in LISTED.values()}


@pytest.mark.parametrize("movement_id", catalogue().movements)
def test_everybody_can_show_every_movement(movement_id):
    beats = facts(catalogue().movements[movement_id])["beats"]
    assert beats
    for one in LISTED.values():
        names = clips(one["file"])
        assert [b for b in beats if not known_way(b["pose_from"], b["pose_to"], names)] == []


@pytest.mark.parametrize("place", ["floor", "bed", "chair"])
@pytest.mark.parametrize("level", ["gentle", "standard", "stronger"])
def test_every_way_of_every_session_has_a_clip(level, place):
    known = catalogue()
    names = clips(next(iter(LISTED.values()))["file"])
    for routine in known.routines.values():
        for order in routine.orders:
            made = timeline(known, routine.id, Choices(level=level, place=place, order=order))
            ways = {(b.pose_from, b.pose_to) for b in (*made.ready, *made.beats, *made.after)}
            assert [way for way in ways if not known_way(*way, names)] == []


def test_the_page_offers_it(ana):
    page = ana.get("/movements/gentle_backbend").content.decode()
    assert 'id="demonstration-facts"' in page
    assert "See a person do it" in page


def test_beats_follow_each_other():
    beats = facts(catalogue().movements["double_knee_hug"])["beats"]
    assert [b["pose_from"] for b in beats[1:]] == [b["pose_to"] for b in beats[:-1]]
    assert sum(b["seconds"] for b in beats) == pytest.approx(44.0)
    assert beats[0]["props"] == ("mat",)


@pytest.mark.parametrize("movement_id", catalogue().movements)
def test_everybody_can_show_every_fault_beside_what_it_should_be(movement_id):
    movement = catalogue().movements[movement_id]
    made = facts(movement)
    assert len(made["faults"]) == len(shown_faults(movement))
    for fault in made["faults"]:
        assert fault["turns"] or any(fault["lift_m"])
        assert fault["cue"]
        for one in LISTED.values():
            assert known_way(fault["pose_from"], fault["pose_to"], clips(one["file"]))


def test_most_movements_show_a_fault():
    without = {one.id for one in catalogue().movements.values() if not shown_faults(one)}
    assert without == {"rest_90_90", "short_walk"}


def test_hinging_is_shown_wherever_it_is_warned_of():
    for movement in catalogue().movements.values():
        warned = [fault for fault in movement.faults if re.search("(?i)hing(es|ing) |crease", fault.text)]
        assert [fault for fault in warned if not fault.not_like] == [], movement.id


@pytest.mark.parametrize("movement_id", catalogue().movements)
def test_the_page_says_what_it_means_wherever_it_is_felt(ana, movement_id):
    made = facts(catalogue().movements[movement_id])
    page = ana.get(f"/movements/{movement_id}").content.decode()
    assert set(made["meanings"]) == set(areas())
    for area, said in made["meanings"].items():
        assert f'data-area="{area}"' in page
        assert said["say"]
        assert bool(said["link"]) == (said["kind"] in ("stop", "emergency"))


def test_pain_down_the_leg_leads_to_the_warning_signs():
    said = facts(catalogue().movements["double_knee_hug"])["meanings"]["foot"]
    assert said["link"] == {"url": "/signs", "text": "Go through the warning signs"}


def test_the_ball_belongs_to_the_backbend():
    with_ball = [one.id for one in catalogue().movements.values() if facts(one)["ball"]]
    assert with_ball == ["gentle_backbend"]
    assert facts(catalogue().movements["gentle_backbend"])["ball"]["pose_to"] == "gentle_backbend.extended"


def test_whoever_was_chosen_comes_first():
    made = facts(catalogue().movements["bridge"], "kofi")
    assert "kofi" in made["people"][0]["url"]
    assert len(made["people"]) == len(people())


def test_the_gallery_has_every_movement_once_round():
    made = {one["id"]: one["beats"] for one in gallery("rosa")["movements"]}
    assert set(made) == set(catalogue().movements)
    names = clips(next(iter(LISTED.values()))["file"])
    for beats in made.values():
        assert [b for b in beats if not known_way(b["pose_from"], b["pose_to"], names)] == []
    assert [b["pose_to"] for b in made["gentle_backbend"]][-1] == "gentle_backbend.start"


def test_the_page_of_all_movements_has_a_card_for_each(ana):
    page = ana.get("/movements").content.decode()
    for movement_id in catalogue().movements:
        assert f'data-movement="{movement_id}"' in page
