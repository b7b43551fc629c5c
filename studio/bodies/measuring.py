"""A rig's own physique: how thick it is wherever it touches something, measured on the dressed mesh.

The solver rests the body on slices of the trunk and on balls of flesh on the legs, and lays hands on places
beside the bones. Here those are measured in the pose that the rig stands in, so that poses solved for this
person touch what they should.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np

from studio.bodies.bones import INDEX, SIDES
from studio.bodies.meshes import Mesh
from studio.bodies.posing import posed
from studio.bodies.rig import Rig, arrays, standing
from studio.bodies.touching import touch
from supple.core.movement import body, catalogue, pose_of
from supple.core.movement.grips import GRIPS, Grip
from supple.core.movement.kinematics import solve
from supple.core.movement.physique import Physique
from supple.core.movement.vectors import Vec

PALM_M = 0.014
"""Half the thickness of a flat hand."""
_BAND_M = 0.02
_TRUNK = ("pelvis", *(name for name in INDEX if name[0] in "LT" and name[1:].isdigit()))
_APART = {"breastbone", "under_head", "under_forehead"}
"""Grips that lie on the other hand, or on nothing."""


def physique(rig: Rig, parts: list[tuple[str, Mesh]]) -> Physique:
    """Measure a dressed rig."""
    worn = [part for name, part in parts if name in ("skin", "shirt", "trousers")]
    vertices = np.vstack([part.vertices for part in worn])
    weights = np.vstack([part.weights for part in worn])
    made = Physique(
        trunk=tuple(_section(rig, section, vertices, weights) for section in body.TRUNK),
        leg_balls=(
            *((bone, at, _ball(rig, bone, at, vertices, weights)) for bone, at, _ in body.LEG_BALLS),
            *_foot_edges(rig),
        ),
        knee_m=_ball(rig, "shin", (0.004, 0.0, 0.0), vertices, weights),
        hand_m=_palm_m(rig),
        grips={name: _grip(rig, name, grip, vertices, weights) for name, grip in GRIPS.items()},
    )
    return _seated(rig, parts, made)


def _seated(rig: Rig, parts: list[tuple[str, Mesh]], made: Physique) -> Physique:
    """Lower the seat by as much as the sitting body sinks into its chair: no slice shows the fold there."""
    pose = pose_of(catalogue(), "positions.sitting")
    sunk = touch(rig, parts, pose, posed(rig, pose, solve(pose, made)))
    by_m = sunk.sunk_m - sunk.hover_m
    lower = (replace(section, height_m=section.height_m - by_m) for section in made.trunk[:2])
    return replace(made, trunk=(*lower, *made.trunk[2:]))


def _foot_edges(rig: Rig) -> list[tuple[str, Vec, float]]:
    """Find the outermost points of a foot all round, where it touches lying on its side or its back."""
    joint = INDEX["left_foot"]
    seen = rig.skin.weights[:, [joint, INDEX["left_toes"]]].sum(axis=1) > 0.9
    local = (rig.skin.vertices[seen] - rig.joints[joint]) @ rig.axes[joint]
    ways = [way for way in product((-1, 0, 1), repeat=3) if any(way)]
    found = sorted({int(np.argmax(local @ np.array(way))) for way in ways})
    return [("foot", (float(x), float(y), float(z)), 0.0) for x, y, z in local[found]]


def _palm_m(rig: Rig) -> float:
    """Measure how far the palm is from the line between wrist and knuckles."""
    seen = rig.skin.weights[:, INDEX["left_hand"]] > 0.7
    local = (rig.skin.vertices[seen] - rig.joints[INDEX["left_hand"]]) @ rig.axes[INDEX["left_hand"]]
    return float(-np.percentile(local[:, 1], 2))


def _section(rig: Rig, section: body.Section, vertices: np.ndarray, weights: np.ndarray) -> body.Section:
    """Measure one slice of the trunk, in the axes of its bone."""
    seen = weights[:, [INDEX[bone] for bone in _TRUNK]].sum(axis=1) > 0.4
    if section.frame == "pelvis":
        seen |= weights[:, [INDEX[f"{side}_thigh"] for side in SIDES]].sum(axis=1) > 0.5
    local = (vertices[seen] - _middle(rig, section.frame)) @ rig.axes[INDEX[section.frame]]
    slice_ = local[np.abs(local[:, 2] - section.height_m) < _BAND_M]
    if len(slice_) < 8:
        return section
    return replace(
        section,
        front_m=float(np.percentile(slice_[:, 0], 98)),
        back_m=float(-np.percentile(slice_[:, 0], 2)),
        half_width_m=float(np.percentile(np.abs(slice_[:, 1]), 98)),
    )


def _middle(rig: Rig, bone: str) -> np.ndarray:
    """Return the point that the solver calls by a bone's name: a vertebra's middle, else its joint."""
    joint = rig.joints[INDEX[bone]]
    if bone == "pelvis":
        return joint
    order = [name for name in _TRUNK if name != "pelvis"]
    return joint + rig.axes[INDEX[bone]][:, 2] * body.VERTEBRA_M[order.index(bone)] / 2.0


def _ball(rig: Rig, bone: str, at: Vec, vertices: np.ndarray, weights: np.ndarray) -> float:
    """Measure how far the flesh reaches round a point of a leg: the mean radius behind and in front."""
    if bone == "foot":
        return 0.0
    name = f"left_{bone}"
    seen = weights[:, [INDEX[f"left_{part}"] for part in ("thigh", "shin")]].sum(axis=1) > 0.6
    local = (vertices[seen] - rig.joints[INDEX[name]]) @ rig.axes[INDEX[name]] - np.array(at)
    ring = local[np.abs(local[:, 2]) < _BAND_M]
    behind, front = -np.percentile(ring[:, 0], 3), np.percentile(ring[:, 0], 97)
    return float(min(behind, front) if bone == "shin" else behind)


def _grip(rig: Rig, name: str, grip: Grip, vertices: np.ndarray, weights: np.ndarray) -> Grip:
    """Move a grip's place out to the surface, along the way from its bone."""
    bones = _bones_of(grip.frame)
    if not bones or name in _APART:
        return grip
    origin, axes = _origin(rig, grip), rig.axes[INDEX[bones[0]]]
    seen = weights[:, [INDEX[bone] for bone in bones]].sum(axis=1) > 0.5
    place = np.array(grip.place)
    way = place * (1.0, 1.0, 0.0)
    way /= np.linalg.norm(way)
    local = (vertices[seen] - origin) @ axes
    beside = local - np.outer(local @ way, way) - (place - way * (place @ way))
    near = np.linalg.norm(beside, axis=1) < 0.03
    outside = near & (local @ way > 0.0)
    if not outside.any():
        return grip
    surface = float(np.percentile(local[outside] @ way, 90))
    moved = place + way * (surface + PALM_M - float(place @ way))
    return replace(grip, place=(float(moved[0]), float(moved[1]), float(moved[2])))


def _bones_of(frame: str) -> tuple[str, ...]:
    """Name the bones whose flesh a grip in a frame lies on, the one that it turns with first."""
    if frame in ("chest", "L3"):
        return ("T4" if frame == "chest" else "L3", *_TRUNK)
    if frame == "pelvis":
        return ("pelvis", *_TRUNK, "left_thigh", "right_thigh")
    if frame == "head":
        return ("head", "neck", "T1", "T2")
    return (frame,) if frame in INDEX else ()


def _origin(rig: Rig, grip: Grip) -> np.ndarray:
    points, _ = arrays(standing())
    if grip.origin in points and grip.origin not in INDEX:
        bone = grip.origin.replace("hip", "thigh").replace("knee", "shin")
        return rig.joints[INDEX[bone]]
    return _middle(rig, grip.origin) if grip.origin in _TRUNK else rig.joints[INDEX[grip.origin]]
