"""Triangle meshes that carry bone weights: normals, smoothing, and cutting along a smooth line."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True, slots=True)
class Mesh:
    """`vertices` and `normals` (n, 3) in metres, `weights` (n, bones), `faces` (m, 3)."""

    vertices: np.ndarray
    faces: np.ndarray
    weights: np.ndarray
    normals: np.ndarray


def mesh(vertices: np.ndarray, faces: np.ndarray, weights: np.ndarray) -> Mesh:
    """Make a mesh with smooth normals."""
    return Mesh(vertices, faces, weights, normals(vertices, faces))


def normals(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Return the unit normal at every vertex, larger faces counting for more."""
    a, b, c = (vertices[faces[:, corner]] for corner in range(3))
    of_face = np.cross(b - a, c - a)
    summed = np.zeros_like(vertices)
    for corner in range(3):
        np.add.at(summed, faces[:, corner], of_face)
    return summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-12)


def smoothed(vertices: np.ndarray, faces: np.ndarray, rounds: int) -> np.ndarray:
    """Move every vertex half way to the middle of its neighbours, `rounds` times."""
    edges = np.unique(
        np.sort(np.vstack([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1), axis=0
    )
    count = np.maximum(np.bincount(edges.ravel(), minlength=len(vertices)), 1)[:, None]
    for _ in range(rounds):
        summed = np.zeros_like(vertices)
        np.add.at(summed, edges[:, 0], vertices[edges[:, 1]])
        np.add.at(summed, edges[:, 1], vertices[edges[:, 0]])
        vertices = vertices + 0.5 * (summed / count - vertices)
    return vertices


def grown(whole: Mesh, by_m: np.ndarray | float) -> Mesh:
    """Move every vertex outwards along its normal."""
    return replace(whole, vertices=whole.vertices + whole.normals * np.asarray(by_m).reshape(-1, 1))


def cut(whole: Mesh, field: np.ndarray) -> Mesh:
    """Keep what lies where `field` (one value a vertex) is above 0, cutting triangles where it is 0."""
    inside = field > 0.0
    corners = inside[whole.faces].sum(axis=1)
    ends: dict[tuple[int, int], int] = {}

    def point(kept: int, lost: int) -> int:
        return ends.setdefault((kept, lost), len(whole.vertices) + len(ends))

    pieces: list[tuple[int, int, int]] = []
    for face in whole.faces[(corners == 1) | (corners == 2)]:
        one = int(np.argmax(inside[face])) if inside[face].sum() == 1 else int(np.argmin(inside[face]))
        first, second, third = int(face[one]), int(face[(one + 1) % 3]), int(face[(one + 2) % 3])
        if inside[first]:
            pieces.append((first, point(first, second), point(first, third)))
        else:
            p, q = point(second, first), point(third, first)
            pieces += [(p, second, third), (p, third, q)]
    faces = np.vstack([whole.faces[corners == 3], np.array(pieces, dtype=int).reshape(-1, 3)])
    return _without_spares(_with_points(whole, field, list(ends)), faces)


def _with_points(whole: Mesh, field: np.ndarray, ends: list[tuple[int, int]]) -> Mesh:
    if not ends:
        return whole
    kept, lost = np.array(ends).T
    share = (field[kept] / (field[kept] - field[lost]))[:, None]

    def between(values: np.ndarray) -> np.ndarray:
        return np.vstack([values, values[kept] * (1.0 - share) + values[lost] * share])

    return Mesh(between(whole.vertices), whole.faces, between(whole.weights), between(whole.normals))


def _without_spares(whole: Mesh, faces: np.ndarray) -> Mesh:
    used, renumbered = np.unique(faces, return_inverse=True)
    return Mesh(whole.vertices[used], renumbered.reshape(-1, 3), whole.weights[used], whole.normals[used])
