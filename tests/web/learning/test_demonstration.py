"""What the person in three dimensions is asked to show, and that they can."""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
from functools import cache

import pytest

from supple.core.movement import Choices, catalogue, timeline
from supple.web.learning.demonstration import MANIFEST, facts

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
