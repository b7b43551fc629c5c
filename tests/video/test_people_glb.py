"""The packed people: what is in them, and where their clips put them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import supple
from supple.core.movement import body, catalogue, pose_of
from supple.core.movement.kinematics import solve
from supple.errors import AssetsError
from supple.video.people.glb import Actor, File, _slerp
from supple.video.people.person import moved

PEOPLE = Path(supple.__file__).parent / "web" / "assets" / "people"
NAMES = tuple(json.loads((PEOPLE / "manifest.json").read_text("utf-8"))["people"])
STANDING = "positions.standing>positions.standing"
HUG = "double_knee_hug.hug>double_knee_hug.start"


@pytest.fixture(scope="module")
def rosa():
    return Actor((PEOPLE / "rosa.glb").read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_everybody_stands_on_the_floor_with_their_outside_outside(name):
    actor = Actor((PEOPLE / f"{name}.glb").read_bytes())
    person = actor.person
    points, normals = moved(person, actor.place(STANDING, 0.0))
    assert points[:, 2].min() == pytest.approx(0.0, abs=0.01)
    assert 1.6 < points[:, 2].max() < 1.8
    assert np.linalg.norm(normals, axis=1) == pytest.approx(1.0, abs=0.1)
    corners = points[person.faces]
    outside = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert (np.einsum("ij,ij->i", outside, normals[person.faces[:, 0]]) > 0.0).mean() > 0.98
    assert {"skin", "shirt", "trousers", "hair"} <= set(person.parts)
    assert person.colours.min() >= 0.0
    assert person.colours.max() <= 1.0


def test_a_clip_ends_at_the_pose_that_it_names(rosa):
    known = catalogue()
    for share, key in ((0.0, "double_knee_hug.hug"), (1.0, "double_knee_hug.start")):
        joints = rosa.place(HUG, share).joints
        points = solve(pose_of(known, key)).points
        for bone, point in (("left_shin", "left_knee"), ("left_foot", "left_ankle")):
            hips = (np.array(points["left_hip"]) + np.array(points["right_hip"])) / 2.0
            solved = np.array(points[point]) - hips
            shown = joints[rosa.person.names.index(bone)] - joints[rosa.person.names.index("pelvis")]
            assert shown == pytest.approx(solved, abs=0.03)


def test_the_way_back_is_the_same_way(rosa):
    there, back = rosa.place(HUG, 0.3), rosa.place("double_knee_hug.start>double_knee_hug.hug", 0.7)
    assert there.joints == pytest.approx(back.joints)
    assert there.turns == pytest.approx(back.turns)


def test_bones_keep_their_lengths_on_the_way(rosa):
    names = rosa.person.names
    for share in (0.2, 0.5, 0.8):
        joints = rosa.place(HUG, share).joints
        shin = joints[names.index("left_foot")] - joints[names.index("left_shin")]
        assert np.linalg.norm(shin) == pytest.approx(body.SHIN_M, abs=0.002)


def test_turns_go_the_shorter_way_round():
    start, end = np.array([0.0, 0.0, 0.0, 1.0]), -np.array([0.0, 0.0, np.sin(0.4), np.cos(0.4)])
    assert _slerp(start, end, 0.5) == pytest.approx([0.0, 0.0, np.sin(0.2), np.cos(0.2)])


def test_a_way_that_nobody_filmed_is_named(rosa):
    with pytest.raises(AssetsError, match=r"no clip a\.b>c\.d"):
        rosa.place("c.d>a.b", 0.5)


def test_another_file_is_refused():
    with pytest.raises(AssetsError, match="no glTF file"):
        File(b"RIFF" + bytes(40))
