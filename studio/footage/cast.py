"""Who is filmed: a studio body as the renderer wants it, and where its bones are in a pose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from studio.bodies.bones import BONES, INDEX
from studio.bodies.figures import Figure, Shown, figure, mesh_at
from studio.bodies.people import Person as Described
from studio.bodies.posing import placed
from studio.footage.committed import committed
from supple.core.movement import catalogue, pose_of
from supple.core.movement.pose import Pose
from supple.errors import ExtraError
from supple.video.people.person import Person, Place, moved
from supple.video.people.stage import Model

MOST = 4
"""How many bones move a vertex."""
FACE = ("nose", "left_eye", "right_eye", "left_ear", "right_ear")


@dataclass(frozen=True, slots=True)
class Actor:
    """A studio body with its mesh for the renderer; `face`: points that move with the head."""

    figure: Figure
    person: Person
    face: Mapping[str, np.ndarray]


@lru_cache(maxsize=4)
def known_actor(name: str) -> Actor:
    """Return one of the four people by id, from the repository's own file; raises UsageError for others."""
    return _actor(committed(name))


def actor(described: Described) -> Actor:
    """Make a body for the renderer; takes about a second, and a minute where anny has to make it first.

    Raises ExtraError where it has to be made and anny is not installed.
    """
    try:
        return _actor(figure(described))
    except ModuleNotFoundError as fault:
        hint = "Make it once with the environment of `make people`; it is kept in build/bodies."
        raise ExtraError(f"A new body needs {fault.name}, which is not installed here.", hint) from fault


def _actor(made: Figure) -> Actor:
    order = np.argsort(-made.whole.weights, axis=1)[:, :MOST]
    weights = np.take_along_axis(made.whole.weights, order, axis=1)
    person = Person(
        vertices=made.whole.vertices,
        normals=made.whole.normals,
        bones=order,
        weights=weights / weights.sum(axis=1, keepdims=True),
        faces=made.whole.faces,
        part=made.part,
        parts=made.parts,
        colours=np.array([_linear(made.person.colours[name]) for name in made.parts]),
        joints=made.rig.joints,
        names=BONES,
    )
    return Actor(made, person, _face(made))


def posed(actor: Actor, pose: Pose) -> tuple[Model, Shown]:
    """Return the moved mesh, and its joints and landmarks by name."""
    place = placed(actor.figure.rig, actor.figure.physique, pose)
    points, normals = moved(actor.person, Place(place.turns, place.joints))
    model = Model(points, normals, actor.person.faces, actor.person.colours[actor.person.part])
    joints = dict(zip(BONES, place.joints, strict=True))
    at = INDEX["head"]
    joints |= {name: place.joints[at] + place.turns[at] @ point for name, point in actor.face.items()}
    for side in ("left", "right"):
        joints |= {f"{side}_{end}": np.array(place.points[f"{side}_{end}"]) for end in ("heel", "toe")}
    return model, Shown(points, joints)


def _face(made: Figure) -> dict[str, np.ndarray]:
    """Find the points of the face, seen from the head's joint while standing."""
    pose = pose_of(catalogue(), "positions.standing")
    joints, at = mesh_at(made, pose).joints, INDEX["head"]
    turn = placed(made.rig, made.physique, pose).turns[at]
    return {name: turn.T @ (joints[name] - joints["head"]) for name in FACE}


def _linear(colour: str) -> np.ndarray:
    share = np.array([int(colour[at : at + 2], 16) / 255.0 for at in (1, 3, 5)])
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
