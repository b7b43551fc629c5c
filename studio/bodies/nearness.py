"""How far points are from a skin, or how deep inside it."""

from __future__ import annotations

import numpy as np

OVER_FACE = np.array([(i, j, 4 - i - j) for i in range(5) for j in range(5 - i)]) / 4.0
"""Points all over a triangle, as shares of its corners."""


def normals_of(points: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Return the normal (n, 3) of every point of a mesh."""
    a, b, c = (points[faces[:, corner]] for corner in range(3))
    flat = np.cross(b - a, c - a)
    summed = np.zeros_like(points)
    for corner in range(3):
        np.add.at(summed, faces[:, corner], flat)
    return np.asarray(summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-12))


def surface(points: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return points (n, 3) all over some faces, and the normals there.

    Corners alone are up to 6 cm apart: the plane of the nearest is a centimetre off the skin between them.
    """
    at, normals = (
        np.einsum("sc,fcx->fsx", OVER_FACE, values[faces]).reshape(-1, 3)
        for values in (points, normals_of(points, faces))
    )
    return at, normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)


BESIDE_M = 0.02
"""A point that is inside has the skin straight ahead of it, not further than this to one side."""


def above(mine: np.ndarray, skin: tuple[np.ndarray, np.ndarray], edge_m: float = 0.0) -> np.ndarray:
    """Return the distance of points from the nearest of a skin's, below 0 inside it; `skin`: points, normals.

    At a hem other points of the skin lie within `edge_m` of the nearest: outside one of them is outside.
    So is a point beyond the border of a skin that is looked at in part.
    """
    at, normals = skin
    apart = np.sqrt(np.maximum(
        (mine**2).sum(axis=1)[:, None] + (at**2).sum(axis=1)[None] - 2.0 * mine @ at.T, 0.0
    ))  # fmt: skip
    nearest = apart.argmin(axis=1)
    height = np.einsum("pi,pi->p", mine - at[nearest], normals[nearest])
    for point in np.flatnonzero(height < 0.0) if edge_m else ():
        tied = np.linalg.norm(at - at[nearest[point]], axis=1) <= edge_m
        height[point] = ((mine[point] - at[tied]) * normals[tied]).sum(axis=1).max()
    least = apart.min(axis=1)
    beyond = (least**2 - height**2 > BESIDE_M**2) if edge_m else np.zeros(len(mine), bool)
    return np.where((height > 0.0) | beyond, least, height)
