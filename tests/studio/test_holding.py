"""A hand laid on what it holds: out of the flesh, on the skin, beside the other hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from studio.bodies.bones import BONES, INDEX, PARENTS, SIDES
from studio.bodies.figures import Figure
from studio.bodies.holding import MOST, Laying, held
from studio.bodies.meshes import Mesh
from studio.bodies.people import people
from studio.bodies.posing import placed
from studio.bodies.rig import Rig, arrays, standing, vertebra_joint
from supple.core.movement import catalogue, pose_of
from supple.core.movement.physique import DRAWN
from supple.core.movement.pose import Pose
from supple.core.movement.spreads import VERTEBRAE

STARTS = {"thigh": "hip", "shin": "knee", "foot": "ankle", "toes": "toe", "upper_arm": "shoulder",
          "forearm": "elbow", "forearm_twist": "elbow", "hand": "wrist", "thumb": "wrist", "fingers": "hand",
          "fingertips": "fingertips", "clavicle": "shoulder"}  # fmt: skip
FRAMES = {"toes": "foot", "forearm_twist": "forearm", "thumb": "hand", "fingers": "hand",
          "fingertips": "hand", "clavicle": "upper_arm"}  # fmt: skip
HUG = pose_of(catalogue(), "single_knee_hug.start")


def bare() -> Rig:
    """Return bones only, standing as the drawn body stands."""
    points, axes = arrays(standing())
    middle = (points["left_hip"] + points["right_hip"]) / 2.0
    joints, frames = np.zeros((len(BONES), 3)), np.zeros((len(BONES), 3, 3))
    for bone, at in INDEX.items():
        side, _, limb = bone.partition("_")
        if side in SIDES:
            joints[at], frames[at] = (
                points[f"{side}_{STARTS[limb]}"],
                axes[f"{side}_{FRAMES.get(limb, limb)}"],
            )
        elif bone in VERTEBRAE:
            joints[at], frames[at] = vertebra_joint(points, axes, bone), axes[bone]
        else:
            joints[at], frames[at] = points.get(bone, middle), axes[bone]
    joints -= middle
    joints[INDEX["pelvis"]] = 0.0
    none = np.zeros((0, 3))
    return Rig(Mesh(none, none.astype(int), np.zeros((0, len(BONES))), none), joints, frames, {})


def tube(rig: Rig, bone: str, radius_m: float, length_m: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return points, normals and weights of a limb as thick as wanted, down from a bone's joint."""
    turn, along = np.meshgrid(np.linspace(0.0, 2.0 * np.pi, 36)[:-1], np.linspace(0.0, length_m, 30))
    way = np.stack([np.cos(turn), np.sin(turn), 0.0 * turn], axis=-1).reshape(-1, 3)
    local = way * radius_m - along.reshape(-1, 1) * [0.0, 0.0, 1.0]
    weights = np.zeros((len(local), len(BONES)))
    weights[:, INDEX[bone]] = 1.0
    axes = rig.axes[INDEX[bone]]
    return rig.joints[INDEX[bone]] + local @ axes.T, way @ axes.T, weights


def figure(radius_m: float) -> Figure:
    """Return somebody with two thin hands and a left thigh as thick as wanted."""
    rig = bare()
    pieces = [tube(rig, "left_thigh", radius_m, 0.4)]
    for side in SIDES:
        pieces += [tube(rig, f"{side}_{bone}", 0.01, 0.03) for bone in ("fingers", "fingertips", "thumb")]
        pieces.append(tube(rig, f"{side}_hand", 0.014, 0.08))
    points, normals, weights = (np.vstack(part) for part in zip(*pieces, strict=True))
    faces = np.arange(len(points) - len(points) % 3).reshape(-1, 3)
    parts = ("skin", "shirt", "trousers")
    whole = Mesh(points, faces, weights, normals)
    return Figure(people()["rosa"], rig, DRAWN, whole, parts, np.zeros(len(faces), int), points)


def gaps_m(shown: Figure, pose: Pose, side: str, radius_m: float) -> np.ndarray:
    """Return how far each of a hand's points is from the thigh's skin, below 0 inside it."""
    place = placed(shown.rig, shown.physique, pose)
    hand = [at for bone, at in INDEX.items() if PARENTS[bone] == f"{side}_hand" or bone == f"{side}_hand"]
    chosen = shown.whole.weights[:, hand].sum(axis=1) > 0.9
    main = shown.whole.weights[chosen].argmax(axis=1)
    local = shown.whole.vertices[chosen] - shown.rig.joints[main]
    points = place.joints[main] + np.einsum("vij,vj->vi", place.turns[main], local)
    thigh = INDEX["left_thigh"]
    seen = (points - place.joints[thigh]) @ (place.turns[thigh] @ shown.rig.axes[thigh])
    return np.hypot(seen[:, 0], seen[:, 1]) - radius_m


@pytest.mark.parametrize("radius_m", [0.07, 0.09, 0.11])
def test_a_hand_lies_on_the_thigh_whatever_its_girth(radius_m: float) -> None:
    shown = figure(radius_m)
    laid = held(shown, HUG, Laying("left"))
    gaps = gaps_m(shown, laid, "left", radius_m)
    assert -0.006 < gaps.min() < 0.006, f"was {gaps_m(shown, HUG, 'left', radius_m).min():.3f}"


def test_a_hand_far_inside_is_brought_out_and_nothing_else_moves() -> None:
    shown = figure(0.12)
    assert gaps_m(shown, HUG, "left", 0.12).min() < -0.02
    laid = held(shown, HUG, Laying("left"))
    assert gaps_m(shown, laid, "left", 0.12).min() > -0.006
    assert replace(laid, own_m=HUG.own_m, own_deg=HUG.own_deg) == HUG
    assert laid.own_m[4:] == HUG.own_m[4:]
    assert laid.own_deg[5:] == HUG.own_deg[5:]
    assert np.all(np.abs(laid.own_m[1:4] + laid.own_deg[:5]) <= MOST + 1e-9)


def test_a_second_hand_finds_room_beside_the_first() -> None:
    shown = figure(0.09)
    first = held(shown, HUG, Laying("left"))
    second = held(shown, first, Laying("right", first=False))
    assert second.own_m[:4] == first.own_m[:4]
    assert -0.008 < gaps_m(shown, second, "right", 0.09).min() < 0.02


def test_a_hand_lies_as_it_does_in_a_pose_like_this_one() -> None:
    shown = figure(0.12)
    first = held(shown, HUG, Laying("left"))
    nearly = held(shown, HUG, Laying("left", like=first))
    for before, after, most in zip(first.own_m, nearly.own_m, [0.01] * 7, strict=True):
        assert after == pytest.approx(before, abs=most)
    assert nearly.own_deg[:5] == pytest.approx(first.own_deg[:5], abs=6.0)
