"""A dressed person and all clips as one glTF file, before it is packed.

Axes are glTF's: x forwards, y up, z to the person's right. Each clip lasts one second; a player stretches it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pygltflib as gltf

from studio.bodies.bones import BONES, INDEX, PARENTS
from studio.bodies.clips import Clip
from studio.bodies.meshes import Mesh
from studio.bodies.people import Person
from studio.bodies.rig import Rig
from studio.bodies.thinning import thinned

MOVED = ("pelvis", "left_upper_arm", "right_upper_arm")
"""Bones that also move on their carrier; all others only turn."""
NEAR, NEAR_LIMBS, NEAR_AT_ENDS, NEAR_FINGERS = 7e-4, 3.2e-3, 1.1e-2, 1.8e-2
"""How far a key left out may be from the line between its neighbours: of a unit quaternion, or in metres."""
LIMB_ENDS = ("head", "hand", "forearm_twist", "toes")
"""Bones that carry little beyond them, and may be less exact."""
FINGERS = ("fingers", "fingertips", "thumb")
"""Bones that carry nothing but their own few centimetres."""
_TYPES = {1: gltf.SCALAR, 3: gltf.VEC3, 4: gltf.VEC4, 16: gltf.MAT4}
_KINDS = {np.dtype("f4"): gltf.FLOAT, np.dtype("u1"): gltf.UNSIGNED_BYTE, np.dtype("u4"): gltf.UNSIGNED_INT}


class _File:
    """The glTF being written, and the bytes behind it."""

    def __init__(self) -> None:
        self.made = gltf.GLTF2(scene=0, scenes=[gltf.Scene(nodes=[0])], asset=gltf.Asset(version="2.0"))
        self.bytes = bytearray()

    def add(self, values: np.ndarray, limits: bool = False) -> int:
        """Append an array as an accessor, and return its number."""
        flat = np.ascontiguousarray(values)
        width = 1 if flat.ndim == 1 else flat.shape[1]
        self.made.bufferViews.append(
            gltf.BufferView(buffer=0, byteOffset=len(self.bytes), byteLength=flat.nbytes)
        )
        self.bytes += flat.tobytes() + b"\0" * (-flat.nbytes % 4)
        self.made.accessors.append(
            gltf.Accessor(
                bufferView=len(self.made.bufferViews) - 1,
                componentType=_KINDS[flat.dtype],
                count=len(flat),
                type=_TYPES[width],
                min=flat.min(axis=0).reshape(-1).tolist() if limits else None,
                max=flat.max(axis=0).reshape(-1).tolist() if limits else None,
            )
        )
        return len(self.made.accessors) - 1


def write(
    path: Path, person: Person, rig: Rig, parts: Iterable[tuple[str, Mesh]], clips: Iterable[Clip]
) -> None:
    """Write a person's file."""
    file = _File()
    _bones(file, rig)
    _parts(file, person, parts)
    for clip in clips:
        _animation(file, clip)
    file.made.buffers.append(gltf.Buffer(byteLength=len(file.bytes)))
    file.made.set_binary_blob(bytes(file.bytes))
    file.made.save_binary(str(path))


def _bones(file: _File, rig: Rig) -> None:
    joints = in_gltf(rig.joints)
    for bone in BONES:
        carrier = PARENTS[bone]
        at = joints[INDEX[bone]] - (joints[INDEX[carrier]] if carrier else 0.0)
        file.made.nodes.append(gltf.Node(name=bone, translation=at.tolist(), children=[]))
        if carrier:
            file.made.nodes[INDEX[carrier]].children.append(INDEX[bone])
    binds = np.tile(np.eye(4, dtype="f4"), (len(BONES), 1, 1))
    binds[:, 3, :3] = -joints  # column by column, as glTF stores a matrix
    file.made.skins.append(
        gltf.Skin(joints=list(range(len(BONES))), inverseBindMatrices=file.add(binds.reshape(-1, 16)))
    )
    file.made.nodes.append(gltf.Node(name="person", mesh=0, skin=0))
    file.made.scenes[0].nodes.append(len(BONES))


def _parts(file: _File, person: Person, parts: Iterable[tuple[str, Mesh]]) -> None:
    colours = list(person.colours)
    merged: dict[str, list[Mesh]] = {}
    for colour, part in parts:
        merged.setdefault(colour, []).append(part)
    primitives = [_primitive(file, colours.index(colour), pieces) for colour, pieces in merged.items()]
    file.made.meshes.append(gltf.Mesh(name=person.id, primitives=primitives))
    for colour in colours:
        rough = 0.55 if colour in ("skin", "lips") else 0.85
        file.made.materials.append(
            gltf.Material(
                name=colour,
                pbrMetallicRoughness=gltf.PbrMetallicRoughness(
                    baseColorFactor=[*linear(person.colours[colour]), 1.0],
                    metallicFactor=0.0,
                    roughnessFactor=rough,
                ),
            )
        )


def _primitive(file: _File, material: int, pieces: list[Mesh]) -> gltf.Primitive:
    starts = np.cumsum([0, *(len(piece.vertices) for piece in pieces)])
    faces = np.vstack([piece.faces + start for piece, start in zip(pieces, starts, strict=False)])
    order = np.argsort(-np.vstack([piece.weights for piece in pieces]), axis=1)[:, :4]
    weights = np.take_along_axis(np.vstack([piece.weights for piece in pieces]), order, axis=1)
    weights /= weights.sum(axis=1, keepdims=True)
    return gltf.Primitive(
        attributes=gltf.Attributes(
            POSITION=file.add(
                in_gltf(np.vstack([piece.vertices for piece in pieces])).astype("f4"), limits=True
            ),
            NORMAL=file.add(in_gltf(np.vstack([piece.normals for piece in pieces])).astype("f4")),
            JOINTS_0=file.add(np.where(weights > 0.0, order, 0).astype("u1")),
            WEIGHTS_0=file.add(weights.astype("f4")),
        ),
        indices=file.add(faces.astype("u4").reshape(-1)),
        material=material,
    )


def _animation(file: _File, clip: Clip) -> None:
    keys = len(clip.turns)
    made = gltf.Animation(name=clip.name)
    for bone, at in INDEX.items():
        carrier = PARENTS[bone]
        base = clip.turns[:, INDEX[carrier]] if carrier else np.tile(np.eye(3), (keys, 1, 1))
        turns = np.einsum("kji,kjl->kil", base, clip.turns[:, at])
        _channel(made, file, (bone, "rotation"), quaternions(turns))
        if bone in MOVED:
            start = clip.joints[:, INDEX[carrier]] if carrier else np.zeros((keys, 3))
            on_carrier = np.einsum("kji,kj->ki", base, clip.joints[:, at] - start)
            _channel(made, file, (bone, "translation"), in_gltf(on_carrier))
    file.made.animations.append(made)


def _channel(made: gltf.Animation, file: _File, where: tuple[str, str], values: np.ndarray) -> None:
    bone, path = where
    limb = bone.startswith(("left", "right")) and path == "rotation"
    kept = thinned(values, _near(bone, limb))
    times = np.linspace(0.0, 1.0, len(kept)) if len(kept) > 1 else np.zeros(1)
    made.samplers.append(
        gltf.AnimationSampler(
            input=file.add(times.astype("f4"), limits=True), output=file.add(kept.astype("f4"))
        )
    )
    made.channels.append(
        gltf.AnimationChannel(
            sampler=len(made.samplers) - 1, target=gltf.AnimationChannelTarget(node=INDEX[bone], path=path)
        )
    )


def _near(bone: str, limb: bool) -> float:
    if bone.endswith(FINGERS):
        return NEAR_FINGERS
    if bone.endswith(LIMB_ENDS):
        return NEAR_AT_ENDS
    return NEAR_LIMBS if limb else NEAR


def in_gltf(points: np.ndarray) -> np.ndarray:
    """Turn points (n, 3) from forwards, left, up into glTF's axes."""
    return np.stack([points[:, 0], points[:, 2], -points[:, 1]], axis=1)


def quaternions(turns: np.ndarray) -> np.ndarray:
    """Return x, y, z, w in glTF's axes for rotations (n, 3, 3), each on the near side of the one before."""
    w = np.sqrt(np.maximum(0.0, 1.0 + np.trace(turns, axis1=1, axis2=2))) / 2.0
    made = np.stack([_quaternion(turn, scalar) for turn, scalar in zip(turns, w, strict=True)])
    for index in range(1, len(made)):
        if made[index] @ made[index - 1] < 0.0:
            made[index] *= -1.0
    return made


def _quaternion(turn: np.ndarray, w: float) -> np.ndarray:
    if w > 0.1:
        x, y, z = turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]
        return np.array([x, z, -y, 4.0 * w * w]) / (4.0 * w)
    values, vectors = np.linalg.eigh((turn + turn.T) / 2.0)
    x, y, z = vectors[:, int(np.argmax(values))] * np.sqrt(max(0.0, 1.0 - w * w))
    if (turn[2, 1] - turn[1, 2]) * x + (turn[0, 2] - turn[2, 0]) * y + (turn[1, 0] - turn[0, 1]) * z < 0.0:
        w = -w
    return np.array([x, z, -y, w])


def linear(colour: str) -> list[float]:
    """Return a colour #rrggbb in linear light, as glTF wants it."""
    shares = (int(colour[at : at + 2], 16) / 255.0 for at in (1, 3, 5))
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
