"""Pictures of meshes without a graphics card: triangles, depth and soft light in numpy alone.

Exact but plain: one directional light with a soft fill, corners smoothed by drawing at twice the size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LIGHT = np.array([0.35, -0.55, 0.76])
FILL, MAIN = 0.52, 0.48
BACKGROUND = (0.955, 0.96, 0.965)


@dataclass(frozen=True, slots=True)
class Surface:
    """`vertices` and `normals` (n, 3), `faces` (m, 3), `colours` (n, 3) of 0 to 1."""

    vertices: np.ndarray
    normals: np.ndarray
    faces: np.ndarray
    colours: np.ndarray


@dataclass(frozen=True, slots=True)
class Eye:
    """Where the picture is seen from: looks from `at` towards `to`, `width_m` across at that distance."""

    at: tuple[float, float, float]
    to: tuple[float, float, float]
    width_m: float


def picture(surfaces: Sequence[Surface], eye: Eye, size: tuple[int, int]) -> np.ndarray:
    """Draw surfaces as an array (height, width, 3) of bytes."""
    width, height = size[0] * 2, size[1] * 2
    depth = np.full(width * height, np.inf)
    drawn = np.tile(np.array(BACKGROUND), (width * height, 1))
    for surface in surfaces:
        _draw(surface, eye, (width, height), depth, drawn)
    small = drawn.reshape(size[1], 2, size[0], 2, 3).mean(axis=(1, 3))
    return np.asarray(np.clip(small, 0.0, 1.0) * 255.0 + 0.5, dtype=np.uint8)


def box(least: Sequence[float], most: Sequence[float], colour: Sequence[float]) -> Surface:
    """Make a box between two corners."""
    vertices, normals, faces = [], [], []
    for axis in range(3):
        others = [other for other in range(3) if other != axis]
        for at, sign in ((least, -1.0), (most, 1.0)):
            start = len(vertices)
            for first, second in ((0, 0), (1, 0), (1, 1), (0, 1)):
                corner = [0.0, 0.0, 0.0]
                corner[axis] = at[axis]
                corner[others[0]] = (least, most)[first][others[0]]
                corner[others[1]] = (least, most)[second][others[1]]
                vertices.append(corner)
                normals.append([sign if along == axis else 0.0 for along in range(3)])
            faces += [(start, start + 1, start + 2), (start, start + 2, start + 3)]
    colours = np.tile(np.array(colour, dtype=float), (len(vertices), 1))
    return Surface(np.array(vertices), np.array(normals), np.array(faces), colours)


def _draw(surface: Surface, eye: Eye, size: tuple[int, int], depth: np.ndarray, drawn: np.ndarray) -> None:
    seen = _projected(surface.vertices, eye, size)
    normals = surface.normals
    lit = FILL + MAIN * np.clip(normals @ (LIGHT / np.linalg.norm(LIGHT)), -0.35, 1.0)
    shaded = surface.colours * np.clip(lit, 0.25, 1.0)[:, None]
    corners = seen[surface.faces]
    low = np.clip(np.floor(corners[:, :, :2].min(axis=1)), 0, None).astype(int)
    high = np.minimum(np.ceil(corners[:, :, :2].max(axis=1)), np.array(size) - 1).astype(int)
    extent = (high - low).max(axis=1) + 1
    for edge in (2, 4, 8, 16, 32, 64, 4096):
        chosen = (extent > (0 if edge == 2 else edge // (64 if edge == 4096 else 2))) & (extent <= edge)
        for some in np.array_split(
            np.flatnonzero(chosen), max(1, chosen.sum() * min(edge, 256) ** 2 // 400_000)
        ):
            if len(some):
                side = min(edge, int(extent[some].max()))
                _fill(surface.faces[some], corners[some], low[some], (side, size, shaded, depth, drawn))


def _fill(faces: np.ndarray, corners: np.ndarray, low: np.ndarray, target: tuple) -> None:
    side, size, shaded, depth, drawn = target
    steps = np.stack(np.meshgrid(np.arange(side), np.arange(side), indexing="xy"), axis=-1).reshape(-1, 2)
    at = low[:, None, :] + steps[None]
    a, b, c = (corners[:, corner, None, :2] for corner in range(3))
    area = _cross(b - a, c - a)
    with np.errstate(divide="ignore", invalid="ignore"):
        u = _cross(c - b, at - b) / area
        v = _cross(a - c, at - c) / area
    w = 1.0 - u - v
    inside = (u >= -1e-6) & (v >= -1e-6) & (w >= -1e-6) & (at < np.array(size)).all(axis=-1)
    face, step = np.nonzero(inside)
    if not len(face):
        return
    shares = np.stack([u[face, step], v[face, step], w[face, step]], axis=1)
    far = (shares * corners[face, :, 2]).sum(axis=1)
    pixel = at[face, step, 1] * size[0] + at[face, step, 0]
    order = np.argsort(-far, kind="stable")
    far, pixel, face, shares = far[order], pixel[order], face[order], shares[order]
    nearer = far < depth[pixel]
    far, pixel, face, shares = far[nearer], pixel[nearer], face[nearer], shares[nearer]
    depth[pixel] = far
    drawn[pixel] = np.einsum("pc,pcd->pd", shares, shaded[faces[face]])


def _projected(points: np.ndarray, eye: Eye, size: tuple[int, int]) -> np.ndarray:
    """Return x and y in pixels and the distance in metres of points, in a mild perspective."""
    way = np.array(eye.to) - np.array(eye.at)
    distance = float(np.linalg.norm(way))
    ahead = way / distance
    right = np.cross(ahead, (0.0, 0.0, 1.0))
    right /= np.linalg.norm(right)
    up = np.cross(right, ahead)
    local = points - np.array(eye.at)
    far = local @ ahead
    scale = size[0] / eye.width_m * distance / np.maximum(far, 0.05)
    x = size[0] / 2.0 + local @ right * scale
    y = size[1] / 2.0 - local @ up * scale
    return np.stack([x - 0.5, y - 0.5, far], axis=1)


def _cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
