"""Knees are drawn in as far as the belly leaves room."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from studio.bodies.easing import DRAWN_IN_DEG, MOST_SHARE, STEP_DEG, STEPS, deep_share, eased
from studio.bodies.figures import Figure
from studio.bodies.fitting import Flesh
from studio.bodies.meshes import Mesh
from studio.bodies.people import people
from supple.core.movement import catalogue, pose_of
from supple.core.movement.physique import DRAWN
from supple.core.movement.pose import Pose
from tests.studio.test_holding import bare, tube

HUG = pose_of(catalogue(), "double_knee_hug.hug")


def flesh(belly_m: float) -> Flesh:
    """Return somebody with two thighs and a belly as thick as wanted."""
    rig = bare()
    pieces = [tube(rig, f"{side}_thigh", 0.07, 0.4) for side in ("left", "right")]
    pieces.append(tube(rig, "L3", belly_m, 0.3))
    points, normals, weights = (np.vstack(part) for part in zip(*pieces, strict=True))
    faces = np.arange(len(points) - len(points) % 3).reshape(-1, 3)
    whole = Mesh(points, faces, weights, normals)
    shown = Figure(people()["rosa"], rig, DRAWN, whole, ("skin",), np.zeros(len(faces), int), points)
    return Flesh(shown, points, normals, weights, {})


def bent_deg(pose: Pose) -> list[float]:
    return [pose.angle(f"{side}_hip_flexion_deg") for side in ("left", "right")]


def test_a_slim_person_hugs_as_it_is_written() -> None:
    own = flesh(0.05)
    assert deep_share(own, HUG) <= MOST_SHARE
    assert eased(own, HUG) is HUG


def test_a_bigger_belly_is_hugged_less_deep_with_the_knees_apart() -> None:
    own = flesh(0.15)
    pose = eased(own, HUG)
    assert deep_share(own, HUG) > MOST_SHARE
    assert deep_share(own, pose) < deep_share(own, HUG)
    assert max(bent_deg(pose)) < min(bent_deg(HUG))
    assert pose.angle("left_hip_abduction_deg") > HUG.angle("left_hip_abduction_deg")
    assert min(bent_deg(pose)) >= min(bent_deg(HUG)) + STEPS * STEP_DEG["hip_flexion_deg"]
    assert replace(pose, angles_deg=HUG.angles_deg) == HUG


@pytest.mark.parametrize("key", ["single_knee_hug.hug", "positions.sitting"])
def test_a_leg_that_is_not_drawn_in_stays_where_it_is(key: str) -> None:
    pose = pose_of(catalogue(), key)
    made = eased(flesh(0.2), pose)
    for before, after in zip(bent_deg(pose), bent_deg(made), strict=True):
        assert after == before or before > DRAWN_IN_DEG
