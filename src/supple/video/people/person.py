"""A person to draw: a dressed mesh whose bones move it. Axes: forwards, left, up, in metres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Person:
    """A mesh at rest, with its bones.

    `vertices` and `normals` (n, 3); each vertex moves with four of the `bones` (n, 4) by its `weights`
    (n, 4). `faces` (m, 3) have their outside where the corners run anticlockwise; `part` (m,) is each one's
    place in `parts` (what it is: "skin", "shirt" …) and `colours` (linear light, 0 to 1, parts x 3).
    `joints` (b, 3) are where the bones turn, at rest, and `names` what they are called.
    """

    vertices: Array
    normals: Array
    bones: Whole
    weights: Array
    faces: Whole
    part: Whole
    parts: tuple[str, ...]
    colours: Array
    joints: Array
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where every bone is: `turns` (b, 3, 3) from rest, and `joints` (b, 3)."""

    turns: Array
    joints: Array


def moved(person: Person, place: Place) -> tuple[Array, Array]:
    """Return the vertices and normals (n, 3 each) moved with the bones; normals are of about unit length."""
    shifts = place.joints - np.einsum("bij,bj->bi", place.turns, person.joints)
    whole = np.concatenate((place.turns, shifts[:, :, None]), axis=2).reshape(-1, 12)
    mixed = np.einsum("nk,nkm->nm", person.weights, whole[person.bones]).reshape(-1, 3, 4)
    turned = mixed[:, :, :3]
    points = np.einsum("nij,nj->ni", turned, person.vertices) + mixed[:, :, 3]
    return points, np.einsum("nij,nj->ni", turned, person.normals)
