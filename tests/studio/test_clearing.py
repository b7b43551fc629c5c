"""What sinks into the ground on the way comes out of it, each part as it can."""

from __future__ import annotations

import numpy as np
import pytest

from studio.bodies.bones import BONES, INDEX, SIDES
from studio.bodies.clearing import SUNK_M, UP, Ground, cleared, needed, regions, swung, too_deep
from studio.bodies.figures import Figure
from studio.bodies.fitting import Flesh
from studio.bodies.meshes import Mesh
from studio.bodies.people import people
from studio.bodies.posing import placed
from supple.core.movement import catalogue, pose_of
from supple.core.movement.physique import DRAWN
from tests.studio.test_holding import bare, tube


def test_a_shoulder_rises_with_the_trunk_and_the_rest_of_the_arm_turns() -> None:
    rig = bare()
    points, normals, weights = tube(rig, "left_upper_arm", 0.04, 0.28)
    mesh = Mesh(points, np.zeros((0, 3), int), weights, normals)
    shown = Figure(people()["rosa"], rig, DRAWN, mesh, ("skin",), np.zeros(0, int), points)
    masks = regions(Flesh(shown, points, normals, weights, {})).masks
    from_shoulder = np.linalg.norm(points - rig.joints[INDEX["left_upper_arm"]], axis=1)
    assert masks["trunk"][from_shoulder < 0.1].all()
    assert masks["left_arm"][from_shoulder > 0.2].all()
    assert not (masks["trunk"] & masks["left_arm"]).any()


def test_only_what_is_deeper_than_both_ends_must_come_out() -> None:
    heights = np.array([[-0.01, -0.01, -0.03, -0.01, 0.0, 0.0, 0.0]])
    deep = too_deep(heights, 0.0)
    assert deep[[0, -1]].tolist() == [0.0, 0.0]
    assert deep.argmax() == 2
    assert 0.02 < deep[2] < 0.03 - SUNK_M
    assert (needed(heights, 0.0) >= deep).all()


@pytest.mark.parametrize("bed", [True, False])
def test_a_hand_comes_out_of_the_bed_that_turns(bed: bool) -> None:
    rig = bare()
    bones = ("T6", *(f"{side}_{bone}" for side in SIDES for bone in ("forearm", "hand", "foot")))
    pieces = [tube(rig, bone, 0.02, 0.1) for bone in bones]
    points, normals, weights = (np.vstack(part) for part in zip(*pieces, strict=True))
    mesh = Mesh(points, np.zeros((0, 3), int), weights, normals)
    shown = Figure(people()["rosa"], rig, DRAWN, mesh, ("skin",), np.zeros(0, int), points)
    leaning = placed(rig, DRAWN, pose_of(catalogue(), "positions.sitting_up@bed"))
    turns, joints = np.tile(leaning.turns, (7, 1, 1, 1)), np.tile(leaning.joints, (7, 1, 1))
    joints[2:5, :, 2] -= 0.05
    made = cleared(regions(Flesh(shown, points, normals, weights, {})), (turns, joints), Ground(0.0, bed), {})
    raised_m = made[1][3, :, 2] - joints[3, :, 2]
    assert raised_m[INDEX["right_hand"]] == pytest.approx(0.05 if bed else 0.0, abs=0.03 if bed else 1e-9)
    assert raised_m[INDEX["pelvis"]] == pytest.approx(0.0), "the trunk is not in its way"


def test_an_arm_swings_about_its_shoulder_as_far_as_it_is_asked_to() -> None:
    turns, joints = np.tile(np.eye(3), (2, len(BONES), 1, 1)), np.zeros((2, len(BONES), 3))
    shoulder, hand = INDEX["left_upper_arm"], INDEX["left_hand"]
    joints[:, hand] = [0.5, 0.0, 0.0]
    _, moved = swung((turns, joints), "left", np.array([0.0, 0.05]), UP)
    assert np.allclose(moved[:, shoulder], 0.0)
    assert np.allclose(moved[0, hand], [0.5, 0.0, 0.0])
    assert np.isclose(np.linalg.norm(moved[1, hand]), 0.5)
    assert np.isclose(moved[1, hand, 2], 0.05, atol=0.002)
