"""The source body: anny's mesh in one person's shape, in Supple's axes.

Only this module imports anny and torch, which take a minute and a gigabyte: what it makes of a person is
kept in `build/bodies`.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from studio.bodies.people import Person

KEPT = Path(__file__).parents[2] / "build" / "bodies"
_AXES = np.array([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
"""Turns anny's axes (left, backwards, up) into forwards, left, up."""


@dataclass(frozen=True, slots=True)
class Source:
    """A body standing with its arms a little out, in metres; axes forwards, left, up.

    `vertices` (n, 3), `faces` (m, 3), `weights` and `bones` (n, 9): how much each source bone moves a
    vertex; `heads` and `tails` (b, 3): both ends of each source bone; `labels`: its name.
    """

    vertices: np.ndarray
    faces: np.ndarray
    weights: np.ndarray
    bones: np.ndarray
    heads: np.ndarray
    tails: np.ndarray
    labels: tuple[str, ...]

    def head(self, name: str) -> np.ndarray:
        """Return where a source bone begins, in metres."""
        return self.heads[self.labels.index(name)]

    def tail(self, name: str) -> np.ndarray:
        """Return where a source bone ends, in metres."""
        return self.tails[self.labels.index(name)]


def source(person: Person) -> Source:
    """Return a person's source body, from `build/bodies` where it was made before."""
    shape = json.dumps([dict(person.shape), dict(person.changes)], sort_keys=True)
    path = KEPT / f"{person.id}-{hashlib.sha256(shape.encode()).hexdigest()[:12]}.npz"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        np.savez(path, **_made(person))
    with np.load(path) as kept:
        arrays = {name: kept[name] for name in kept.files}
    return Source(labels=tuple(arrays.pop("labels").tolist()), **arrays)


def bmi(body: Source) -> float:
    """Return the body mass index in kg/m² of a source body, from its volume at the density of water."""
    a, b, c = (body.vertices[body.faces[:, corner]] for corner in range(3))
    volume_m3 = float(np.einsum("ij,ij->", a, np.cross(b, c))) / 6.0
    heights = body.vertices[:, 2]
    return 1000.0 * volume_m3 / float(heights.max() - heights.min()) ** 2


def made(person: Person) -> Source:
    """Make a source body anew, and keep it nowhere."""
    arrays = _made(person)
    return Source(labels=tuple(arrays.pop("labels").tolist()), **arrays)


@cache
def _model(changes: tuple[str, ...]):
    """Load anny with some local changes: a minute the first time, a second from then on."""
    os.environ.setdefault("ANNY_CACHE_DIR", str(KEPT / "anny"))
    import anny

    return anny.create_fullbody_model(
        all_phenotypes=True, triangulate_faces=True, local_changes=list(changes) or "none"
    )


def _made(person: Person) -> dict[str, np.ndarray]:
    import torch

    model = _model(tuple(person.changes))
    body = model(
        phenotype_kwargs={name: torch.tensor([value]) for name, value in person.shape.items()},
        local_changes_kwargs={name: torch.tensor([value]) for name, value in person.changes.items()},
    )
    in_axes = {
        name: body[key][0].numpy().astype(float) @ _AXES.T
        for name, key in (
            ("vertices", "rest_vertices"),
            ("heads", "rest_bone_heads"),
            ("tails", "rest_bone_tails"),
        )
    }
    return {
        **in_axes,
        "faces": model.faces.numpy(),
        "weights": model.vertex_bone_weights.numpy().astype(float),
        "bones": model.vertex_bone_indices.numpy(),
        "labels": np.array(model.bone_labels),
    }
