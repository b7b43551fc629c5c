"""How far points are from a skin, or how deep inside it."""

from __future__ import annotations

import numpy as np

from studio.bodies.meshes import normals

OVER_FACE = np.array([(i, j, 4 - i - j) for i in range(5) for j in range(5 - i)]) / 4.0
"""Points all over a triangle, as shares of its corners."""
BESIDE_M = 0.02
"""A point that is inside has the skin straight ahead of it, not further than this to one side."""
VOTES, AHEAD = 6, 0.85
"""Of a skin of few points: how many say together whether a point is inside, and how much of the way to the
nearest is then straight ahead."""


def surface(points: np.ndarray, faces: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return points (n, 3) all over some faces, and the normals there.

    Corners alone are up to 6 cm apart: the plane of the nearest is a centimetre off the skin between them.
    """
    at, out = (
        np.einsum("sc,fcx->fsx", OVER_FACE, values[faces]).reshape(-1, 3)
        for values in (points, normals(points, faces))
    )
    return at, out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)


def above(mine: np.ndarray, skin: tuple[np.ndarray, np.ndarray], edge_m: float = 0.0) -> np.ndarray:
    """Return the distance of points from the nearest of a skin's, below 0 inside it; `skin`: points, normals.

    At a hem other points of the skin lie within `edge_m` of the nearest: outside one of them is outside.
    So is a point beyond the border of a skin that is looked at in part.
    """
    at, out = skin
    apart = _apart(mine, at)
    nearest = apart.argmin(axis=1)
    height = np.einsum("pi,pi->p", mine - at[nearest], out[nearest])
    for point in np.flatnonzero(height < 0.0) if edge_m else ():
        tied = np.linalg.norm(at - at[nearest[point]], axis=1) <= edge_m
        height[point] = ((mine[point] - at[tied]) * out[tied]).sum(axis=1).max()
    least = apart.min(axis=1)
    beyond = (least**2 - height**2 > BESIDE_M**2) if edge_m else np.zeros(len(mine), bool)
    return np.where((height > 0.0) | beyond, least, height)


def roughly_above(mine: np.ndarray, skin: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Return the same for a skin of few points, of which the nearest may lie to one side, or across a hem.

    Inside is what the nearest `VOTES` points together see below them.
    """
    at, out = skin
    apart = _apart(mine, at)
    near = np.argpartition(apart, VOTES, axis=1)[:, :VOTES]
    height = np.einsum("pki,pki->pk", mine[:, None] - at[near], out[near]).mean(axis=1)
    least = apart.min(axis=1)
    return np.where(height < -AHEAD * least, height, least)


def _apart(mine: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return how far each point is from each of others."""
    squared = (mine**2).sum(axis=1)[:, None] + (at**2).sum(axis=1)[None] - 2.0 * mine @ at.T
    return np.asarray(np.sqrt(np.maximum(squared, 0.0)))
