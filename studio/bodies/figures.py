"""Any body in any pose as a mesh: for labelled footage, for training data, for stills.

    figure = figures.figure(people.people()["rosa"])            # or figures.somebody(Shape(bmi=31.0))
    shown = figures.mesh_at(figure, pose, spread="hinge")

Vertices and joints are in metres of the skeleton that poses are solved for, an adult 1.70 m tall; axes
forwards, left, up, as `supple.core.movement.kinematics` has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from studio.bodies.bones import BONES, INDEX, SIDES
from studio.bodies.measuring import physique
from studio.bodies.meshes import Mesh
from studio.bodies.people import Person
from studio.bodies.posing import moved, placed
from studio.bodies.rig import Rig, rig
from studio.bodies.source import bmi, made, source
from studio.bodies.wearing import dressed
from supple.core.movement.physique import Physique
from supple.core.movement.pose import Pose, with_spread
from supple.core.movement.spreads import VERTEBRAE, Spread

HEIGHT_M = 1.70
"""How tall the skeleton stands, whoever wears it."""


FAT: Mapping[str, float] = {
    "torso-scale-depth-incr": 1.0, "torso-scale-horiz-incr": 0.8, "stomach-tone-incr": -1.0,
    "hip-scale-depth-incr": 1.0, "hip-scale-horiz-incr": 1.0, "buttocks-volume-incr": 0.8,
    "l-upperleg-fat-incr": 1.1, "r-upperleg-fat-incr": 1.1, "l-upperarm-fat-incr": 1.1,
    "r-upperarm-fat-incr": 1.1, "head-fat-incr": 0.8, "neck-double-incr": 0.5,
}  # fmt: skip
"""The source's local changes that together make a body heavier than its own weight can."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A dressed person, all parts in one mesh.

    `whole`: vertices, faces, bone weights and normals of the standing body; `part` (faces,): which name of
    `parts` a face belongs to; `colours` (vertices, 3): red, green, blue of 0 to 1 (sRGB).
    """

    person: Person
    rig: Rig
    physique: Physique
    whole: Mesh
    parts: tuple[str, ...]
    part: np.ndarray
    colours: np.ndarray


@dataclass(frozen=True, slots=True)
class Shown:
    """A posed figure: `vertices` (n, 3) and the joints and landmarks by name, (3,) each, all in metres."""

    vertices: np.ndarray
    joints: Mapping[str, np.ndarray]


def figure(person: Person) -> Figure:
    """Dress a person and measure how their body touches things; takes seconds, so keep what it returns."""
    body = rig(source(person))
    worn = dressed(body, person)
    names = tuple(dict.fromkeys(name for name, _ in worn))
    whole = _joined([part for _, part in worn])
    return Figure(
        person=person,
        rig=body,
        physique=physique(body, worn),
        whole=whole,
        parts=names,
        part=np.concatenate([np.full(len(part.faces), names.index(name)) for name, part in worn]),
        colours=np.vstack(
            [np.tile(_rgb(person.colours[name]), (len(part.vertices), 1)) for name, part in worn]
        ),
    )


def mesh_at(shown: Figure, pose: Pose, spread: Spread | None = None) -> Shown:
    """Pose a figure; `spread` shares the spine's whole bend over the vertebrae otherwise than the pose does.

    Joints: every bone's by its name (`bones.BONES`: "pelvis", "L5" … "T1", "neck", "head", "left_thigh" …),
    with "crown", "nose", and "left_eye", "left_heel", "left_toe", "left_fingertips" … of both sides.
    """
    place = placed(shown.rig, shown.physique, pose if spread is None else with_spread(pose, spread))
    joints = dict(zip(BONES, place.joints, strict=True))
    at = INDEX["head"]
    for name, point in on_head(shown.rig).items():
        joints[name] = place.joints[at] + place.turns[at] @ (point - shown.rig.joints[at])
    joints.update({name: np.array(place.points[name]) for name in _BEYOND_BONES})
    return Shown(moved(shown.rig, shown.whole, place), joints)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a made-up body is like.

    `gender` 0 male to 1 female, `age` 0 to 1 (.5 is 25 years, 1 is 90), `muscle` and `height` 0 to 1, and the
    body mass index in kg/m²: men from 19, women from 16 up to 40.
    """

    gender: float = 0.5
    age: float = 0.6
    bmi: float = 24.0
    muscle: float = 0.45
    height: float = 0.5


def somebody(shape: Shape, like: Person, **worn: Any) -> Person:
    """Make up a person of a shape; hair, clothes and colours are those of `like`, or given by name in `worn`.

    Finds the body mass index to .2 by halving: first by the source's weight, then by added fat.
    """
    low, high = 0.0, 3.0
    for _ in range(9):
        middle = (low + high) / 2.0
        fits = bmi(made(_heavy(shape, like, middle))) < shape.bmi
        low, high = (middle, high) if fits else (low, middle)
    return replace(_heavy(shape, like, round((low + high) / 2.0, 3)), **worn)


def _heavy(shape: Shape, like: Person, amount: float) -> Person:
    """Make a person of a weight: `amount` 0 to 1 is the source's own weight, what is above adds fat."""
    more = max(amount - 1.0, 0.0)
    return replace(
        like,
        id="somebody",
        name="Somebody",
        shape={
            **like.shape, "gender": shape.gender, "age": shape.age, "muscle": shape.muscle,
            "height": shape.height, "weight": min(amount, 1.0),
        },
        changes={name: share * more for name, share in FAT.items()},
    )  # fmt: skip


def spine_of(shown: Shown) -> np.ndarray:
    """Return the seventeen vertebrae's joints and the neck's, from L5 up: (18, 3) in metres."""
    return np.stack([shown.joints[name] for name in (*VERTEBRAE, "neck")])


_BEYOND_BONES = ("crown", *(f"{side}_{end}" for side in SIDES for end in ("heel", "toe", "fingertips")))


def on_head(body: Rig) -> dict[str, np.ndarray]:
    """Return nose, eyes and ears of the standing body, (3,) each, by name."""
    head = body.skin.vertices[body.skin.weights[:, INDEX["head"]] > 0.9]
    nose = head[np.argmax(head[:, 0] - np.abs(head[:, 1]))]
    sides = {f"{side}_eye": eye for side, eye in body.eyes.items()}
    middle = head[:, 0].mean()
    for side, sign in (("left", 1.0), ("right", -1.0)):
        near = head[np.abs(head[:, 2] - body.eyes[side][2] + 0.02) < 0.03]
        ear = near[np.argmax(sign * near[:, 1])]
        sides[f"{side}_ear"] = np.array([min(ear[0], middle), ear[1], ear[2]])
    return {"nose": nose, **sides}


def _joined(parts: list[Mesh]) -> Mesh:
    starts = np.cumsum([0, *(len(part.vertices) for part in parts)])
    faces = [part.faces + start for part, start in zip(parts, starts, strict=False)]
    return Mesh(
        np.vstack([part.vertices for part in parts]),
        np.vstack(faces),
        np.vstack([part.weights for part in parts]),
        np.vstack([part.normals for part in parts]),
    )


def _rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[at : at + 2], 16) / 255.0 for at in (1, 3, 5)])
