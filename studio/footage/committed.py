"""The four people as they are in the repository: a body to pose, from the packed file alone.

So footage of them needs neither anny nor torch. What the file does not hold, the way that each bone lies at
rest, is read off the pose in which everybody stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

import supple
from studio.bodies.bones import BONES, INDEX, SIDES
from studio.bodies.figures import Figure
from studio.bodies.measuring import physique
from studio.bodies.meshes import Mesh
from studio.bodies.people import Person, people
from studio.bodies.posing import CURLS_DEG, THUMB_SHARE
from studio.bodies.rig import Rig, arrays, standing
from supple.errors import UsageError, did_you_mean
from supple.video.people.glb import Actor
from supple.video.people.person import Person as Drawn

FOLDER = Path(supple.__file__).parent / "web" / "assets" / "people"
STANDING = "positions.standing>positions.standing"
_OF_CARRIER = {"forearm_twist": "forearm", "toes": "foot"}


def committed(name: str) -> Figure:
    """Return one of the four people by id; raises UsageError for anybody else."""
    known = people()
    if name not in known:
        meant = did_you_mean(name, known)
        raise UsageError(f"There is nobody called {name!r}{meant}.", f"There are: {', '.join(known)}.")
    return figure_of(Actor((FOLDER / f"{name}.glb").read_bytes()), known[name])


def figure_of(actor: Actor, described: Person) -> Figure:
    """Return the body of a packed file, ready to take any pose."""
    drawn = actor.person
    parts = [(name, _part(drawn, number)) for number, name in enumerate(drawn.parts)]
    place = actor.place(STANDING, 0.0)
    skin = next(part for name, part in parts if name == "skin")
    eyes = next(part for name, part in parts if name == "eye").vertices
    middles = {"left": eyes[eyes[:, 1] > 0.0].mean(axis=0), "right": eyes[eyes[:, 1] < 0.0].mean(axis=0)}
    order = [drawn.names.index(bone) for bone in BONES]
    joints, turns = drawn.joints[order], place.turns[order]
    rig = Rig(skin, joints, _axes(turns), middles)
    weights = _weights(drawn)
    return Figure(
        person=described,
        rig=rig,
        physique=physique(rig, parts),
        whole=Mesh(drawn.vertices, drawn.faces, weights, drawn.normals),
        parts=drawn.parts,
        part=drawn.part,
        colours=np.zeros_like(drawn.vertices),
    )


def _weights(drawn: Drawn) -> np.ndarray:
    """Return how much each of `BONES` moves each vertex."""
    weights = np.zeros((len(drawn.vertices), len(BONES)))
    columns = np.array([INDEX[name] for name in drawn.names])
    np.add.at(weights, (np.arange(len(weights))[:, None], columns[drawn.bones]), drawn.weights)
    return weights


def _part(drawn: Drawn, number: int) -> Mesh:
    faces = drawn.faces[drawn.part == number]
    used, renumbered = np.unique(faces, return_inverse=True)
    weights = _weights(drawn)
    return Mesh(drawn.vertices[used], renumbered.reshape(-1, 3), weights[used], drawn.normals[used])


def _axes(turns: np.ndarray) -> np.ndarray:
    """Find how every bone lies at rest from how it has turned while standing."""
    _, lying = arrays(standing())
    axes = np.tile(np.eye(3), (len(BONES), 1, 1))
    for bone, at in INDEX.items():
        if bone in lying:
            axes[at] = turns[at].T @ lying[bone]
    for side in SIDES:
        for bone, carrier in _OF_CARRIER.items():
            axes[INDEX[f"{side}_{bone}"]] = axes[INDEX[f"{side}_{carrier}"]]
        hand = axes[INDEX[f"{side}_hand"]]
        for bone, way in _fingers(turns, hand, side).items():
            axes[INDEX[f"{side}_{bone}"]][:, 2] = way
    return axes


def _fingers(turns: np.ndarray, hand: np.ndarray, side: str) -> Mapping[str, np.ndarray]:
    """Find which way fingers and thumb lie at rest: their upward axes, from how far they have bent."""
    sign = -1.0 if side == "left" else 1.0
    curl = np.radians(CURLS_DEG["free"])

    def bent(bone: str, carrier: str, column: int) -> float:
        base = turns[INDEX[f"{side}_hand"]]
        turn = turns[INDEX[f"{side}_{bone}"]] @ turns[INDEX[f"{side}_{carrier}"]].T
        axis = base @ hand[:, column] * sign
        about = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]]) / 2.0
        return float(np.arctan2(about @ axis, (np.trace(turn) - 1.0) / 2.0))

    fingers = curl - bent("fingers", "hand", 0)
    tips = curl + fingers - bent("fingertips", "fingers", 0)
    thumb = THUMB_SHARE * curl - bent("thumb", "hand", 2)
    x, y, z = hand.T
    made = {
        bone: np.cos(own) * z - sign * np.sin(own) * y
        for bone, own in (("fingers", fingers), ("fingertips", tips))
    }
    return {**made, "thumb": -np.cos(thumb) * x - sign * np.sin(thumb) * y}
