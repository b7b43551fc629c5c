"""Read a person and their clips from the packed glTF file that the page shows them from."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from supple.errors import AssetsError
from supple.video.people import meshopt
from supple.video.people.person import Person, Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_TYPES = {5120: "i1", 5121: "u1", 5122: "i2", 5123: "u2", 5125: "u4", 5126: "f4"}
_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}
_PACKED = "EXT_meshopt_compression"
_TO_SUPPLE = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]])
"""Turns glTF's axes (forwards, up, right) into forwards, left, up."""


class File:
    """A glTF file in one piece (.glb); raises AssetsError where it is none that Supple writes."""

    def __init__(self, content: bytes) -> None:
        if content[:4] != b"glTF":
            raise AssetsError("A person's file is no glTF file.", "Install Supple again.")
        (length,) = struct.unpack_from("<I", content, 12)
        self.json: dict[str, Any] = json.loads(content[20 : 20 + length])
        self._bytes = content[28 + length :]
        self._views: dict[int, NDArray[np.uint8]] = {}

    def values(self, number: int) -> Array:
        """Return an accessor's values (count, width), whole numbers made shares where the file says so."""
        accessor = self.json["accessors"][number]
        kind, width = np.dtype(_TYPES[accessor["componentType"]]), _WIDTHS[accessor["type"]]
        rows = self._view(accessor["bufferView"])
        flat = rows.reshape(-1)[accessor.get("byteOffset", 0) :]
        stride = rows.shape[1] if self._strided(accessor["bufferView"]) else kind.itemsize * width
        taken = np.lib.stride_tricks.as_strided(flat, (accessor["count"], kind.itemsize * width), (stride, 1))
        values = np.ascontiguousarray(taken).view(kind.newbyteorder("<")).astype(float)
        if accessor.get("normalized"):
            values = np.maximum(values / np.iinfo(kind).max, -1.0)
        return np.asarray(values)

    def corners(self, number: int) -> NDArray[np.int64]:
        """Return the corners of triangles (m, 3)."""
        accessor = self.json["accessors"][number]
        view = self.json["bufferViews"][accessor["bufferView"]]
        packed = view.get("extensions", {}).get(_PACKED)
        if packed is None or packed["mode"] != "TRIANGLES":
            return self.values(number).astype(np.int64).reshape(-1, 3)
        whole = meshopt.triangles(self._raw(packed), packed["count"]).reshape(-1)
        first = accessor.get("byteOffset", 0) // packed["byteStride"]
        return whole[first : first + accessor["count"]].reshape(-1, 3)

    def _strided(self, number: int) -> bool:
        return "byteStride" in self.json["bufferViews"][number]

    def _view(self, number: int) -> NDArray[np.uint8]:
        if number not in self._views:
            view = self.json["bufferViews"][number]
            packed = view.get("extensions", {}).get(_PACKED)
            self._views[number] = self._plain(view) if packed is None else self._unpacked(packed)
        return self._views[number]

    def _unpacked(self, packed: Mapping[str, Any]) -> NDArray[np.uint8]:
        if packed.get("filter", "NONE") != "NONE":
            raise AssetsError("A person's file is packed with a filter.", "Make it with `make people`.")
        return meshopt.attributes(self._raw(packed), packed["count"], packed["byteStride"])

    def _raw(self, place: Mapping[str, Any]) -> bytes:
        first = place.get("byteOffset", 0)
        return self._bytes[first : first + place["byteLength"]]

    def _plain(self, view: Mapping[str, Any]) -> NDArray[np.uint8]:
        raw = np.frombuffer(self._raw(view), np.uint8)
        stride = view.get("byteStride", 1)
        return raw[: len(raw) // stride * stride].reshape(-1, stride)


@dataclass(frozen=True, slots=True)
class _Channel:
    bone: int
    path: str
    times: Array
    values: Array


class Actor:
    """A person of the demonstrator with every clip that the page has."""

    def __init__(self, content: bytes) -> None:
        self._file = File(content)
        made = self._file.json
        nodes, skin = made["nodes"], made["skins"][0]
        self._nodes: list[int] = skin["joints"]
        self._bone = {node: bone for bone, node in enumerate(self._nodes)}
        self._rest = [_transform(nodes[node]) for node in self._nodes]
        carrier = {child: node for node, told in enumerate(nodes) for child in told.get("children", ())}
        self._carrier = [self._bone.get(carrier.get(node, -1), -1) for node in self._nodes]
        self._clips = {told["name"]: told for told in made["animations"]}
        self._known: dict[str, list[_Channel]] = {}

    @property
    def clips(self) -> frozenset[str]:
        """The names of the clips, "<pose>><pose>"; the way back is the same clip backwards."""
        return frozenset(self._clips)

    @cached_property
    def person(self) -> Person:
        """The person at rest."""
        made = self._file.json
        turns, joints = self._globals(self._rest)
        binds = self._file.values(made["skins"][0]["inverseBindMatrices"]).reshape(-1, 4, 4)
        bind = binds[0].T
        base = turns[0] @ bind[:3, :3]
        start = turns[0] @ bind[:3, 3] + joints[0]
        pieces = [_Piece(self._file, primitive) for primitive in made["meshes"][0]["primitives"]]
        starts = np.cumsum([0, *(len(piece.points) for piece in pieces)])
        kinds = [made["materials"][piece.material] for piece in pieces]
        return Person(
            vertices=(np.vstack([piece.points for piece in pieces]) @ base.T + start) @ _TO_SUPPLE.T,
            normals=_unit(np.vstack([piece.normals for piece in pieces]) @ turns[0].T) @ _TO_SUPPLE.T,
            bones=np.vstack([piece.bones for piece in pieces]),
            weights=np.vstack([piece.weights for piece in pieces]),
            faces=np.vstack([piece.faces + first for piece, first in zip(pieces, starts, strict=False)]),
            part=np.repeat(np.arange(len(pieces)), [len(piece.faces) for piece in pieces]),
            parts=tuple(kind["name"] for kind in kinds),
            colours=np.array([kind["pbrMetallicRoughness"]["baseColorFactor"][:3] for kind in kinds]),
            joints=joints @ _TO_SUPPLE.T,
            names=tuple(made["nodes"][node]["name"] for node in self._nodes),
        )

    def place(self, clip: str, share: float) -> Place:
        """Return where the bones are at a share (0 to 1) of the way "<pose>><pose>".

        Raises AssetsError where the file holds no clip for that way.
        """
        start, _, end = clip.partition(">")
        if start > end:
            clip, share = f"{end}>{start}", 1.0 - share
        at = list(self._rest)
        for channel in self._channels(clip):
            turn, shift = at[channel.bone]
            value = _between(channel, min(1.0, max(0.0, share)))
            at[channel.bone] = (_matrix(value), shift) if channel.path == "rotation" else (turn, value)
        turns, joints = self._globals(at)
        rest, _ = self._globals(self._rest)
        from_rest = np.einsum("bij,bkj->bik", turns, rest)
        return Place(_TO_SUPPLE @ from_rest @ _TO_SUPPLE.T, joints @ _TO_SUPPLE.T)

    def _channels(self, clip: str) -> list[_Channel]:
        if clip not in self._clips:
            hint = "It was made for other movements: install Supple again."
            raise AssetsError(f"A person's file has no clip {clip}.", hint)
        if clip not in self._known:
            told = self._clips[clip]
            self._known[clip] = [self._channel(told["samplers"], channel) for channel in told["channels"]]
        return self._known[clip]

    def _channel(self, samplers: Sequence[Mapping[str, int]], told: Mapping[str, Any]) -> _Channel:
        sampler, target = samplers[told["sampler"]], told["target"]
        times = self._file.values(sampler["input"])[:, 0]
        values = self._file.values(sampler["output"])
        return _Channel(self._bone[target["node"]], target["path"], times, values)

    def _globals(self, at: Sequence[tuple[Array, Array]]) -> tuple[Array, Array]:
        turns, joints = np.zeros((len(at), 3, 3)), np.zeros((len(at), 3))
        for bone, (turn, shift) in enumerate(at):
            carrier = self._carrier[bone]
            if carrier < 0:
                turns[bone], joints[bone] = turn, shift
            else:
                turns[bone] = turns[carrier] @ turn
                joints[bone] = joints[carrier] + turns[carrier] @ shift
        return turns, joints


class _Piece:
    """The mesh of one material."""

    def __init__(self, file: File, told: Mapping[str, Any]) -> None:
        of = told["attributes"]
        self.material: int = told.get("material", 0)
        self.points = file.values(of["POSITION"])
        self.normals = file.values(of["NORMAL"])
        self.bones = file.values(of["JOINTS_0"]).astype(np.int64)
        weights = file.values(of["WEIGHTS_0"])
        self.weights = weights / weights.sum(axis=1, keepdims=True)
        self.faces = file.corners(told["indices"])


def _transform(node: Mapping[str, Any]) -> tuple[Array, Array]:
    turn = _matrix(np.array(node.get("rotation", (0.0, 0.0, 0.0, 1.0)), dtype=float))
    return turn, np.array(node.get("translation", (0.0, 0.0, 0.0)), dtype=float)


def _between(channel: _Channel, share: float) -> Array:
    """Interpolate a channel as glTF says: turns along the shorter arc, places in straight lines."""
    times, values = channel.times, channel.values
    at = share * float(times[-1])
    after = int(np.searchsorted(times, at, side="right"))
    if after == 0 or after == len(times):
        return np.asarray(values[min(after, len(times) - 1)])
    part = (at - float(times[after - 1])) / float(times[after] - times[after - 1])
    before, ahead = values[after - 1], values[after]
    if channel.path != "rotation":
        return np.asarray(before + (ahead - before) * part)
    return _slerp(before, ahead, part)


def _slerp(start: Array, end: Array, share: float) -> Array:
    cosine = float(start @ end)
    if cosine < 0.0:
        end, cosine = -end, -cosine
    if cosine > 0.9995:
        mixed = start + (end - start) * share
        return np.asarray(mixed / np.linalg.norm(mixed))
    angle = float(np.arccos(min(1.0, cosine)))
    mixed = np.sin((1.0 - share) * angle) * start + np.sin(share * angle) * end
    return np.asarray(mixed / np.sin(angle))


def _matrix(turn: Array) -> Array:
    """Return the rotation matrix of a unit quaternion x, y, z, w."""
    x, y, z, w = turn
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )


def _unit(rows: Array) -> Array:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12))
